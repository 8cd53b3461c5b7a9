"""The committed files are those that the models generate, and every example is a valid message."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from claimwatch_contracts.base import kind_of
from claimwatch_contracts.events import EVENTS, Event
from claimwatch_contracts.generate import json_schema, stale
from claimwatch_contracts.picture import KEEP_DOCUMENTS
from claimwatch_contracts.topics import SERVICES, TOPICS

ROOT = Path(__file__).parents[3]


def test_nothing_generated_is_stale() -> None:
    assert stale(ROOT) == []


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_every_event_has_golden_examples_that_its_schema_and_model_take(event: type[Event]) -> None:
    folder = ROOT / "contracts" / "examples" / kind_of(event) / f"v{event.VERSION}"
    examples = sorted(folder.glob("*.json"))
    assert examples, f"no example in {folder}"
    validator = Draft202012Validator(json_schema(event))
    for path in examples:
        message = json.loads(path.read_text(encoding="utf-8"))
        validator.validate(message)
        assert json.loads(event.model_validate(message).model_dump_json()) == message


def test_every_topic_has_an_owner_and_readers_that_exist() -> None:
    for topic in TOPICS:
        assert {topic.owner, *topic.groups} <= set(SERVICES)
        assert topic.groups


def test_the_picture_has_every_service_with_a_store() -> None:
    stores = [path for name in ("store", "store.py") for path in (ROOT / "services").glob(f"*/{name}")]
    assert {path.parent.name for path in stores} == set(KEEP_DOCUMENTS)
