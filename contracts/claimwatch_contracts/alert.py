"""The alert: one watch that fired on one report, with the evidence of what is new to that watch.

Nobody who reads an alert needs the report. An alert is small however long the article is: lines are cut to a length,
lists end where their room ends, and a count next to each list says how many entries were left out.
"""

from functools import partial
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from claimwatch_contracts.article import ArticleHead
from claimwatch_contracts.base import Confidence, Contract, Instant, Span, in_words
from claimwatch_contracts.extraction import DateInterval, Factuality, Location, NamedClaimant, Quantity
from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.vocabulary import Comparator, CueClass, Grade, Measure, NoveltyKind, SpeechType

NAME, LINE, TITLE = 100, 200, 240
"""Code points at most."""
URL_BYTES = 2_000


def _whole_or_none(url: str | None) -> str | None:
    """The URL whole; ``None`` if it has more than ``URL_BYTES`` bytes."""
    line = "".join(character for character in url or "" if character.isprintable() and not character.isspace())
    return line if 0 < len(line.encode()) <= URL_BYTES else None


Name = Annotated[str, AfterValidator(partial(shortened, limit=NAME)), Field(json_schema_extra={"maxLength": NAME})]
Line = Annotated[str, AfterValidator(partial(shortened, limit=LINE)), Field(json_schema_extra={"maxLength": LINE})]
Title = Annotated[str, AfterValidator(partial(shortened, limit=TITLE)), Field(json_schema_extra={"maxLength": TITLE})]
Url = Annotated[str | None, AfterValidator(_whole_or_none)]
Count = Annotated[int, Field(ge=0)]
MarkKind = Literal["source", "cue", "content", "figure"]


class Mark(Span):
    """A range of the article's text that shows the source, the cue, the content or the figure."""

    kind: MarkKind


class Quote(Contract):
    """A verbatim stretch of the article's text.

    ``start`` and the offsets of ``marks`` count code points of the article's text. ``cut_before`` and ``cut_after`` say
    whether the quoted sentences go on outside the stretch.
    """

    start: Count
    text: Annotated[str, Field(min_length=1)]
    marks: tuple[Mark, ...] = ()
    cut_before: bool = False
    cut_after: bool = False

    @property
    def end(self) -> int:
        """Where the stretch ends, in code points of the article's text."""
        return self.start + len(self.text)

    def marked(self, kind: MarkKind) -> tuple[Mark, ...]:
        """The marks of one kind, in the order of ``marks``."""
        return tuple(mark for mark in self.marks if mark.kind == kind)

    @property
    def content(self) -> str | None:
        """The claimed words, with an ellipsis for each interruption; ``None`` if no claim is marked."""
        marks = self.marked("content")
        return in_words(self.text, marks, self.start) if marks else None

    @model_validator(mode="after")
    def _marks_lie_inside(self) -> Self:
        if any(mark.start < self.start or mark.end > self.end for mark in self.marks):
            raise ValueError("a mark lies outside of the quoted text")
        return self


class AlertClaimant(NamedClaimant):
    """Who makes the claim; never the publisher."""

    key: Name
    name: Name


class AlertClaim(Contract):
    """Who makes a claim, and how.

    ``claimant`` is ``None`` if the text names nobody. ``via`` is an outlet that the article cites.
    """

    claimant: AlertClaimant | None
    via: Name | None = None
    cue: Name | None = None
    cue_class: CueClass = CueClass.ASSERT
    type: SpeechType
    hedged: bool = False
    confidence: Confidence = 1.0


class AlertPeriod(DateInterval):
    """The days that a figure covers."""

    text: Name


class AlertQuantity(Quantity):
    """A reported quantity."""

    text: Name
    population: Name | None = None
    counted: Name | None = None
    unit: Name | None = None
    date: AlertPeriod | None = None


class AlertFigure(AlertQuantity):
    """A reported quantity. ``was`` is what was said before in its place, by the same claimant or publisher."""

    was: AlertQuantity | None = None


class AlertPlace(Location):
    """A figure's place. ``written`` is the article's name for the place, with the containing area where needed."""

    name: Name
    country: Name | None = None
    written: Line


class Beside(Contract):
    """What somebody else says of what a figure counts, as it stands in the ledger after the report.

    ``publisher`` carried it. ``summary`` is the same in words. ``denied`` is true if the claimant denies the number.
    Unit, measure and population are those of the figure.
    """

    claimant: AlertClaimant
    publisher: Name
    summary: Line
    denied: bool = False
    comparator: Comparator
    value: float | None
    min: float | None = None
    max: float | None = None


class NewsItem(Contract):
    """One story, claim or figure that the watch had not been told, with the evidence.

    The watch remembers the item by ``key``. ``claim`` is ``None`` for a story and for a figure in the article's own
    voice. ``factuality`` is how the claimant puts the claim or figure, or how the article does if there is no claimant.
    ``summary`` is the item in words, ``sureness`` how far it can be relied on; ``confidence`` is how surely it was
    read. ``beside`` are the other claimants' figures of the same row, the latest first, and ``grade`` is the row's.
    """

    kind: NoveltyKind
    key: str
    summary: Line
    sureness: Line = ""
    confidence: Confidence = 1.0
    grade: Grade | None = None
    beside: tuple[Beside, ...] = ()
    beside_left_out: Count = 0
    factuality: Factuality = Factuality()
    quote: Quote | None = None
    claim: AlertClaim | None = None
    figure: AlertFigure | None = None
    place: AlertPlace | None = None


class AlertArticle(ArticleHead):
    """The article of an alert. ``sha256`` is the hash of the article's text in UTF-8, in hexadecimal digits.

    ``reprint`` is true if another article had the story first. ``complete`` is false if an extractor could not read the
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
    """A place by its name, and by its GeoNames id if the place has one."""

    geonames_id: int | None
    name: Name


class LabelPlace(LabelArea):
    """A place of the article. ``within`` goes from the closest area that contains it to the country."""

    within: tuple[LabelArea, ...] = ()


class Labels(Contract):
    """What alerts are grouped, silenced and filtered by.

    ``watch``, ``story`` and ``incident`` are ids, ``topics`` are keys. ``incident`` is ``None`` for an article that is
    about no occurrence.

    ``claimants`` and ``measures`` are those of the news. ``places`` and ``topics`` are those of the whole article; the
    places of the news come first.
    """

    watch: str
    story: str
    incident: str | None = None
    publisher: Name
    places: tuple[LabelPlace, ...] = ()
    places_left_out: Count = 0
    topics: tuple[Name, ...] = ()
    topics_left_out: Count = 0
    claimants: tuple[AlertClaimant, ...] = ()
    claimants_left_out: Count = 0
    measures: tuple[Measure, ...] = ()


class Alert(Contract):
    """A watch that fired on a report. ``alert_id`` is derived from the watch and all of its news in the report.

    ``headline`` is what happened and what has changed, on one line.
    """

    alert_id: str
    watch_id: str
    watch_name: Line
    headline: Title = ""
    raised_at: Instant
    matched: Annotated[tuple[Line, ...], Field(description="what of the watch fired, in words")]
    matched_left_out: Count = 0
    labels: Labels
    article: AlertArticle
    news: Annotated[tuple[NewsItem, ...], Field(min_length=1)]
    news_left_out: Count = 0
