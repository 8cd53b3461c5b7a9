"""What a stored topic can hold."""

from typing import Any

import pytest
from pydantic import ValidationError

from claimwatch_contracts.documents import Topic
from claimwatch_language.topics.built_in import built_in_topics
from tests.builders import NOW


def topic(**fields: Any) -> Topic:
    """A topic with these fields."""
    usual = {"key": "river-dams", "name": "River dams", "terms": ["dam"], "created_at": NOW, "updated_at": NOW}
    return Topic.model_validate(usual | fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"terms": []},
        {"terms": ["word"] * 101},
        {"terms": ["x" * 201]},
        {"exclusions": ["word"] * 101},
        {"name": ""},
        {"key": "River Dams"},
        {"key": "-dams"},
        {"key": "a" * 101},
    ],
)
def test_what_a_topic_can_hold_is_limited(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        topic(**fields)


def test_what_is_built_in_has_keys_and_names_that_a_topic_can_have() -> None:
    assert built_in_topics()
    for key, built_in in built_in_topics().items():
        assert topic(key=key, name=built_in.name, terms=built_in.terms, exclusions=built_in.exclusions).key == key
