"""The alert: one watch that fired on one report, with the evidence of what is new to it.

Nobody who reads an alert needs the report. An alert has few bytes whatever the article: its lines are cut to a length,
its lists hold what has room, and beside each list stands how much of it was left out.
"""

from functools import partial
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from claimwatch_contracts.article import ArticleHead
from claimwatch_contracts.base import Confidence, Contract, Instant, Span, in_words
from claimwatch_contracts.extraction import DateInterval, Factuality, Location, NamedClaimant, Quantity
from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.vocabulary import CueClass, Measure, NoveltyKind, SpeechType

NAME, LINE, TITLE = 100, 200, 240
"""Characters at most."""
URL_BYTES = 2_000


def _whole_or_none(url: str | None) -> str | None:
    """A URL is never cut: one of more than ``URL_BYTES`` bytes is left out."""
    line = "".join(character for character in url or "" if character.isprintable() and not character.isspace())
    return line if 0 < len(line.encode()) <= URL_BYTES else None


Name = Annotated[str, AfterValidator(partial(shortened, limit=NAME)), Field(json_schema_extra={"maxLength": NAME})]
Line = Annotated[str, AfterValidator(partial(shortened, limit=LINE)), Field(json_schema_extra={"maxLength": LINE})]
Title = Annotated[str, AfterValidator(partial(shortened, limit=TITLE)), Field(json_schema_extra={"maxLength": TITLE})]
Url = Annotated[str | None, AfterValidator(_whole_or_none)]
Count = Annotated[int, Field(ge=0)]
MarkKind = Literal["source", "cue", "content", "figure"]


class Mark(Span):
    """A range of the article's text that says something: who, by which cue, what, how many."""

    kind: MarkKind


class Quote(Contract):
    """A stretch of the article's text to the letter: ``text[start : start + len(text)]`` of it, in code points.

    The offsets of ``marks`` are those of the article's text too. ``cut_before`` and ``cut_after`` say whether the
    sentence goes on beyond the stretch.
    """

    start: Count
    text: Annotated[str, Field(min_length=1)]
    marks: tuple[Mark, ...] = ()
    cut_before: bool = False
    cut_after: bool = False

    @property
    def end(self) -> int:
        """The offset in the article's text at which the stretch ends."""
        return self.start + len(self.text)

    def marked(self, kind: MarkKind) -> tuple[Mark, ...]:
        """The marks of a kind, in their order."""
        return tuple(mark for mark in self.marks if mark.kind == kind)

    @property
    def content(self) -> str | None:
        """What is claimed, for people; ``None`` where no claim is marked."""
        marks = self.marked("content")
        return in_words(self.text, marks, self.start) if marks else None

    @model_validator(mode="after")
    def _marks_lie_inside(self) -> Self:
        if any(mark.start < self.start or mark.end > self.end for mark in self.marks):
            raise ValueError("a mark lies outside of the quoted text")
        return self


class AlertClaimant(NamedClaimant):
    """Who says it; never the publisher."""

    key: Name
    name: Name


class AlertClaim(Contract):
    """How it is said: ``claimant`` is ``None`` where the text names nobody, ``via`` is an outlet that it cites."""

    claimant: AlertClaimant | None
    via: Name | None = None
    cue: Name | None = None
    cue_class: CueClass = CueClass.ASSERT
    type: SpeechType
    hedged: bool = False
    confidence: Confidence = 1.0


class AlertPeriod(DateInterval):
    """The days that a figure is of."""

    text: Name


class AlertQuantity(Quantity):
    """A reported quantity."""

    text: Name
    population: Name | None = None
    unit: Name | None = None
    date: AlertPeriod | None = None


class AlertFigure(AlertQuantity):
    """A reported quantity; ``was`` is the one whose place it takes: taken back by its publisher, or gone on from."""

    was: AlertQuantity | None = None


class AlertPlace(Location):
    """Where it is. ``written`` is how the article calls the place, with what it lies in where that is needed."""

    name: Name
    country: Name | None = None
    written: Line


class NewsItem(Contract):
    """One thing that the watch had not been told, with its evidence. ``key`` is what the watch remembers it by.

    ``claim`` is ``None`` for a story and for what the article says in its own voice. ``factuality`` says how the
    claimant puts it, or the article where there is none.
    """

    kind: NoveltyKind
    key: str
    summary: Line
    factuality: Factuality = Factuality()
    quote: Quote | None = None
    claim: AlertClaim | None = None
    figure: AlertFigure | None = None
    place: AlertPlace | None = None


class AlertArticle(ArticleHead):
    """Where it was published. ``sha256`` is the hash of the article's text in UTF-8, in hexadecimal digits.

    ``reprint``: another article had the story first. ``complete`` is false when an extractor could not read the
    article in full; ``unread`` names those extractors.
    """

    report_id: str
    story_id: str
    url: Url = None
    title: Title = ""
    publisher: Name
    language: Name
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    reprint: bool = False
    complete: bool = True
    unread: tuple[str, ...] = ()


class LabelArea(Contract):
    """A place by its GeoNames id, where it has one, and its name."""

    geonames_id: int | None
    name: Name


class LabelPlace(LabelArea):
    """A place of the article. ``within`` goes from the closest area that contains it to the country."""

    within: tuple[LabelArea, ...] = ()


class Labels(Contract):
    """What alerts are grouped, silenced and filtered by. ``watch`` and ``story`` are ids, ``topics`` are keys.

    ``claimants`` and ``measures`` are of what is told, ``places`` and ``topics`` of the whole article, the places of
    what is told first.
    """

    watch: str
    story: str
    publisher: Name
    places: tuple[LabelPlace, ...] = ()
    places_left_out: Count = 0
    topics: tuple[Name, ...] = ()
    topics_left_out: Count = 0
    claimants: tuple[AlertClaimant, ...] = ()
    claimants_left_out: Count = 0
    measures: tuple[Measure, ...] = ()


class Alert(Contract):
    """A watch that fired on a report. ``alert_id`` is derived from the watch and all that is new to it."""

    alert_id: str
    watch_id: str
    watch_name: Line
    raised_at: Instant
    matched: Annotated[tuple[Line, ...], Field(description="what of the watch fired, in words")]
    matched_left_out: Count = 0
    labels: Labels
    article: AlertArticle
    news: Annotated[tuple[NewsItem, ...], Field(min_length=1)]
    news_left_out: Count = 0
