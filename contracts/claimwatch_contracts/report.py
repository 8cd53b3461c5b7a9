"""The report: one article revision with everything extracted from it, joined by offsets."""

from typing import Annotated, ClassVar

from pydantic import Field

from claimwatch_contracts.amendment import Amended
from claimwatch_contracts.article import Article
from claimwatch_contracts.base import Confidence, Contract, Instant, Versioned
from claimwatch_contracts.extraction import Attribution, Claimant, Factuality, Figure, Occurrence, Place, TopicMention
from claimwatch_contracts.vocabulary import ExtractionStatus, HeldBack, StoryRelation


class Extraction(Contract):
    """The version of the extractor that answered, and how much of the article it could read."""

    extractor_version: int
    status: ExtractionStatus
    reason: str | None = None


class Telling(Contract):
    """Whether something is told by default. ``held_back`` is the reason if it is not."""

    held_back: HeldBack | None = None

    @property
    def worth_telling(self) -> bool:
        """Whether a watch with default settings that has heard nothing yet would be told."""
        return self.held_back is None


class ReportedFigure(Figure, Telling):
    """A figure with its place and claimant. ``attribution`` is an index into the report's attributions.

    ``place`` is one of the report's places, or one of its title's if the text does not name it. ``occurrence`` is an
    index into the report's occurrences. A figure whose sentence gives no day has the day of its occurrence.

    ``confidence`` is that everything told of the figure is right: amount, measure, place and claimant.

    ``claimant`` is ``None`` for a figure in the article's own voice and for a passive without a source. ``factuality``
    says how the claimant puts the figure, or how the article does if there is no claimant. A quantity that one source
    claims and another denies gives one figure for each source.

    ``corrects`` is the figure of the article's previous revision that the publisher replaced by this one. ``updates``
    is the earlier figure that has developed into this one, such as a toll that has risen. At most one of both is set.
    """

    attribution: int | None = None
    claimant: Claimant | None = None
    factuality: Factuality = Factuality()
    place: Place | None = None
    occurrence: int | None = None
    corrects: Figure | None = None
    updates: Figure | None = None

    @property
    def was(self) -> Figure | None:
        """The earlier figure that this one corrects or updates."""
        return self.corrects or self.updates


class Claim(Telling):
    """An attribution with the figures and places inside its content; all are indexes into the report's lists."""

    attribution: int
    figures: tuple[int, ...] = ()
    places: tuple[int, ...] = ()


class RemovedText(Contract):
    """What is kept of a text that is not: its length in code points, and the SHA-256 of its UTF-8 in hexadecimal."""

    removed_at: Instant
    characters: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Report(Versioned):
    """One article revision with everything extracted from it.

    The offsets of ``title_figures`` and ``title_places`` are code points of the title.

    Copies of an article have the same ``story_id``; ``original`` is the id of the article that was copied.
    ``relation`` is that to the article ``like``, with a ``similarity`` of 0 to 1; an original is like none.
    ``incident_id`` is that of the occurrence that the report is mainly about. ``aliases`` holds the other names of
    claimants and outlets, and of the bodies that claimants speak for, by claimant key. ``amended`` says what was
    corrected by hand, the latest last.

    When the archive no longer keeps the article's text, the text is empty and ``removed_text`` is set. The offsets are
    still those of that text.
    """

    VERSION: ClassVar[int] = 4

    report_id: str
    article: Article
    story_id: str
    original: str
    relation: StoryRelation = StoryRelation.ORIGINAL
    like: str | None = None
    similarity: Confidence | None = None
    incident_id: str | None = None
    extractions: dict[str, Extraction]
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[ReportedFigure, ...] = ()
    title_figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    title_places: tuple[Place, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    topics: tuple[TopicMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    aliases: Annotated[dict[str, tuple[str, ...]], Field(default_factory=dict)]
    amended: tuple[Amended, ...] = ()
    removed_text: RemovedText | None = None

    @property
    def pin(self) -> Amended | None:
        """The latest amendment that gives the report its incident; ``None`` if there is none."""
        return next((mark for mark in reversed(self.amended) if mark.incident_id is not None), None)

    @property
    def is_reprint(self) -> bool:
        """Whether another article carried this story first."""
        return self.original != self.article.article_id

    @property
    def is_complete(self) -> bool:
        """Whether every extractor could read the article."""
        return not self.unread

    @property
    def unread(self) -> tuple[str, ...]:
        """The extractors that could not read the article in full."""
        return tuple(name for name, part in self.extractions.items() if part.status is not ExtractionStatus.OK)
