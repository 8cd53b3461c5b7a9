"""What several alerts say of each occurrence: who gives which figure by now, what they gave before, and statements.

An occurrence is an incident of the ledger, or else a story.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimwatch_contracts.alert import AlertFigure, NewsItem
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.vocabulary import Nature, NoveltyKind, Polarity
from claimwatch_language.quantities import amount, counted, in_words

NAME_CHARACTERS = 100
STATEMENT_CHARACTERS = 140
DISPUTES = (NoveltyKind.DENIAL, NoveltyKind.RETRACTION, NoveltyKind.CORRECTION)
"""Statements of these kinds are told before others."""

RowKey = tuple[str, str, str]
"""Who, what is counted, and of whom."""


@dataclass(frozen=True)
class Given:
    """A figure as a claimant gave it. ``at`` is when the article was published, or when the alert was raised."""

    figure: AlertFigure
    at: datetime
    denied: bool
    url: str | None


@dataclass(frozen=True)
class FigureLine:
    """What one claimant gave for one measure and population, in the order of time; at least one figure."""

    who: str
    measure: str
    given: tuple[Given, ...]
    where: str = ""

    @property
    def latest(self) -> Given:
        """What stands."""
        return self.given[-1]

    @property
    def words(self) -> str:
        """The latest figure in words."""
        words = in_words(self.latest.figure) + (f" in {self.where}" if self.where else "")
        return f"denies {words}" if self.latest.denied else words

    @property
    def before(self) -> str:
        """What was given before the latest, each amount once; what the ledger knew comes first."""
        first = self.given[0].figure.was
        amounts = [*([amount(first)] if first else []), *(amount(each.figure) for each in self.given[:-1])]
        return ", ".join(each for each in dict.fromkeys(amounts) if each != amount(self.latest.figure))


@dataclass(frozen=True)
class StatementLine:
    """What somebody says without a figure. ``is_dispute`` marks denials, corrections and retractions."""

    words: str
    is_dispute: bool
    url: str | None


@dataclass(frozen=True)
class Occurrence:
    """One occurrence as several alerts tell it. ``lines`` are the best first."""

    name: str
    incident: str | None
    url: str | None
    reports: int
    lines: tuple[FigureLine | StatementLine, ...]

    @property
    def figures(self) -> tuple[FigureLine, ...]:
        """The lines that are figures."""
        return tuple(line for line in self.lines if isinstance(line, FigureLine))


def occurrences_of(alerts: Iterable[AlertRaised]) -> tuple[Occurrence, ...]:
    """The occurrences of alerts that are each on a report of its own: what most reports are about comes first."""
    by_occurrence: dict[str, list[AlertRaised]] = {}
    for alert in alerts:
        by_occurrence.setdefault(alert.labels.incident or alert.labels.story, []).append(alert)
    found = (_occurrence(sorted(of_one, key=_published)) for of_one in by_occurrence.values())
    return tuple(sorted(found, key=lambda one: (-one.reports, -_most_harm(one.figures))))


def _occurrence(alerts: Sequence[AlertRaised]) -> Occurrence:
    latest = alerts[-1]
    name = latest.headline.partition(": ")[0] if latest.labels.incident else ""
    name = shortened(name or latest.article.title or latest.news[0].summary, NAME_CHARACTERS)
    figures = sorted(_each_number_once(tuple(_figure_lines(alerts, name))), key=_rank)
    statements = tuple(_statement_lines(alerts))
    lines: list[FigureLine | StatementLine] = [
        *figures[:1],
        *(line for line in statements if line.is_dispute),
        *figures[1:],
    ]
    lines += [line for line in statements if not line.is_dispute]
    return Occurrence(name, latest.labels.incident, latest.article.url, len(alerts), tuple(lines))


def _figure_lines(alerts: Iterable[AlertRaised], name: str) -> Iterator[FigureLine]:
    """One line for each claimant, measure and population."""
    given: dict[RowKey, list[Given]] = {}
    places: dict[RowKey, str] = {}
    for alert in alerts:
        for item in alert.news:
            if item.figure is not None:
                key = (_who(alert, item), _measure(item.figure), item.figure.population or "")
                denied = item.factuality.polarity is Polarity.DENIED
                given.setdefault(key, []).append(Given(item.figure, _published(alert), denied, alert.article.url))
                is_told = item.place is None or item.place.name in name
                places[key] = "" if is_told or item.place is None else item.place.written
    for key, figures in given.items():
        yield FigureLine(key[0], key[1], tuple(figures), places[key])


def _each_number_once(lines: Sequence[FigureLine]) -> Iterator[FigureLine]:
    """The lines without those that only give a claimant's number again without saying of whom."""
    finer = {(*_number(line), line.latest.denied) for line in lines if _says_whom(line)}
    yield from (line for line in lines if _says_whom(line) or (*_number(line), line.latest.denied) not in finer)


def _number(line: FigureLine) -> tuple[str, str, str]:
    return line.who, line.measure, amount(line.latest.figure)


def _says_whom(line: FigureLine) -> bool:
    return line.latest.figure.population is not None or line.latest.figure.counted not in (None, "people")


def _statement_lines(alerts: Iterable[AlertRaised]) -> Iterator[StatementLine]:
    """The statements without figures, each once; the title where nothing else is new."""
    seen: set[str] = set()
    for alert in alerts:
        told = [item for item in alert.news if item.figure is None and item.kind is not NoveltyKind.NEW_STORY]
        is_bare = not told and all(item.figure is None for item in alert.news)
        for item in told or alert.news[:is_bare]:
            words = shortened(item.summary, STATEMENT_CHARACTERS)
            if words not in seen:
                seen.add(words)
                is_denial = item.factuality.polarity is Polarity.DENIED
                yield StatementLine(words, is_denial or item.kind in DISPUTES, alert.article.url)


def _rank(line: FigureLine) -> tuple[bool, float]:
    """Harm comes before all else, and greater numbers before smaller ones."""
    figure = line.latest.figure
    return figure.measure.nature is not Nature.HARM, -number_of(figure)


def _most_harm(lines: Iterable[FigureLine]) -> float:
    harm = (line.latest.figure for line in lines if line.latest.figure.measure.nature is Nature.HARM)
    return max((number_of(figure) for figure in harm), default=0)


def number_of(figure: AlertFigure) -> float:
    """The greatest number that the figure gives; 0 if it gives none."""
    return max((number for number in (figure.value, figure.min, figure.max) if number is not None), default=0)


def _measure(figure: AlertFigure) -> str:
    return counted(figure.submeasure or figure.measure) or figure.counted or figure.unit or "other"


def _who(alert: AlertRaised, item: NewsItem) -> str:
    claimant = item.claim.claimant if item.claim else None
    return claimant.name if claimant else f"{alert.article.publisher} (no claimant)"


def _published(alert: AlertRaised) -> datetime:
    return alert.article.published_at or alert.raised_at
