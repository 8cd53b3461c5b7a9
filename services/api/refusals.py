"""Why a request was refused, each as the problem that is answered (RFC 9457)."""

from collections.abc import Collection, Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from claimwatch_contracts.fields import nearest
from claimwatch_contracts.signing import SecretError
from services._runtime.http.problems import Problem
from services._runtime.stored import Unreadable
from services.api.cursors import CursorError
from services.api.places import UnknownPlacesError


def not_found(kind: str, identity: str) -> Problem:
    """There is no such thing."""
    return Problem(404, detail=f"there is no {kind} {identity!r}")


def unreadable(kind: str, document: Unreadable) -> Problem:
    """It is there, but not in the form it should have."""
    detail = f"the {kind} {document.id!r} cannot be read: {document.reason}; PUT replaces it, DELETE deletes it"
    return Problem(409, detail=detail)


def unreadable_record(kind: str, record: Unreadable) -> Problem:
    """The same of what only other services write."""
    return Problem(409, detail=f"the {kind} {record.id!r} cannot be read: {record.reason}")


def changed_meanwhile(kind: str, identity: str) -> Problem:
    """The caller's ``If-Match`` or ``If-None-Match`` does not hold."""
    return Problem(412, detail=f"the {kind} {identity!r} is not as this request expects it; read it again")


def key_reused(kind: str) -> Problem:
    """The same ``Idempotency-Key`` came with another request."""
    return Problem(422, detail=f"this Idempotency-Key has created another {kind}; use a new key for a new request")


def unknown_channels(channels: Collection[str]) -> Problem:
    """A watch wants to send alerts where nothing is."""
    return Problem(
        422,
        detail=f"channels: unknown channel: {', '.join(channels)}; GET /channels lists them",
        extensions={"unknown_channels": list(channels)},
    )


def unknown_topics(topics: Collection[str], known: Collection[str]) -> Problem:
    """A watch would never fire for these: no article is found to speak of them."""
    near = nearest(next(iter(topics)), known)
    hint = f" (did you mean {near}?)" if near else ""
    return Problem(
        422,
        detail=f"topics: unknown topic: {', '.join(topics)}{hint}; GET /topics lists them",
        extensions={"unknown_topics": list(topics)},
    )


def in_use(kind: str, identity: str, watches: Collection[str]) -> Problem:
    """Deleting it would leave watches without it."""
    detail = f"the {kind} {identity!r} is used by watches: {', '.join(watches)}"
    return Problem(409, detail=detail, extensions={"watches": list(watches)})


def taken(kind: str, identity: str) -> Problem:
    """Another request has created something under this id."""
    return Problem(409, detail=f"there is a {kind} {identity!r} already; PUT replaces it")


def built_in_topic(key: str) -> Problem:
    """What is built in is not changed."""
    detail = f"the topic {key!r} is built in and cannot be changed; add terms of your own under another key"
    return Problem(409, detail=detail)


def too_many(kind: str, most: int) -> Problem:
    """There is no room for another one."""
    plural = f"{kind}es" if kind.endswith("s") else f"{kind}s"
    return Problem(409, detail=f"there are as many {plural} as there can be ({most}); delete one before adding another")


def no_secrets(channel: str) -> Problem:
    """What goes to the channel is not signed."""
    return Problem(409, detail=f"what goes to the channel {channel!r} is not signed: it has no secret")


def channel_off(channel: str) -> Problem:
    """What would be sent to it would fail at once."""
    detail = f"the channel {channel!r} is disabled; PUT it with enabled true, or send it a test that its receiver takes"
    return Problem(409, detail=detail)


def delivered(delivery: str) -> Problem:
    """There is nothing to send again."""
    return Problem(409, detail=f"the delivery {delivery!r} has arrived")


def bad_cursor(error: CursorError) -> Problem:
    """The cursor is not from here."""
    return Problem(400, detail=str(error))


def invalid(error: ValidationError | SecretError, given: Any = None) -> RequestValidationError:
    """What was found wrong behind the request model, answered as if the model had found it."""
    if isinstance(error, SecretError):
        return RequestValidationError([{"type": "secret", "loc": ("body", "target", "secrets"), "msg": str(error)}])
    return RequestValidationError([_in_body(item) for item in error.errors(include_url=False)], body=given)


def unknown_places(error: UnknownPlacesError) -> RequestValidationError:
    """A watch asks for places that nobody knows, or that do not bear their names."""
    faults = error.faults.items()
    return RequestValidationError(
        [{"type": "place", "loc": ("body", "places", index, fault.field), "msg": str(fault)} for index, fault in faults]
    )


def _in_body(item: Mapping[str, Any]) -> dict[str, Any]:
    return {**item, "loc": ("body", *item["loc"])}
