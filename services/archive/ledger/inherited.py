"""What a figure has from the rest of its article: the claimant of its whole or of all of it, what a total counts."""

import re

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure
from services.archive.ledger.classes import TOLD_APART
from services.archive.ledger.counting import is_new_total
from services.archive.ledger.naming import KINDS_OF_BODIES, is_own_name
from services.archive.ledger.sentences import Sentences

_BREAKS_DOWN = re.compile(
    r"\bof (?:the|those|these|them|its|their|all) (?:[\w-]+ ){0,2}?"
    r"(?:dead|deaths|killed|victims|fatalities|wounded|injured|missing|detained|arrested|bodies|cases|infections)\b"
    r"|^\W*of (?:these|those|them)\b",
    re.IGNORECASE,
)
"""Words of a sentence that says how a count is made up."""


def of_publisher(report: Report, figure: ReportedFigure) -> Claimant | None:
    """Who gives the figure. What nobody gives in a body's own statement that body does, if it speaks in the text."""
    if figure.claimant is not None:
        return figure.claimant
    claimants = (attribution.claimant for attribution in report.attributions)
    publisher = report.article.publisher
    own = (each for each in claimants if each and each.kind in KINDS_OF_BODIES and is_own_name(each.name, publisher))
    return next(own, None)


def of_whole(report: Report, figure: ReportedFigure) -> ReportedFigure:
    """The figure, with the claimant of the figure that includes it if it has none of its own."""
    if figure.claimant is not None or figure.subset_of is None:
        return figure
    whole = report.figures[figure.subset_of]
    return figure.model_copy(update={"claimant": whole.claimant, "attribution": whole.attribution})


def of_sentence(report: Report, sentences: Sentences, index: int, figure: ReportedFigure) -> ReportedFigure:
    """The figure. Women, children and the like that nobody counts are counted by who counts all, right before them.

    "41 people were wounded, the doctor said, among them 13 children. Six were women."
    """
    if figure.claimant is not None or figure.population not in TOLD_APART or not index:
        return figure
    whole = next((other for other in reversed(report.figures[:index]) if other.population not in TOLD_APART), None)
    if whole is None or whole.claimant is None or whole.measure is not figure.measure:
        return figure
    before = sentences.around(max(0, sentences.around(figure.start).start - 1)).start
    if whole.start < before or (whole.value or 0.0) < (figure.value or 0.0):
        return figure
    return figure.model_copy(update={"claimant": whole.claimant, "attribution": whole.attribution})


def of_breakdown(report: Report, sentences: Sentences, index: int, figure: ReportedFigure) -> ReportedFigure:
    """The figure. What nobody counts of the dead that somebody counted right before is of that claimant's count.

    "16 people have died, the union said. Eight of the dead were in Orsk and four in Tarn."
    """
    if figure.claimant is not None or not index:
        return figure
    sentence, text = sentences.around(figure.start), report.article.text
    if _BREAKS_DOWN.search(text[sentence.start : sentence.end]) is None:
        return figure
    paragraph = text.rfind("\n\n", 0, sentence.start)
    earlier = [other for other in report.figures[:index] if max(0, paragraph) <= other.start < sentence.start]
    whole = next((other for other in reversed(earlier) if other.measure is figure.measure), None)
    if whole is None or whole.claimant is None or (whole.value or 0.0) < (figure.value or 0.0):
        return figure
    return figure.model_copy(update={"claimant": whole.claimant, "attribution": whole.attribution})


def of_total(report: Report, sentences: Sentences, index: int, figure: ReportedFigure) -> ReportedFigure:
    """The figure. A total ("bringing the total to 412") has the claimant of the figure before it.

    A bare one counts what that figure counts.
    """
    sentence = sentences.around(figure.start)
    before = report.figures[index - 1] if index else None
    if before is None or before.start < sentence.start:
        return figure
    if not is_new_total(report.article.text, before.end, figure.start):
        return figure
    is_bare = figure.measure is Measure.PEOPLE_OTHER and figure.submeasure is None and figure.counted is None
    what = {"measure": before.measure, "submeasure": before.submeasure} if is_bare else {}
    voice = {} if figure.claimant else {"claimant": before.claimant, "attribution": before.attribution}
    return figure.model_copy(update={**what, **voice})
