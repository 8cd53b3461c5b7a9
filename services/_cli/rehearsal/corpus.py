"""The articles of a corpus as the events that intake would publish, and the watches."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimwatch_contracts.criteria import WatchCriteria
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import ArticlePublished
from claimwatch_language.queries.parsing import QueryError
from claimwatch_language.topics.built_in import built_in_topics, unknown_topics
from services._runtime.errors import InvalidError
from services.intake.articles.addresses import InvalidUrlError
from services.intake.articles.page_key import page_key
from services.intake.text.language import identify
from services.watch.asking.matching import criteria_of

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""The time at which the first article came if it does not say when it was published."""


class RefusedCorpusError(InvalidError):
    """A file cannot be rehearsed; the message says where and why."""


class CorpusArticle(BaseModel):
    """A line of a corpus; further fields are ignored. ``published_at`` without a zone is UTC."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str
    text: str = Field(min_length=1)
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    scenario: str | None = None


@dataclass(frozen=True)
class Post:
    """An article revision as it arrives. ``id`` is the corpus's id of it, ``published`` has the id of its page."""

    id: str
    scenario: str | None
    published: ArticlePublished


@dataclass(frozen=True)
class RehearsedWatch:
    """A watch, and the scenario that it is in place for: ``None`` for all."""

    watch: Watch
    scenario: str | None = None


def read_posts(lines: Iterable[str], where: str) -> list[Post]:
    """The posts, in the order of the lines. Lines with one URL are revisions of one page; an equal text is none.

    An article came when it was published, and not before those that precede it.

    Raises:
        RefusedCorpusError: a line is no article, two have one id, or there is none.
    """
    posts: list[Post] = []
    pages: dict[tuple[str | None, str], list[ArticlePublished]] = {}
    seen: set[str] = set()
    came = UNDATED
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        article = _article(line, f"{where}, line {number}")
        if article.id in seen:
            raise RefusedCorpusError(f"{where}, line {number}: the id {article.id} is there twice")
        seen.add(article.id)
        came = max(came, _aware(article.published_at) or came)
        page = pages.setdefault((article.scenario, _page(article)), [])
        posts.append(Post(article.id, article.scenario, _published(article, page, came)))
    if not posts:
        raise RefusedCorpusError(f"{where}: no articles")
    return posts


def read_watches(text: str, where: str) -> list[RehearsedWatch]:
    """The watches of a list: as they are stored or as they are created, or ``{"scenario", "watch"}``.

    Raises:
        RefusedCorpusError: it is no list of watches.
    """
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise RefusedCorpusError(f"{where}: not JSON: {error}") from error
    if not isinstance(given, list):
        raise RefusedCorpusError(f"{where}: a list of watches is expected, [{{…}}, …]")
    watches = [_watch(item, number, where) for number, item in enumerate(given, start=1)]
    if len({held.watch.watch_id for held in watches}) < len(watches):
        raise RefusedCorpusError(f"{where}: two watches have one watch_id")
    return watches


def _watch(item: Any, number: int, where: str) -> RehearsedWatch:
    wrapped = isinstance(item, dict) and isinstance(item.get("watch"), dict)
    fields = item["watch"] if wrapped else item
    try:
        if isinstance(fields, dict) and "watch_id" in fields:
            watch = Watch.model_validate({"created_at": UNDATED, "updated_at": UNDATED} | fields)
        else:
            criteria = WatchCriteria.model_validate(fields)
            watch = Watch(watch_id=f"watch-{number}", created_at=UNDATED, updated_at=UNDATED, **dict(criteria))
        criteria_of(watch)
    except ValidationError as error:
        raise RefusedCorpusError(f"{where}, watch {number}: {in_words(error)}") from error
    except QueryError as error:
        raise RefusedCorpusError(f"{where}, watch {number}: query: {error}") from error
    for group, field in ((watch, ()), (watch.any_of, ("any_of",)), (watch.none_of, ("none_of",))):
        strange = [key for key in group.topics if key not in built_in_topics()] if group else []
        if strange:
            raise RefusedCorpusError(f"{where}, watch {number}: {unknown_topics(strange, *field)}")
    return RehearsedWatch(watch, item.get("scenario") if wrapped else None)


def in_words(error: ValidationError) -> str:
    """What is wrong, on one line."""
    faults = ((".".join(map(str, fault["loc"])), fault["msg"]) for fault in error.errors())
    return "; ".join(": ".join(filter(None, fault)) for fault in faults).replace("Value error, ", "")


def watching(watches: Iterable[RehearsedWatch], scenario: str | None) -> Iterator[Watch]:
    """The watches in place for a scenario."""
    return (held.watch for held in watches if held.scenario is None or held.scenario == scenario)


def _article(line: str, where: str) -> CorpusArticle:
    try:
        given = json.loads(line)
    except json.JSONDecodeError:
        given = None
    if not isinstance(given, dict):
        raise RefusedCorpusError(f"{where}: no JSON object; each article stands on a line of its own")
    try:
        return CorpusArticle.model_validate(given)
    except ValidationError as error:
        raise RefusedCorpusError(f"{where}: {in_words(error)}") from error


def _page(article: CorpusArticle) -> str:
    """The key that all URLs of the page share, or the article's id if it has none."""
    try:
        return page_key(article.url) if article.url else article.id
    except InvalidUrlError:
        return article.id


def _published(article: CorpusArticle, page: list[ArticlePublished], came: datetime) -> ArticlePublished:
    """The event of the page's newest revision, which is added to the page unless it changes neither title nor text."""
    title = article.title or ""
    if page and (page[-1].title, page[-1].text) == (title, article.text):
        return page[-1]
    published = ArticlePublished(
        article_id=page[0].article_id if page else article.id,
        revision=len(page) + 1,
        url=article.url,
        title=title,
        text=article.text,
        publisher=article.publisher or "unknown",
        published_at=_aware(article.published_at),
        received_at=came,
        language=article.language or identify(article.text),
    )
    page.append(published)
    return published


def _aware(time: datetime | None) -> datetime | None:
    return time.replace(tzinfo=UTC) if time and time.tzinfo is None else time
