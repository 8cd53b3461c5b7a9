"""Completes intake's OpenAPI document with an example for each body."""

from typing import Any

from fastapi import FastAPI

from services.intake.content_types import JSON

_ID, _URL = "5f0c5a3e-3ab5-5d1e-9f0a-6b1f5c0f3c11", "https://wire.example/2026/06/graves-found"
_RECEIPT = {"article_id": _ID, "revision": 1, "status": "accepted"}
_ERASURE = {"reason": "withdrawn by the publisher", "requested_by": "Night desk"}
_AT = "2026-06-02T08:45:00Z"
_NITF = "<nitf><head><title>Graves found</title></head><body><body.content><p>…</p></body.content></body></nitf>"
REQUESTS: dict[tuple[str, str], Any] = {
    ("/articles", "application/xml"): _NITF,
    ("/articles", "application/pdf"): "%PDF-1.7 …",
    (
        "/articles",
        "message/rfc822",
    ): "From: desk@wire.example\nSubject: Graves found near Al-Rasi\n\nThe ministry said …",
    ("/previews", JSON): {"url": "https://wire.example/rss"},
    ("/erasures", JSON): {"article": _URL, **_ERASURE},
}
"""By path and media type: what is sent."""
ANSWERS: dict[tuple[str, str], Any] = {
    ("/", "200"): {
        "service": "Claimwatch intake",
        "articles": "POST /articles",
        "erasures": "POST /erasures",
        "page": "GET /articles/{article_id}/page",
        "previews": "POST /previews",
        "description": "GET /openapi.json",
    },
    ("/articles", "201"): _RECEIPT,
    ("/articles", "200"): _RECEIPT | {"status": "known"},
    ("/previews", "200"): {
        "url": "https://wire.example/rss",
        "publisher": "Example Wire",
        "entries": 1,
        "newest_at": _AT,
        "flaw": None,
        "also_found": [],
        "newest": [
            {
                "title": "Graves found near Al-Rasi",
                "url": _URL,
                "published_at": _AT,
                "characters": 79,
                "begins": "The ministry said on Tuesday that …",
            }
        ],
    },
    ("/erasures", "200"): {
        "erased": [{"article_id": _ID, "url": _URL, "revisions": 1, **_ERASURE, "requested_at": _AT}]
    },
    ("/articles/{article_id}/page", "200"): {
        "article_id": _ID,
        "address": _URL,
        "readings": 2,
        "last_reading_at": _AT,
        "next_reading_at": "2026-06-02T14:45:00Z",
        "changed_at": None,
        "gone_at": None,
        "last_error": None,
    },
}
"""By path and status: what is answered."""


def describe(app: FastAPI) -> None:
    """Have the application's OpenAPI document completed."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        document = made()
        for path, methods in document["paths"].items():
            for operation in methods.values():
                _add_examples(path, operation)
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def _add_examples(path: str, operation: dict[str, Any]) -> None:
    for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
        if (path, media_type) in REQUESTS:
            content.setdefault("example", REQUESTS[path, media_type])
    for status, answer in operation["responses"].items():
        if (path, status) in ANSWERS and JSON in answer.get("content", {}):
            answer["content"][JSON].setdefault("example", ANSWERS[path, status])
