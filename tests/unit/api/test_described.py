"""The OpenAPI document: every operation says what it does, with examples that are of its models."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from services.api.routes.described import examples
from tests.unit.api.test_hostile_queries import APP

DOCUMENT = APP.openapi()
OPERATIONS = [
    (f"{method.upper()} {path}", operation)
    for path, found in DOCUMENT["paths"].items()
    for method, operation in found.items()
]

SIDES = ("south", "west", "north", "east")
"""Of a stretch of land, which the operation itself describes."""


def test_every_operation_has_a_summary_a_tag_and_its_problems() -> None:
    assert len(OPERATIONS) > 80
    for name, operation in OPERATIONS:
        assert len(operation["summary"]) > 5, name
        assert operation["tags"], name
        assert operation["description"], name
        problems = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
        assert {"400", "401", "403", "422", "503"} <= problems.keys(), name
        if not name.startswith("HEAD"):
            for status, answer in problems.items():
                shown = answer["content"]["application/problem+json"]["example"]
                assert shown["status"] == int(status), name
                assert shown["type"].startswith("urn:claimwatch:problem:"), name


def test_every_body_in_json_has_an_example() -> None:
    bodies = 0
    for name, operation in OPERATIONS:
        answers = [answer for status, answer in operation["responses"].items() if status < "400"]
        for part in (operation.get("requestBody", {}), *answers):
            content = part.get("content", {}).get("application/json", {})
            if content.get("schema"):
                assert "example" in content, name
                bodies += 1
    assert bodies > 80


def test_what_is_no_json_has_an_example_as_well() -> None:
    media_types = set()
    for name, operation in OPERATIONS:
        answers = [answer for status, answer in operation["responses"].items() if status < "400"]
        for part in (operation.get("requestBody", {}), *answers):
            for media_type, content in part.get("content", {}).items():
                assert content.get("example"), f"{name} {media_type}"
                media_types.add(media_type)
    assert {"application/jsonl", "text/csv", "application/ld+json", "text/event-stream"} <= media_types


def test_every_parameter_says_what_it_is() -> None:
    described = [
        (name, parameter["name"], parameter.get("description"))
        for name, operation in OPERATIONS
        for parameter in operation.get("parameters", ())
        if parameter["in"] != "path" and parameter["name"] not in SIDES
    ]
    assert len(described) > 200
    assert [(name, parameter) for name, parameter, words in described if not words] == []


@pytest.mark.parametrize("model", sorted(name for name in examples() if " " not in name))
def test_each_example_is_of_its_model(model: str) -> None:
    schemas: dict[str, Any] = DOCUMENT["components"]["schemas"]
    names = [name for name in schemas if name == model or name == f"{model}-Output"]
    assert names, f"{model} is no model of the api any more: run python -m tests.api_examples"
    schema = {"$ref": f"#/components/schemas/{names[0]}", "components": DOCUMENT["components"]}
    Draft202012Validator(schema).validate(examples()[model])
