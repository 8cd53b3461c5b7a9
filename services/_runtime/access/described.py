"""Says in a service's OpenAPI document how a caller is recognised, and at which operations nobody has to be."""

from typing import Any

from services._runtime.access.door import COOKIE, Needed

SCHEMES = {
    "key": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "cwk_…",
        "description": "A key, as `claimwatch keys` or `POST /keys` of the api makes it.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": COOKIE,
        "description": "The session of a browser, which `POST /login` of the api opens with a key.",
    },
}
"""The two ways of showing who one is."""


def add_security(document: dict[str, Any], needed: Needed) -> dict[str, Any]:
    """The document, with the ways of showing who one is, and at each operation those it takes: either, or none."""
    document.setdefault("components", {})["securitySchemes"] = SCHEMES
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            is_open = needed(method.upper(), path) is None
            operation["security"] = [] if is_open else [{name: []} for name in SCHEMES]
    return document
