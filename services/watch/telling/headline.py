"""The headline of an alert: what happened, and what has changed.

"Air strike, Ariha, 12 March: White Helmets now say 41 killed (was 24); Syrian Army denies"
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimwatch_contracts.alert import TITLE
from claimwatch_contracts.extraction import Attribution, NamedClaimant
from claimwatch_contracts.judgement import IncidentHead
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.vocabulary import ClaimantKind, Measure, NoveltyKind, Polarity, SpeechType
from claimwatch_language.quantities import COMPARISONS, amount, in_words
from services.watch.news.novelty import ORDER, Novelty
from services.watch.news.wording import cue_told, whereabouts

MOST_CHANGES = 3
MOST_TOGETHER = 2
"""Figures at most that one claimant gives in a headline."""
CHANGE, CLAIMANT = 110, 60
"""Code points at most of a change, and of a claimant's name in it."""
_GOES_ON = ("that ", "to ")
_NUMBER = rf"(?:(?:{'|'.join(COMPARISONS)}) )?[\d,]+"
_FIGURES = re.compile(rf": {_NUMBER}(?: to {_NUMBER})? [a-z ]+(?:, [a-z\d]+ claimants?)?$")
"""What an incident's headline says of its figures; the changes say it better."""
_OF = re.compile(r"\b(?:of|at|in|from|for|on)\b|,|\(")
_MANY = re.compile(r"[a-z](?:(?<![sui])s|ople)$|\bpolice$|\bmedia$", re.IGNORECASE)
_ORDER = tuple(ORDER)
_SEVERE = (Measure.KILLED, Measure.BODIES_FOUND, Measure.MISSING, Measure.WOUNDED, Measure.DETAINED, Measure.DISPLACED)
_ONE = frozenset({ClaimantKind.PERSON})


@dataclass(frozen=True)
class _Change:
    """A change in words: who, the verb, and what; ``who`` is empty for what nobody claims."""

    who: str
    verb: str
    what: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.who, self.verb, self.what) if part)


def headline(report: Report, incident: IncidentHead | None, news: Iterable[Novelty]) -> str:
    """What happened, by the incident or else the article's title, and the first changes."""
    name = _FIGURES.sub("", incident.headline) if incident else ""
    changes = [shortened(change, CHANGE) for change in _joined(_changes(report, incident, news))][:MOST_CHANGES]
    if not changes:
        return shortened(name or report.article.title or report.article.text, TITLE)
    return shortened(f"{name}: {'; '.join(changes)}" if name else "; ".join(changes), TITLE)


def _changes(report: Report, incident: IncidentHead | None, news: Iterable[Novelty]) -> list[_Change]:
    """The changes in order: what somebody says before what nobody claims, plain assertions if there is nothing else."""
    told = [item for item in news if item.kind is not NoveltyKind.NEW_STORY]
    plain = [item for item in told if item.is_plain_statement and item.is_assertion]
    others = sorted(
        (item for item in told if item not in plain),
        key=lambda item: (item.is_unclaimed, _ORDER.index(item.kind), _severity(report, item)),
    )
    return [_change(report, item, incident) for item in others or plain[:1]]


def _severity(report: Report, item: Novelty) -> int:
    """The place of an item among those of its kind: tolls, then what is said, then other numbers."""
    if item.figure is None:
        return len(_SEVERE)
    measure = report.figures[item.figure].measure
    return _SEVERE.index(measure) if measure in _SEVERE else len(_SEVERE) + 1


def _joined(changes: Iterable[_Change]) -> list[str]:
    """The changes, what one claimant says in one way told together: "they say 7 killed (children), 11 killed"."""
    joined: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        said = joined.setdefault((change.who, change.verb), [])
        if change.what not in said and len(said) < MOST_TOGETHER:
            said.append(change.what)
    return [str(_Change(who, verb, ", ".join(said))) for (who, verb), said in joined.items()]


def _change(report: Report, item: Novelty, incident: IncidentHead | None) -> _Change:
    if item.taken_back is not None:
        name = item.taken_back.claimant.name if item.taken_back.claimant else item.taken_back.evidence.publisher
        return _Change("", "no longer stands:", f"{in_words(item.taken_back)} ({name})")
    if item.figure is not None:
        return _figure(report, report.figures[item.figure], item, incident)
    return _statement(report, report.attributions[item.attribution or 0])


def _figure(report: Report, figure: ReportedFigure, item: Novelty, incident: IncidentHead | None) -> _Change:
    was = f" (was {amount(item.before)})" if item.before else ""
    said = in_words(figure) + _elsewhere(report, figure, incident) + was
    who, now = _name(figure.claimant), "now " if item.kind is NoveltyKind.UPDATE and was else ""
    if item.kind is NoveltyKind.CORRECTION:
        return _Change("", "corrected:", said + (f", {who}" if who else ""))
    if figure.claimant is None:
        return _Change("", "", now + said)
    if item.kind is NoveltyKind.DENIAL and figure.factuality.polarity is not Polarity.DENIED:
        return _Change("", "disputed:", said)
    if figure.factuality.polarity is Polarity.DENIED:
        return _Change(who, _form(figure.claimant, "denies", "deny"), said)
    return _Change(who, now + _form(figure.claimant, "says", "say"), said)


def _statement(report: Report, attribution: Attribution) -> _Change:
    """Who says what, with the cue if it says more than "said"."""
    who, claimant = _name(attribution.claimant) or "somebody", attribution.claimant
    content, cue = attribution.content.shown(report.article.text), cue_told(report, attribution)
    verb = cue or _form(claimant, "says", "say")
    goes_on = content.startswith(_GOES_ON) or (cue and attribution.type is SpeechType.INDIRECT)
    return _Change(who, verb if goes_on else f"{verb}:", content)


def _name(claimant: NamedClaimant | None) -> str:
    return shortened(claimant.name, CLAIMANT) if claimant else ""


def _elsewhere(report: Report, figure: ReportedFigure, incident: IncidentHead | None) -> str:
    """The figure's place, unless it is the incident's."""
    place = figure.place
    if place is None or incident is None or incident.place is None:
        return f" in {whereabouts(report, place)}" if place is not None else ""
    is_id = place.geonames_id is not None and place.geonames_id == incident.place.geonames_id
    is_same = is_id or place.name == incident.place.name
    return "" if is_same else f" in {whereabouts(report, place)}"


def _form(claimant: NamedClaimant | None, one: str, many: str) -> str:
    """The verb's form: plural for several ("medics at the hospital", "White Helmets")."""
    if claimant is None or claimant.kind in _ONE:
        return one
    head = _OF.split(claimant.name, maxsplit=1)[0].strip()
    return many if _MANY.search(head) else one
