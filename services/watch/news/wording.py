"""News in words, on one line."""

import re

from claimwatch_contracts.extraction import Attribution, Place, Quantity
from claimwatch_contracts.ledger import Entry
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import CueClass, PlaceRole, Polarity
from claimwatch_language.quantities import amount, in_words
from claimwatch_language.saying.speech import SPOKE
from claimwatch_language.wordlists import word_set

_WORD = re.compile(r"[^\W_]+")
_BY = {
    CueClass.DEMAND: "in a demand by",
    CueClass.ACCUSE: "alleged by",
    CueClass.WARN: "warned of by",
    CueClass.PROMISE: "in a promise by",
    CueClass.ASK: "asked about by",
    CueClass.BELIEVE: "believed by",
}
_PLAIN_CUES = SPOKE | word_set("say saying according to quoted as has have had also was were now late later earlier")
"""Cues of only these words say no more than that somebody speaks. All other cues are told ("could not confirm")."""
_LONGEST_ABBREVIATION = 4


def describe_figure(
    report: Report,
    figure: ReportedFigure,
    before: Quantity | None = None,
    *,
    contested: bool = False,
    disputed: bool = False,
) -> str:
    """The figure on one line: amount, what is counted, place, claimant and cue class, and the earlier amount.

    ``before`` is the earlier quantity, if the figure itself does not know it. ``contested`` says that from this figure
    on the claimants contradict each other. A figure is ``disputed`` if it stands in a denial and
    was not read as denied itself: whose it is remains open.
    """
    line = in_words(figure)
    if figure.place is not None:
        line += f", {whereabouts(report, figure.place)}"
    denied = figure.factuality.polarity is Polarity.DENIED
    if disputed and not denied:
        line += ", disputed" + (f", named by {figure.claimant.name}" if figure.claimant else "")
    elif figure.claimant is None:
        line += ", denied, no claimant named" if denied else ", no claimant named"
    else:
        by = "denied by" if denied else _BY.get(_cue_class_of(report, figure), "claimed by")
        line += f", {by} {figure.claimant.name}"
    if (was := before or figure.was) is not None:
        line += f" (was {amount(was)})"
    return f"{line}; the claimants now contradict each other" if contested else line


def describe_entry(entry: Entry) -> str:
    """What no longer stands, on one line."""
    line = in_words(entry)
    by = entry.claimant.name if entry.claimant else entry.evidence.publisher
    return f"no longer stands: {line}, {by}"


def describe_statement(report: Report, attribution: Attribution) -> str:
    """The claimant, the cue unless it is a plain verb of saying, and the content."""
    who = attribution.claimant.name if attribution.claimant else "no claimant named"
    return f"{who} {cue_told(report, attribution)}".rstrip() + f": {attribution.content.shown(report.article.text)}"


def cue_told(report: Report, attribution: Attribution) -> str:
    """The cue, unless it says no more than that somebody speaks: then "denies", or nothing."""
    cue = attribution.cue.shown(report.article.text) if attribution.cue else ""
    if _PLAIN_CUES.issuperset(_WORD.findall(cue.casefold())):
        return "denies" if attribution.factuality.polarity is Polarity.DENIED else ""
    return cue


def whereabouts(report: Report, place: Place) -> str:
    """The place as the article writes it. If the gazetteer lacks the place, the containing area follows."""
    name = as_written(place)
    if place.geonames_id is not None or not place.within:
        return name
    area = place.within[0]
    same = (other for other in report.places if other.geonames_id == area.geonames_id is not None)
    around = next((as_written(other) for other in same if other.role is PlaceRole.LOCATION), area.name)
    return name if around.casefold() in name.casefold() else f"{name}, {around}"


def as_written(place: Place) -> str:
    """The name in the article's spelling ("Raqqa", not "Ar Raqqah"), but not in the capitals of a dateline."""
    name = " ".join(place.text.split())
    if name.casefold() == place.name.casefold():
        return place.name
    return name.title() if name.islower() or (name.isupper() and len(name) > _LONGEST_ABBREVIATION) else name


def _cue_class_of(report: Report, figure: ReportedFigure) -> CueClass:
    """The cue class of the attribution that contains the figure; ``ASSERT`` outside attributions."""
    return CueClass.ASSERT if figure.attribution is None else report.attributions[figure.attribution].cue_class
