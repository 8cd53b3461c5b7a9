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


class ReportForm(StrEnum):
    """The forms of a report: as it is, or told in another vocabulary."""

    JSON = "json"
    ANNOTATIONS = "annotations"
    SCHEMA = "schema"


_MADE: dict[ReportForm, tuple[str, Callable[[Report, str], dict[str, Any]]]] = {
    ReportForm.ANNOTATIONS: (annotations.MEDIA_TYPE, annotations.annotation_page),
    ReportForm.SCHEMA: (schema_org.MEDIA_TYPE, schema_org.graph_of),
}
OR_LINKED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "the report, or what was found in it in another vocabulary",
        "content": {JSON_LD: {"schema": {"type": "object"}}},
    }
}


def wanted_form(
    form: Annotated[
        ReportForm | None, Query(alias="format", description="annotations: W3C Web Annotations; schema: schema.org")
    ] = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> ReportForm:
    """The form that the caller asks for, by ``format``, or else by ``Accept``."""
    if form is not None:
        return form
    if JSON_LD not in accept:
        return ReportForm.JSON
    return ReportForm.SCHEMA if "schema.org" in accept else ReportForm.ANNOTATIONS


WantedForm = Annotated[ReportForm, Depends(wanted_form)]


def linked_answer(form: ReportForm, report: Report, address: str, conditional: Preconditions) -> Response:
    """The report in another vocabulary, with its ETag. ``address`` is that of the service, with a slash at its end."""
    media_type, make = _MADE[form]
    body = json.dumps(make(report, address), ensure_ascii=False).encode("utf-8", "replace")
    answer = read_bytes(body, media_type, conditional)
    answer.headers["Vary"] = "Accept"
    return answer
