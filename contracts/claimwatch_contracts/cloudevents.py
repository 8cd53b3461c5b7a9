"""CloudEvents 1.0 attributes as Kafka headers, binary content mode (Kafka protocol binding 1.0.2, section 3.2)."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel

from claimwatch_contracts.events import Event
from claimwatch_contracts.upcasts import UPCASTS, Upcasts, upcast

E = TypeVar("E", bound=Event)
M = TypeVar("M", bound=BaseModel)

CONTENT_TYPE = "application/json"
REQUIRED = ("ce_specversion", "ce_id", "ce_source", "ce_type")


class MessageError(ValueError):
    """A message is not the expected event; the text says why."""


def schema_uri(event: type[Event], version: int | None = None) -> str:
    """The name of an event version's JSON Schema, by default of today's version. Nothing is served under the name."""
    return f"urn:claimwatch:schema:{event.TYPE}:{version or event.VERSION}"


def headers_for(event: Event, *, source: str, time: datetime, correlation_id: str | None = None) -> dict[str, str]:
    """The headers of the event's message. ``source`` is the emitting service; ``time`` has a time zone."""
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


def event_of(expected: type[E], headers: Mapping[str, str], value: bytes | str, upcasts: Upcasts = UPCASTS) -> E:
    """The event that a message carries, upcast from the version that the headers name.

    Raises:
        MessageError: the headers are not those of the expected event.
        NewerVersionError: a later release of Claimwatch wrote the message.
        ValueError: the value does not have the form of that version.
    """
    return part_of(expected, expected, headers, value, upcasts)


def part_of(
    expected: type[Event], part: type[M], headers: Mapping[str, str], value: bytes | str, upcasts: Upcasts = UPCASTS
) -> M:
    """What a reader needs of the event that a message carries: ``part`` has some of its fields, and ignores others.

    Raises:
        MessageError, NewerVersionError, ValueError: see ``event_of``.
    """
    version = version_of(expected, headers)
    if version == expected.VERSION:
        return part.model_validate_json(value)
    return part.model_validate(upcast(expected, version, json.loads(value), upcasts))


def version_of(expected: type[Event], headers: Mapping[str, str]) -> int:
    """The version that the headers name; 1 without ``ce_dataschema``.

    Raises:
        MessageError: the headers are not those of the expected event.
    """
    missing = [name for name in REQUIRED if not headers.get(name)]
    if missing:
        raise MessageError(f"CloudEvents headers missing: {', '.join(missing)}")
    if headers["ce_specversion"] != "1.0":
        raise MessageError(f"CloudEvents specversion {headers['ce_specversion']!r} is not 1.0")
    if headers["ce_type"] != expected.TYPE:
        raise MessageError(f"event type {headers['ce_type']!r} is not {expected.TYPE!r}")
    schema = headers.get("ce_dataschema", schema_uri(expected, 1))
    version = schema.rpartition(":")[2]
    if not version.isdecimal() or schema != schema_uri(expected, int(version)):
        raise MessageError(f"schema {schema!r} is no version of {expected.TYPE!r}")
    return int(version)
