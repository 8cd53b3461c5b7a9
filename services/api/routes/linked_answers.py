"""Reports as JSON-LD, for callers who ask for ``application/ld+json``."""

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Depends, Header, Query
from fastapi.responses import Response

from claimwatch_contracts.report import Report
from services.api.linked import annotations, schema_org
from services.api.preconditions import Preconditions, read_bytes

JSON_LD = "application/ld+json"


class Linked(StrEnum):
    """The vocabularies in which a report can be told."""

    ANNOTATIONS = "annotations"
    SCHEMA = "schema"


class ReportForm(StrEnum):
    """The forms of a report."""

    JSON = "json"
    ANNOTATIONS = "annotations"
    SCHEMA = "schema"


_MADE: dict[Linked, tuple[str, Callable[[Report, str], dict[str, Any]]]] = {
    Linked.ANNOTATIONS: (annotations.MEDIA_TYPE, annotations.annotation_page),
    Linked.SCHEMA: (schema_org.MEDIA_TYPE, schema_org.graph_of),
}
OR_LINKED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "the report, or what was found in it in another vocabulary",
        "content": {JSON_LD: {"schema": {"type": "object"}}},
    }
}


def wants_linked(
    form: Annotated[
        ReportForm | None, Query(alias="format", description="annotations: W3C Web Annotations; schema: schema.org")
    ] = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> Linked | None:
    """The vocabulary that the caller asks for, by ``format``, or else by ``Accept``; ``None`` for the report itself."""
    if form is not None:
        return None if form is ReportForm.JSON else Linked(form.value)
    if JSON_LD not in accept:
        return None
    return Linked.SCHEMA if "schema.org" in accept else Linked.ANNOTATIONS


WantsLinked = Annotated[Linked | None, Depends(wants_linked)]


def linked_answer(linked: Linked, report: Report, address: str, conditional: Preconditions) -> Response:
    """The report in a vocabulary, with its ETag. ``address`` is that of the service, with a slash at its end."""
    media_type, make = _MADE[linked]
    body = json.dumps(make(report, address), ensure_ascii=False).encode("utf-8", "replace")
    answer = read_bytes(body, media_type, conditional)
    answer.headers["Vary"] = "Accept"
    return answer
