"""CloudEvents 1.0 attributes as Kafka headers, binary content mode (Kafka protocol binding 1.0.2, section 3.2)."""

from collections.abc import Mapping
from datetime import datetime

from claimwatch_contracts.events import Event

CONTENT_TYPE = "application/json"
REQUIRED = ("ce_specversion", "ce_id", "ce_source", "ce_type")


def schema_uri(event: type[Event]) -> str:
    """The identifier of the JSON Schema of an event version; it names, it is not fetched."""
    return f"urn:claimwatch:schema:{event.TYPE}:{event.VERSION}"


def headers_for(event: Event, *, source: str, time: datetime, correlation_id: str | None = None) -> dict[str, str]:
    """The headers of a message that carries the event. ``source`` is the emitting service, ``time`` is aware."""
    return {
        "ce_specversion": "1.0",
        "ce_id": event.event_id,
        "ce_source": f"/claimwatch/{source}",
        "ce_type": event.TYPE,
        "ce_time": time.isoformat(),
        "ce_subject": event.subject,
        "ce_dataschema": schema_uri(type(event)),
        "ce_partitionkey": event.subject,
        "ce_correlationid": correlation_id or event.event_id,
        "content-type": CONTENT_TYPE,
    }


def refusal(headers: Mapping[str, str], expected: type[Event]) -> str | None:
    """Why a message with these headers is not the expected event, or ``None`` when it is."""
    missing = [name for name in REQUIRED if not headers.get(name)]
    if missing:
        return f"CloudEvents headers missing: {', '.join(missing)}"
    if headers["ce_specversion"] != "1.0":
        return f"CloudEvents specversion {headers['ce_specversion']!r} is not 1.0"
    if headers["ce_type"] != expected.TYPE:
        return f"event type {headers['ce_type']!r} is not {expected.TYPE!r}"
    schema = headers.get("ce_dataschema", schema_uri(expected))
    if schema != schema_uri(expected):
        return f"schema {schema!r} is not {schema_uri(expected)!r}"
    return None
