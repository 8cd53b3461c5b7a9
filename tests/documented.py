"""Holds an HTTP service to its OpenAPI document: requests made up from the document, in process, without servers.

What is made up is the same in every run. A server error, or an answer that the document does not describe, fails.
"""

from collections.abc import Iterable
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import BaseSchema

EXAMPLES = 6
"""Requests to each path and method, beside those that the document's limits give."""
CHECKS = {
    "not_a_server_error": {"enabled": True},
    "status_code_conformance": {"enabled": True},
    "content_type_conformance": {"enabled": True},
    "response_headers_conformance": {"enabled": True},
    "response_schema_conformance": {"enabled": True},
    "negative_data_rejection": {"enabled": True, "expected-statuses": [*range(400, 430), "5xx"]},  # 413 refuses, too
    "positive_data_acceptance": {"enabled": False},  # our rules say more than JSON Schema can
    "missing_required_header": {"enabled": False},  # there is none
    "unsupported_method": {"enabled": False},  # pages are not in the document
    "use_after_free": {"enabled": False},
    "ensure_resource_availability": {"enabled": False},
    "ignored_auth": {"enabled": False},  # the door stands around the application, and has tests of its own
    "allow_header_conformance": {"enabled": False},
    "object_level_authorization": {"enabled": False},
}


def described(client: httpx.AsyncClient, like_others: Iterable[str] = ()) -> BaseSchema:
    """The document of the application that the client speaks to, from which requests are made.

    ``like_others`` are operations whose bodies are those of another: the limits of each field are tried there alone.
    """
    briefly = [{"include-name": name, "phases": {"coverage": {"enabled": False}}} for name in like_others]
    config = SchemathesisConfig.from_dict({"checks": CHECKS, "operations": briefly})
    return schemathesis.openapi.from_asgi("/openapi.json", client._transport.app, config=config)  # type: ignore[attr-defined]


few = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""The bounds of a run, the same each time."""


@schemathesis.serializer("application/pdf", "message/rfc822")
def _as_it_is(_context: schemathesis.SerializationContext, value: Any) -> bytes:
    """A document that is no text."""
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")
