"""Today's models read every version, and every version has an upcast to the next."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from claimwatch_contracts.access import AccessKey
from claimwatch_contracts.acknowledgement import Acknowledgement
from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.base import Versioned, kind_of
from claimwatch_contracts.cloudevents import MessageError, event_of, headers_for, schema_uri
from claimwatch_contracts.deliveries import Delivery
from claimwatch_contracts.documents import Alias, Channel, Endpoint, Erasure, Feed, Topic, Watch
from claimwatch_contracts.events import EVENTS, AlertRaised, ArticlePublished, Event
from claimwatch_contracts.generate import SCHEMAS, older_schemas
from claimwatch_contracts.groups import Group
from claimwatch_contracts.ledger import ArticleEntries
from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.report import Report
from claimwatch_contracts.silence import Silence
from claimwatch_contracts.upcasts import UPCASTS, NewerVersionError, Upcasts, upcast
from claimwatch_contracts.views import View
from claimwatch_contracts.withheld import Withheld
from tests.builders import NOW, article
from tests.golden import STORED, documents, messages

ROOT = Path(__file__).parents[3]
BODIES: dict[str, type[Versioned]] = {
    "watches": Watch,
    "channels": Channel,
    "endpoints": Endpoint,
    "feeds": Feed,
    "aliases": Alias,
    "topics": Topic,
    "reports": Report,
    "alerts": AlertRaised,
    "deliveries": Delivery,
    "erasures": Erasure,
    "amendments": Amendment,
    "entries": ArticleEntries,
    "ledger_sheets": LedgerSheet,
    "groups": Group,
    "silences": Silence,
    "views": View,
    "keys": AccessKey,
    "acknowledgements": Acknowledgement,
    "withheld": Withheld,
}
"""The collections whose documents are as their model has them; all others are of version 1."""
WITHOUT_BODY = {"installation", "services"}
VERSIONS = [(event, version) for event in EVENTS for version in range(1, event.VERSION + 1)]


def headers(event: type[Event], version: int) -> dict[str, str]:
    """The headers of a message of that version."""
    sent = headers_for(article(), source="test", time=NOW)
    return sent | {"ce_type": event.TYPE, "ce_dataschema": schema_uri(event, version)}


@pytest.mark.parametrize(("event", "version"), VERSIONS)
def test_every_version_of_an_event_has_its_schema_and_messages_that_are_read_today(
    event: type[Event], version: int
) -> None:
    schema = json.loads((ROOT / SCHEMAS / kind_of(event) / f"v{version}.json").read_text(encoding="utf-8"))
    golden = messages(kind_of(event), version)
    assert golden, f"no example of {kind_of(event)} in version {version}"
    for message in golden:
        Draft202012Validator(schema).validate(message)
        read = event_of(event, headers(event, version), json.dumps(message))
        assert read.subject in message.values() or read.subject == message["report"]["article"]["article_id"]


def test_every_collection_has_examples_of_each_of_its_versions() -> None:
    collections = set(_collections()) - WITHOUT_BODY
    assert {"watches", "stories", "deliveries", "feed_states"} <= collections
    assert {folder.name for folder in STORED.iterdir()} == collections
    for collection in collections:
        model = BODIES.get(collection)
        for version in range(1, (model.VERSION if model else 1) + 1):
            assert documents(collection, version), f"no example of {collection} in version {version}"


def _collections() -> Iterator[str]:
    """The collections that the stores name."""
    for path in (ROOT / "services").rglob("*.py"):
        yield from re.findall(r'database(?:\[|, )"(\w+)"', path.read_text(encoding="utf-8"))


def test_every_older_version_has_an_upcast_and_no_upcast_stands_alone() -> None:
    models = [model for model in _below(Versioned) if model.__module__.startswith("claimwatch_contracts.")]
    assert {Watch, AlertRaised, Report} <= set(models)
    assert set(UPCASTS) == {(kind_of(model), version) for model in models for version in range(1, model.VERSION)}


def _below(model: type[Versioned]) -> Iterator[type[Versioned]]:
    for narrower in model.__subclasses__():
        yield narrower
        yield from _below(narrower)


class Boat(Versioned):
    """Of the third version: it had a ``title`` in the first, and a ``label`` in the second."""

    VERSION = 3

    name: str


BOATS: Upcasts = {
    ("boat", 1): lambda body: {"label": body["title"]},
    ("boat", 2): lambda body: {"name": body["label"]},
}


@pytest.mark.parametrize(("version", "body"), [(1, {"title": "Mary"}), (2, {"label": "Mary"}), (3, {"name": "Mary"})])
def test_a_body_goes_from_version_to_version(version: int, body: dict[str, Any]) -> None:
    assert upcast(Boat, version, body, BOATS) == {"name": "Mary"}


def test_a_version_of_tomorrow_says_so() -> None:
    with pytest.raises(NewerVersionError, match="newer Claimwatch: this one reads boat up to version 3, not 4"):
        upcast(Boat, 4, {"names": ["Mary"]}, BOATS)


def test_a_gap_is_named() -> None:
    with pytest.raises(LookupError, match="version 2 of boat"):
        upcast(Boat, 1, {"title": "Mary"}, {("boat", 1): BOATS["boat", 1]})


class Departed(Event):
    """An event of the second version, whose ``boat`` was a ``ship``."""

    TYPE = "org.claimwatch.boat.departed"
    VERSION = 2

    boat: str


def test_a_message_is_read_by_the_version_that_its_headers_name() -> None:
    upcasts: Upcasts = {("departed", 1): lambda body: {"boat": body["ship"]}}
    old, new = b'{"ship": "Mary"}', b'{"boat": "Mary"}'
    unnamed = {name: value for name, value in headers(Departed, 1).items() if name != "ce_dataschema"}
    for read in (
        event_of(Departed, headers(Departed, 1), old, upcasts),
        event_of(Departed, unnamed, old, upcasts),
        event_of(Departed, headers(Departed, 2), new, upcasts),
    ):
        assert read.boat == "Mary"
    with pytest.raises(NewerVersionError, match="departed up to version 2, not 3"):
        event_of(Departed, headers(Departed, 3), new, upcasts)


@pytest.mark.parametrize("schema", ["", "urn:claimwatch:schema:org.claimwatch.boat.departed:0", "urn:x:1", "1", ":²"])
def test_a_schema_that_is_no_version_of_the_event_is_refused(schema: str) -> None:
    with pytest.raises(MessageError, match="no version of"):
        event_of(Departed, headers(Departed, 2) | {"ce_dataschema": schema}, b"{}")


def test_schemas_of_older_versions_are_kept() -> None:
    kept = {SCHEMAS / "departed" / "v1.json", SCHEMAS / "article-published" / "v1.json"}
    assert older_schemas([Departed, ArticlePublished]) == kept
