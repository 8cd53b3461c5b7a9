"""The demonstration corpus: synthetic articles, what must be extracted from each, and which alerts must come.

Every article was written for this project, about people and by publishers that do not exist; none is a report of
anything that happened, and each says ``"synthetic": true``. Articles are posted in the order of their file names.
"""

import json
from collections import Counter
from datetime import datetime
from importlib.resources import files
from typing import Annotated, Any, Literal, Self

from pydantic import Field, HttpUrl, field_validator, model_validator

from claimwatch_contracts.base import Contract, Instant
from claimwatch_contracts.criteria import WatchCriteria
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.vocabulary import Comparator, ExtractionStatus, Measure, NoveltyKind, SpeechType
from claimwatch_language.topics.built_in import built_in_topics

PACKAGE = "services._cli.demo"
POSTED = ("title", "text", "url", "publisher", "published_at", "language")
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Sentence = Annotated[str, Field(min_length=10)]


class ExpectedAttribution(Contract):
    """Compared by overlap. ``content`` is its beginning; ``claimant`` a fragment of its name or fullest surface.

    ``source`` and ``claimant`` are ``None`` for a passive without a source.
    """

    source: str | None
    cue: str
    content: str
    claimant: str | None
    type: SpeechType


class ExpectedFigure(Contract):
    """``claimant`` is ``None`` for the article's own voice; ``place`` where careful readers could differ."""

    surface: str
    value: float | None
    min: float | None = None
    max: float | None = None
    comparator: Comparator
    measure: Measure
    claimant: str | None
    place: str | None

    @model_validator(mode="after")
    def _counts_something(self) -> Self:
        if self.value is None and self.min is None:
            raise ValueError(f"{self.surface} has neither value nor min")
        return self


class ExpectedPlace(Contract):
    """Which of the places of that name is meant, by its GeoNames id."""

    surface: str
    geonames_id: int


class Expectation(Contract):
    """What a careful reader is sure of, and not all there is. ``not_figures`` must not be taken for figures."""

    attributions: tuple[ExpectedAttribution, ...]
    figures: tuple[ExpectedFigure, ...]
    places: tuple[ExpectedPlace, ...]
    topics: tuple[str, ...]
    not_figures: tuple[str, ...] = ()
    status: ExtractionStatus = ExtractionStatus.OK

    def surfaces(self) -> tuple[str, ...]:
        """Everything that must stand in the text, letter for letter."""
        said = (part for a in self.attributions for part in (a.source, a.cue, a.content) if part)
        counted = (part for figure in self.figures for part in (figure.surface, figure.place) if part)
        return (*said, *counted, *(place.surface for place in self.places), *self.not_figures)


class DemoArticle(Contract):
    """One post. A later post of the same URL is a revision of the same article, and counts from 1 as intake does.

    ``reprint_of`` names the post whose text this one repeats: word for word, or with small changes if
    ``edited_reprint``. ``note`` says why it is here. The file has the text as a list of paragraphs.
    """

    id: Slug
    synthetic: Literal[True]
    note: Sentence
    publisher: Annotated[str, Field(min_length=1)]
    url: HttpUrl
    published_at: Instant
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    revision: Annotated[int, Field(ge=1)] = 1
    reprint_of: Slug | None = None
    edited_reprint: bool = False
    title: Annotated[str, Field(min_length=1)]
    text: Annotated[str, Field(min_length=1)]
    expect: Expectation

    @field_validator("text", mode="before")
    @classmethod
    def _from_paragraphs(cls, given: Any) -> Any:
        return "\n\n".join(given) if isinstance(given, list) else given

    @model_validator(mode="after")
    def _expects_what_is_there(self) -> Self:
        if absent := [surface for surface in self.expect.surfaces() if surface not in self.text]:
            raise ValueError(f"{self.id} expects what its text does not say: {absent}")
        if self.edited_reprint and self.reprint_of is None:
            raise ValueError(f"{self.id} is an edited reprint of nothing")
        return self

    def body(self) -> dict[str, Any]:
        """What is sent to ``POST /articles``."""
        return self.model_dump(mode="json", include=set(POSTED))


class ExpectedAlert(Contract):
    """One alert of a watch on one post. ``kind`` is that of its first piece of news; ``about`` is for people."""

    article: Slug
    revision: Annotated[int, Field(ge=1)]
    kind: NoveltyKind
    about: Sentence


class DemoWatch(Contract):
    """A watch and all the alerts it must raise when every article is posted in order; none but these."""

    id: Slug
    note: Sentence
    criteria: WatchCriteria
    alerts: tuple[ExpectedAlert, ...]

    def document(self, now: datetime, channels: tuple[str, ...] = ()) -> Watch:
        """The watch as it is stored, created at ``now``."""
        return Watch(watch_id=self.id, channels=channels, created_at=now, updated_at=now, **dict(self.criteria))


class Corpus(Contract):
    """All posts, in order, and all watches."""

    articles: tuple[DemoArticle, ...]
    watches: tuple[DemoWatch, ...]

    @model_validator(mode="after")
    def _refers_to_what_exists(self) -> Self:
        posts = {article.id: article.revision for article in self.articles}
        topics = _known_topics()
        _refuse_repeated([article.id for article in self.articles])
        _refuse_repeated([watch.id for watch in self.watches])
        _refuse_unknown("reprint_of", [a.reprint_of for a in self.articles if a.reprint_of], posts)
        for article in self.articles:
            _refuse_unknown(article.id, article.expect.topics, topics)
        for watch in self.watches:
            _refuse_unknown(watch.id, watch.criteria.topics, topics)
            _refuse_unknown(watch.id, [(alert.article, alert.revision) for alert in watch.alerts], posts.items())
            _refuse_repeated([alert.article for alert in watch.alerts])
        return self


def load_corpus() -> Corpus:
    """The packaged corpus.

    Raises:
        pydantic.ValidationError: a field is unknown or missing, a reference leads nowhere, an expected surface does
            not occur in its text.
    """
    folder = files(PACKAGE) / "corpus"
    articles = sorted((folder / "articles").iterdir(), key=lambda entry: entry.name)
    return Corpus.model_validate(
        {
            "articles": [json.loads(entry.read_text("utf-8")) for entry in articles],
            "watches": json.loads((folder / "watches.json").read_text("utf-8")),
        }
    )


def _known_topics() -> frozenset[str]:
    return frozenset(built_in_topics())


def _refuse_unknown(where: str, given: Any, known: Any) -> None:
    if unknown := [entry for entry in given if entry not in known]:
        raise ValueError(f"{where} names what does not exist: {unknown}")


def _refuse_repeated(ids: list[str]) -> None:
    if repeated := [entry for entry, times in Counter(ids).items() if times > 1]:
        raise ValueError(f"given twice: {repeated}")
