"""What was told of a report is kept by the incidents and the story that the report is about."""

from claimwatch_contracts.events import ReportFiled
from claimwatch_contracts.judgement import IncidentHead, Judgement
from services.watch.news.subjects import subjects_of
from tests.builders import report


def test_a_report_without_an_incident_is_about_its_story() -> None:
    assert subjects_of(ReportFiled(report=report(story="s1"))) == ("story:s1",)


def test_the_main_incident_comes_first_and_recalled_ones_count_too() -> None:
    judgement = Judgement(
        incident=IncidentHead(incident_id="now", headline="A fire"),
        recalled=(IncidentHead(incident_id="then", headline="A flood"),),
    )
    filed = report(story="s1").model_copy(update={"incident_id": "now"})
    expected = ("incident:now", "incident:then", "story:s1")
    assert subjects_of(ReportFiled(report=filed, judgement=judgement)) == expected
