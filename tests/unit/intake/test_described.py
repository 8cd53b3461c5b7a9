"""Intake's OpenAPI document has an example for each body, which is of its model."""

import pytest
from jsonschema import Draft202012Validator

from services.intake.content_types import JSON
from services.intake.described import ANSWERS, REQUESTS
from tests.unit.intake.world import World

DOCUMENT = World().http()._transport.app.openapi()  # type: ignore[attr-defined]
BODIES = [
    (f"{method.upper()} {path} {name}", media_type, content)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
    for name, part in [("request", operation.get("requestBody", {})), *operation["responses"].items()]
    for media_type, content in part.get("content", {}).items()
]


def test_every_body_has_an_example() -> None:
    assert len(BODIES) > 20
    assert [(name, media_type) for name, media_type, content in BODIES if not content.get("example")] == []


@pytest.mark.parametrize(
    ("name", "media_type", "content"), BODIES, ids=[f"{name} {type_}" for name, type_, _ in BODIES]
)
def test_an_example_is_of_its_model(name: str, media_type: str, content: dict[str, object]) -> None:
    if media_type == JSON:
        schema = {**content["schema"], "components": DOCUMENT["components"]}  # type: ignore[dict-item]
        Draft202012Validator(schema).validate(content["example"])


def test_no_example_stands_alone() -> None:
    assert {path for path, _ in (*REQUESTS, *ANSWERS)} == DOCUMENT["paths"].keys()
