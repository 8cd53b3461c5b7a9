"""What a report is about, by which what a watch was told about it is kept."""

from claimwatch_contracts.events import ReportFiled


def subjects_of(event: ReportFiled) -> tuple[str, ...]:
    """The ids of the incidents and the story that a report is about, the main incident first, each once.

    They are conservative: what was told of a report is kept as long as anything is reported about one of them.
    """
    report, judgement = event.report, event.judgement
    heads = [head for head in (judgement.incident, *judgement.recalled) if head is not None]
    incidents = [report.incident_id, *(head.incident_id for head in heads)]
    named = [f"incident:{incident_id}" for incident_id in incidents if incident_id is not None]
    return tuple(dict.fromkeys([*named, f"story:{report.story_id}"]))
