"""Reports as W3C Web Annotations and in the words of schema.org: every selector finds its words in the text."""

import json
from typing import Any
from urllib.parse import urlparse

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.extraction import Attribution, Factuality, Place, TopicMention
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Polarity, SpeechType
from services.api.linked.annotations import AROUND, annotation_page
from services.api.linked.schema_org import graph_of
from services.archive.joining.join import join_report
from tests.builders import MINISTRY, NOW, TEXT, article, extractions, figure, report
from tests.fakes.mongo import FakeDatabase
from tests.golden import documents
from tests.unit.api.over_http import problem
from tests.unit.api.search.searching import file, published

HERE = "http://127.0.0.1/"
MOTIVATIONS = {"describing", "identifying", "classifying"}
"""Those of the model's motivations that we use."""


def targets(page: dict[str, Any]) -> list[dict[str, Any]]:
    """Every target of every annotation."""
    found = [each["target"] for each in page["items"]]
    return [target for each in found for target in (each if isinstance(each, list) else [each])]


def selectors(page: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Every selector of a kind."""
    return [one for target in targets(page) for one in target["selector"] if one["type"] == kind]


def assert_is_of_the_model(page: dict[str, Any]) -> None:
    """What the Web Annotation Data Model says that a page, its annotations, bodies and selectors must have."""
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"  # 3.1 of the JSON-LD serialisation, 5.2 of pages
    assert page["type"] == "AnnotationPage"
    assert page["partOf"]["type"] == "AnnotationCollection"
    assert page["partOf"]["total"] == len(page["items"])
    assert page["startIndex"] == 0
    ids = [page["id"], *(each["id"] for each in page["items"])]
    assert all(urlparse(each).scheme for each in ids), "an id is an IRI"
    assert len(set(ids)) == len(ids), "each annotation has its own id"
    for each in page["items"]:
        assert each["type"] == "Annotation"
        assert each["motivation"] in MOTIVATIONS
        assert each["target"], "an annotation has a target"
        for body in each["body"]:
            assert body["type"] in ("TextualBody", "SpecificResource")
            assert ("value" in body) == (body["type"] == "TextualBody")
            assert ("source" in body) == (body["type"] == "SpecificResource")
    for target in targets(page):
        assert target["type"] == "SpecificResource"
        assert urlparse(target["source"]["id"]).scheme
        for selector in target["selector"]:
            if selector["type"] == "TextPositionSelector":
                assert 0 <= selector["start"] < selector["end"]
            else:
                assert (selector["type"], bool(selector["exact"])) == ("TextQuoteSelector", True)


def assert_selects(page: dict[str, Any], text: str) -> None:
    """Both selectors of every target select the same words of the text."""
    for target in targets(page):
        quote, position = target["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert len(quote["prefix"]) == min(AROUND, start)
        assert len(quote["suffix"]) == min(AROUND, len(text) - end)


def test_the_findings_of_a_report_are_annotations_on_its_text() -> None:
    page = annotation_page(report(article(url="https://courier.example/1")), HERE)
    assert_is_of_the_model(page)
    assert_selects(page, TEXT)
    exact = {one["exact"] for one in selectors(page, "TextQuoteSelector")}
    assert {"40", "Raqqa", "more than 40 bodies were found in Raqqa", "The ministry", "said", "bodies"} <= exact
    assert {target["source"]["dcterms:source"] for target in targets(page)} == {"https://courier.example/1"}
    sources = [body["source"] for each in page["items"] for body in each["body"] if "source" in body]
    assert sources == ["https://sws.geonames.org/172955/"]


@given(st.text(min_size=8, max_size=60), st.data())
def test_every_selector_finds_its_words_whatever_the_text(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(
        lambda each: Span(start=each[0], end=min(len(text), sum(each)))
    )
    content, source, place, topic = (data.draw(spans) for _ in range(4))
    second = (
        data.draw(spans.filter(lambda span: span.start >= content.end) | st.none()) if content.end < len(text) else None
    )
    parts = tuple(span for span in (content, second) if span is not None)

    def words(span: Span) -> str:
        return text[span.start : span.end]

    said = Attribution(
        source=Surface(text=words(source), spans=(source,)),
        cue=None,
        content=Surface(text=" ".join(map(words, parts)), spans=parts),
        type=SpeechType.INDIRECT,
        claimant=MINISTRY,
    )
    filed = report().model_copy(
        update={
            "article": report().article.model_copy(update={"text": text}),
            "attributions": (said,),
            "claims": report().claims[:1],
            "figures": (),
            "places": (Place(text=words(place), name="Somewhere", **place.model_dump()),),
            "topics": (TopicMention(key="floods", spans=(topic,)),),
        }
    )
    claims = tuple(claim.model_copy(update={"figures": (), "places": ()}) for claim in filed.claims)
    page = annotation_page(filed.model_copy(update={"claims": claims}), HERE)
    assert_is_of_the_model(page)
    assert_selects(page, text)
    assert len(selectors(page, "TextPositionSelector")) == len(parts) + 3


def test_a_text_that_is_no_longer_kept_has_positions_alone() -> None:
    filed = report()
    without = filed.model_copy(update={"article": filed.article.model_copy(update={"text": ""})})
    page = annotation_page(without, HERE)
    assert_is_of_the_model(page)
    assert selectors(page, "TextQuoteSelector") == []
    assert selectors(page, "TextPositionSelector") == selectors(annotation_page(filed, HERE), "TextPositionSelector")


@pytest.mark.parametrize("version", [1, 2, 3, 4])
async def test_every_stored_report_is_annotated(
    client: httpx.AsyncClient, database: FakeDatabase, version: int
) -> None:
    stored = [one for one in documents("reports", version) if one.get("body") and one.get("filed_at")]
    await database["reports"].insert_many(stored)
    assert stored
    for each in stored:
        answer = await client.get(f"/reports/{each['_id']}", params={"format": "annotations"})
        assert_is_of_the_model(answer.raise_for_status().json())
        text = await client.get(f"/reports/{each['_id']}/text")
        if text.status_code == 200:
            assert_selects(answer.json(), text.text)


def said(text: str, words: str, **more: Any) -> Report:
    """A report of one statement of the ministry."""
    start = text.index(words)
    surface = Surface(text=words, spans=(Span(start=start, end=start + len(words)),))
    one = Attribution(source=None, cue=None, content=surface, claimant=MINISTRY, **more)
    written: ArticlePublished = article(text, published_at=NOW)
    figures = (figure(text, "40", 40),) if "40" in words else ()
    return join_report(written, *extractions(written, (one,), figures), story_id="s1", original="a1", previous=None)


def nodes(filed: Report, kind: str) -> list[dict[str, Any]]:
    """The nodes of a type in the graph of a report."""
    graph = graph_of(filed, HERE)
    assert graph["@context"] == "https://schema.org"
    return [node for node in graph["@graph"] if node["@type"] == kind]


def test_what_somebody_says_is_a_claim_and_in_quotation_marks_a_quotation() -> None:
    words = "40 people were killed"
    (claim,) = nodes(said(f"{words}, it said.", words, type=SpeechType.INDIRECT), "Claim")
    assert claim["text"] == words
    assert claim["author"] == {"@type": "Organization", "name": "Health Ministry", "identifier": "health-ministry"}
    assert claim["appearance"] == {"@id": f"{HERE}reports/a1:1"}
    assert claim["about"][0] | {"@type": "QuantitativeValue", "value": 40} == claim["about"][0]
    filed = said(f"“{words},” it said.", words, type=SpeechType.DIRECT)
    (quotation,) = nodes(filed, "Quotation")
    assert quotation["spokenByCharacter"]["name"] == "Health Ministry"
    assert nodes(filed, "Claim") == []
    (shown,) = nodes(filed, "NewsArticle")
    assert (shown["headline"], shown["datePublished"]) == ("A title", NOW.isoformat())


def test_what_is_denied_is_nobodys_claim() -> None:
    words = "40 people were killed"
    denied = Factuality(polarity=Polarity.DENIED)
    assert nodes(said(f"{words}, it said.", words, type=SpeechType.INDIRECT), "Claim") != []
    assert nodes(said(f"{words}, it said.", words, type=SpeechType.INDIRECT, factuality=denied), "Claim") == []


@pytest.mark.parametrize(
    ("asked", "profile", "key"),
    [
        ({"params": {"format": "annotations"}}, "http://www.w3.org/ns/anno.jsonld", "items"),
        ({"headers": {"Accept": "application/ld+json"}}, "http://www.w3.org/ns/anno.jsonld", "items"),
        ({"params": {"format": "schema"}}, "https://schema.org", "@graph"),
        ({"headers": {"Accept": 'application/ld+json; profile="https://schema.org"'}}, "https://schema.org", "@graph"),
    ],
)
async def test_whoever_asks_for_linked_data_gets_it_with_its_etag(
    client: httpx.AsyncClient, database: FakeDatabase, asked: dict[str, Any], profile: str, key: str
) -> None:
    await file(database, report(published("a1")))
    answer = await client.get("/reports/a1:1", **asked)
    assert answer.headers["content-type"] == f'application/ld+json; profile="{profile}"'
    assert answer.json()[key]
    headers = asked.get("headers", {}) | {"If-None-Match": answer.headers["etag"]}
    assert (await client.get("/reports/a1:1", params=asked.get("params"), headers=headers)).status_code == 304
    assert (await client.get("/reports/a1:1", headers=headers | {"Accept": "*/*"})).status_code == 200


async def test_the_text_of_a_report_is_what_its_offsets_count(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    await file(database, report(published("a1", f"{TEXT} Ségou 🌊.")))
    answer = await client.get("/reports/a1:1/text")
    assert (answer.headers["content-type"], answer.text) == ("text/plain; charset=utf-8", f"{TEXT} Ségou 🌊.")
    problem(await client.get("/reports/a2:1/text"), 404)
    problem(await client.get("/reports/a1:1", params={"format": "xml"}), 422)


async def test_the_text_that_is_no_longer_kept_is_gone(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    await file(database, report(published("a1")))
    removed = {"removed_at": NOW.isoformat(), "characters": len(TEXT), "sha256": "0" * 64}
    change = {"$set": {"body.article.text": "", "body.removed_text": removed}}
    await database["reports"].update_one({"_id": "a1:1"}, change)
    assert "no longer kept" in problem(await client.get("/reports/a1:1/text"), 410)["detail"]


async def test_lists_are_json_lines_for_those_who_ask(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    for identity in ("a1", "a2"):
        await file(database, report(published(identity)))
    await database["reports"].insert_one({"_id": "odd:1", "body": {"attributions": 7}, "filed_at": NOW})
    await database["alerts"].insert_many(documents("alerts", 5))
    await database["deliveries"].insert_many(documents("deliveries", 2))
    await database["ledger_sheets"].insert_many(documents("ledger_sheets", 1))
    for path in ("/reports", "/alerts", "/deliveries", "/incidents", "/ledger"):
        items = (await client.get(path)).json()["items"]
        assert items, path
        for asked in ({"params": {"format": "jsonl"}}, {"headers": {"Accept": "application/x-ndjson"}}):
            answer = await client.get(path, **asked)  # type: ignore[arg-type]
            assert answer.headers["content-type"].startswith("application/jsonl"), path
            assert [line for line in map(json.loads, answer.text.splitlines()) if "unreadable" not in line] == items
    lines = (await client.get("/reports", params={"format": "jsonl"})).text.splitlines()
    assert [json.loads(line)["unreadable"]["id"] for line in lines if "unreadable" in line] == ["odd:1"]
    problem(await client.get("/reports", params={"format": "csv"}), 422)
