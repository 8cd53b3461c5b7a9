"""Completes the OpenAPI document: how a caller is known, a summary of each operation, an example of each body in JSON.

``examples.json``, which ``tests/api_examples.py`` makes, has an example by the name of each model, and those of other
bodies by media type and path, or by media type, method and path. An example of a list is made of that of its items;
that of a model without one, of its schema.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from textwrap import shorten
from typing import Any

from fastapi import FastAPI

from services._runtime.access.described import add_security
from services.api.access.roles import needed

LONGEST_SUMMARY = 100
DEEPEST = 4
_REF = "#/components/schemas/"
_JSON = "application/json"
_PATCH = "application/merge-patch+json"
_END = re.compile(r"[.;:](?=\s|$)|, with its `ETag`|\n")
Node = dict[str, Any]


def describe(app: FastAPI) -> None:
    """Have the application's OpenAPI document completed."""
    made = app.openapi

    def openapi() -> Node:
        is_new = app.openapi_schema is None
        document = made()
        if is_new:
            add_security(document, needed)
            for path, method, operation in _operations(document):
                operation["summary"] = _summary(operation.get("description", ""), f"{method.upper()} {path}")
                _add_examples(document, path, method, operation)
        return document

    app.openapi = openapi  # type: ignore[method-assign]


@cache
def examples() -> Node:
    """The examples by model, or by media type and path."""
    text = files("services.api").joinpath("examples.json").read_text("utf-8")
    return dict(json.loads(text))


def _operations(document: Node) -> Iterator[tuple[str, str, Node]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _summary(description: str, otherwise: str) -> str:
    """The first sentence, or its beginning."""
    first = _END.split(description.strip(), maxsplit=1)[0].replace("`", "")
    return shorten(first, LONGEST_SUMMARY, placeholder=" …") or otherwise


def _add_examples(document: Node, path: str, method: str, operation: Node) -> None:
    answers = (answer for status, answer in operation["responses"].items() if status < "400")
    for part in (operation.get("requestBody", {}), *answers):
        for media_type, content in part.get("content", {}).items():
            own = (f"{media_type} {method.upper()} {path}", f"{media_type} {path}")
            if (example := next((examples()[name] for name in own if name in examples()), None)) is not None:
                content.setdefault("example", example)
            elif media_type == _JSON:
                content.setdefault("example", _example(document, content.get("schema", {})))
            elif media_type == _PATCH:
                is_silence = "silences" in operation["tags"]
                content.setdefault("example", {"comment": "until Monday"} if is_silence else {"name": "Night desk"})


def _example(document: Node, schema: Node, depth: int = 0) -> Any:
    """An example of the schema."""
    name = schema.get("$ref", "").removeprefix(_REF)
    if name in examples():
        return examples()[name]
    if name:
        return _example(document, document["components"]["schemas"][name], depth)
    properties = schema.get("properties", {})
    if {"items", "next", "unreadable"} <= properties.keys():
        return {"items": [_example(document, properties["items"]["items"])], "next": None, "unreadable": []}
    if properties and depth < DEEPEST:
        return {each: _example(document, properties[each], depth + 1) for each in schema.get("required", ())}
    if "anyOf" in schema:
        return _example(document, schema["anyOf"][0], depth + 1)
    return _simple(schema)


def _simple(schema: Node) -> Any:
    if "default" in schema or "const" in schema:
        return schema.get("const", schema.get("default"))
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("format") == "date-time":
        return "2026-01-02T03:04:05Z"
    simple: Node = {"string": "text", "integer": 1, "number": 1.0, "boolean": True, "array": [], "object": {}}
    return simple.get(schema.get("type", ""))
