"""What a report could tell: its story, its figures, its statements, each under the key by which it is remembered.

A figure's claim key is (claimant, measure, population, place, period, value, comparator); a statement's without a
figure is (claimant, normalised content). Equal keys are the same news, whoever publishes them.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Attribution, Figure
from claimwatch_contracts.report import Novelty, Report, ReportedFigure
from claimwatch_contracts.vocabulary import Comparator, NoveltyKind
from services.watch.hearing import Hearing

WORD = re.compile(r"\w+")
SUMMARY_CHARACTERS = 200
EVERYTHING_BUT_BELIEFS = Hearing()
ORDER = (NoveltyKind.NEW_STORY, NoveltyKind.CORRECTION, NoveltyKind.NEW_CLAIM)
COMPARED = {
    Comparator.EXACT: "",
    Comparator.ABOUT: "about ",
    Comparator.AT_LEAST: "at least ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.LESS_THAN: "less than ",
    Comparator.BETWEEN: "",
}


@dataclass(frozen=True)
class Verdict:
    """What a watch is alerted to (nothing: no alert), and the keys that count as told to it from then on."""

    news: tuple[Novelty, ...]
    told: tuple[str, ...]


def verdict(report: Report, items: Iterable[Novelty], told_before: Collection[str], *, replay: bool) -> Verdict:
    """What of a report's ``items`` is news to a watch that it concerns.

    A replay is no news, and all it could have told counts as told: or an article filled in later would alert as soon
    as its publisher retouches it.
    """
    untold = tuple(item for item in items if item.key not in told_before)
    return Verdict(news=() if replay else untold, told=tuple(remembered(report, untold)))


def tellable(report: Report, hearing: Hearing = EVERYTHING_BUT_BELIEFS) -> tuple[Novelty, ...]:
    """Everything in the report that a watch can be told, each key once: the story, corrections, other claims.

    ``hearing`` says which claims are left out.
    """
    items: dict[str, Novelty] = {}
    for item in (_story(report), *_figures(report, hearing), *_statements(report, hearing)):
        items.setdefault(item.key, item)
    return tuple(sorted(items.values(), key=lambda item: ORDER.index(item.kind)))


def told_story_key(report: Report) -> str:
    """Under which a watch remembers that it has heard of the report's story."""
    return derived_id("told", "story", report.story_id)


def alert_id(watch_id: str, news: Iterable[Novelty]) -> str:
    """The same for the same news to the same watch, whichever instance or copy of the story raises it."""
    return derived_id(AlertRaised.TYPE, watch_id, *sorted(item.key for item in news))


def _story(report: Report) -> Novelty:
    return Novelty(
        kind=NoveltyKind.NEW_STORY,
        key=told_story_key(report),
        summary=_short(report.article.title or report.article.text),
    )


def _figures(report: Report, hearing: Hearing) -> Iterator[Novelty]:
    for index, figure in enumerate(report.figures):
        if not hearing.hears_figure(report, figure):
            continue
        corrects = figure.corrects is not None
        yield Novelty(
            kind=NoveltyKind.CORRECTION if corrects else NoveltyKind.NEW_CLAIM,
            key=correction_key(report, figure) if corrects else figure_key(figure),
            summary=_short(describe(figure)),
            figure=index,
            attribution=figure.attribution,
        )


def _statements(report: Report, hearing: Hearing) -> Iterator[Novelty]:
    for claim in report.claims:
        attribution = report.attributions[claim.attribution]
        if not claim.figures and hearing.hears(attribution):
            yield Novelty(
                kind=NoveltyKind.NEW_CLAIM,
                key=statement_key(attribution),
                summary=_short(f"{_claimant(attribution)}: {attribution.content.text}"),
                attribution=claim.attribution,
            )


def remembered(report: Report, news: Iterable[Novelty]) -> list[str]:
    """The keys under which a watch remembers what it is told: a corrected figure is known as a figure too."""
    keys = [item.key for item in news]
    return keys + [figure_key(figure) for figure in report.figures if correction_key(report, figure) in keys]


def correction_key(report: Report, figure: ReportedFigure) -> str:
    """Of one revision: a figure that goes back to what it was is news again."""
    article = report.article
    return derived_id("told", "correction", article.article_id, article.revision, figure_key(figure))


def figure_key(figure: ReportedFigure) -> str:
    """The claim key of a figure. An open period is known by its beginning: its end moves with every article."""
    place = figure.place and (figure.place.geonames_id or figure.place.name.casefold())
    period = figure.date and (figure.date.start, None if figure.date.open else figure.date.end)
    return derived_id(
        "told",
        "figure",
        figure.claimant and figure.claimant.key,
        figure.measure,
        figure.population,
        place,
        period,
        figure.value,
        figure.min,
        figure.max,
        figure.comparator,
        figure.unit,
    )


def statement_key(attribution: Attribution) -> str:
    """The claim key of a statement without a figure."""
    claimant = attribution.claimant and attribution.claimant.key
    return derived_id("told", "statement", claimant, normalised(attribution.content.text))


def normalised(content: str) -> str:
    """The words alone: case, punctuation and Unicode forms make no difference."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", content).casefold()))


def describe(figure: ReportedFigure) -> str:
    """The figure as one line for people: amount, what, where, who says so, and what it corrects."""
    what = figure.measure.value.replace("_", " ")
    parts = [amount(figure), figure.unit or "", what, f"({figure.population})" if figure.population else ""]
    line = " ".join(part for part in parts if part)
    if figure.place is not None:
        line += f", {figure.place.name}"
    line += f", claimed by {figure.claimant.name}" if figure.claimant else ", no claimant named"
    return line if figure.corrects is None else f"{line} (was {amount(figure.corrects)})"


def amount(figure: Figure) -> str:
    """Comparator and value: "more than 4,000", "15 to 20", "at least 24"."""
    if figure.comparator is Comparator.BETWEEN and figure.min is not None and figure.max is not None:
        return f"{figure.min:,.12g} to {figure.max:,.12g}"
    value = next((v for v in (figure.value, figure.min, figure.max) if v is not None), None)
    return f"{COMPARED[figure.comparator]}{figure.text if value is None else f'{value:,.12g}'}"


def _claimant(attribution: Attribution) -> str:
    return attribution.claimant.name if attribution.claimant else "no claimant named"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SUMMARY_CHARACTERS else f"{line[: SUMMARY_CHARACTERS - 1]}…"
