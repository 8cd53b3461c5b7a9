"""The refusals of requests, each as the problem document of the answer (RFC 9457)."""

from collections.abc import Collection, Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from claimwatch_contracts.signing import SecretError
from claimwatch_language.topics import built_in
from services._runtime.http.problems import Problem
from services._runtime.stored import Unreadable
from services.api.claimants.merging import FiledElsewhereError
from services.api.cursors import CursorError
from services.api.places import PlaceError, UnknownPlacesError


def not_found(kind: str, identity: str) -> Problem:
    """There is no document or record with that id."""
    return Problem(404, detail=f"there is no {kind} {identity!r}")


def unreadable(kind: str, document: Unreadable) -> Problem:
    """The stored document does not have the expected form."""
    detail = f"the {kind} {document.id!r} cannot be read: {document.reason}; PUT replaces it, DELETE deletes it"
    return Problem(409, type="unreadable", detail=detail)


def unreadable_record(kind: str, record: Unreadable) -> Problem:
    """The stored record, which another service writes, does not have the expected form."""
    return Problem(409, type="unreadable", detail=f"the {kind} {record.id!r} cannot be read: {record.reason}")


def changed_meanwhile(kind: str, identity: str) -> Problem:
    """The request's ``If-Match`` or ``If-None-Match`` fails."""
    return Problem(412, detail=f"the {kind} {identity!r} is not as this request expects it; read it again")


def key_reused(kind: str) -> Problem:
    """The ``Idempotency-Key`` came before with another request."""
    return Problem(
        422,
        type="key-reused",
        detail=f"this Idempotency-Key has created another {kind}; use a new key for a new request",
    )


def followed(feed_id: str, url: str) -> Problem:
    """Another feed has the address. The document names that feed."""
    return Problem(
        409,
        type="followed",
        detail=f"{url} is followed already, as the feed {feed_id!r}; PATCH /feeds/{feed_id} changes it",
        extensions={"feed_id": feed_id},
    )


def unknown_channels(channels: Collection[str]) -> Problem:
    """A watch names channels that do not exist."""
    return Problem(
        422,
        type="unknown-channels",
        detail=f"channels: unknown channel: {', '.join(channels)}; GET /channels lists them",
        extensions={"unknown_channels": list(channels)},
    )


def unknown_channel(field: str, channels: Collection[str]) -> Problem:
    """A channel names another in ``field`` that does not exist."""
    return Problem(
        422,
        type="unknown-channels",
        detail=f"{field}: unknown channel: {', '.join(channels)}; GET /channels lists them",
        extensions={"unknown_channels": list(channels)},
    )


def escalated_to(channel: str, channels: Collection[str]) -> Problem:
    """The channel cannot be deleted while others escalate to it, or have it told of their failures."""
    detail = f"the channel {channel!r} is what channels escalate to, or tell their failures: {', '.join(channels)}"
    return Problem(409, type="in-use", detail=detail, extensions={"channels": list(channels)})


def unknown_topics(topics: Collection[str], *within: str) -> Problem:
    """A watch names topics that do not exist; ``within`` is the field that they stand in."""
    return Problem(
        422,
        type="unknown-topics",
        detail=f"{built_in.unknown_topics(topics, *within)}; GET /topics lists them",
        extensions={"unknown_topics": list(topics)},
    )


def in_use(kind: str, identity: str, watches: Collection[str]) -> Problem:
    """The document cannot be deleted while watches use it. ``watches`` are those of the caller's desk."""
    detail = f"the {kind} {identity!r} is used by watches: {', '.join(watches) or 'of another desk'}"
    return Problem(409, type="in-use", detail=detail, extensions={"watches": list(watches)})


def taken(kind: str, identity: str) -> Problem:
    """Another request has created a document with this id."""
    return Problem(409, type="id-taken", detail=f"there is a {kind} {identity!r} already; PUT replaces it")


def of_another_desk(kind: str, identity: str) -> Problem:
    """Another desk has a document with this id."""
    return Problem(
        409, type="id-taken", detail=f"another desk has a {kind} with the id {identity!r}; choose another one"
    )


def filed_elsewhere(error: FiledElsewhereError) -> Problem:
    """A name cannot be merged without the claimant whose name it is."""
    return Problem(409, type="filed-elsewhere", detail=f"names: {error}")


def built_in_topic(key: str) -> Problem:
    """A built-in topic cannot be changed."""
    detail = f"the topic {key!r} is built in and cannot be changed; add terms of your own under another key"
    return Problem(409, type="built-in", detail=detail)


def too_many(kind: str, most: int) -> Problem:
    """There are as many documents of this kind as there can be."""
    plural = f"{kind}es" if kind.endswith("s") else f"{kind}s"
    return Problem(
        409,
        type="too-many",
        detail=f"there are as many {plural} as there can be ({most}); delete one before adding another",
    )


def no_secrets(channel: str) -> Problem:
    """The channel's kind has no secret to rotate."""
    return Problem(
        409, type="not-signed", detail=f"what goes to the channel {channel!r} is not signed: it has no secret"
    )


def channel_off(channel: str) -> Problem:
    """The channel is disabled, so every delivery would fail at once."""
    detail = f"the channel {channel!r} is disabled; PUT it with enabled true, or send it a test that its receiver takes"
    return Problem(409, type="channel-disabled", detail=detail)


def delivered(delivery: str) -> Problem:
    """The delivery has arrived, and nobody said that it is to be sent all the same."""
    return Problem(
        409,
        type="delivered-already",
        detail=f"the delivery {delivery!r} has arrived; even_if_delivered sends it all the same",
    )


def unknown_subject(field: str, identity: str) -> Problem:
    """An amendment is about something that is not there."""
    return Problem(
        422, type="unknown-subject", detail=f"correction.{field}: there is no {field.removesuffix('_id')} {identity!r}"
    )


def not_amendable(kind: str) -> Problem:
    """Only a figure can be amended in this way."""
    return Problem(422, type="not-amendable", detail=f"a statement has no {kind}; amend the figures in it")


def no_text(report: str) -> Problem:
    """The report cannot be filed again, because its text is no longer kept."""
    return Problem(
        409,
        type="text-not-kept",
        detail=f"the text of the report {report!r} is no longer kept, so it cannot be amended",
    )


def text_gone(report: str) -> Problem:
    """The report's text was removed after its time."""
    return Problem(
        410, type="text-not-kept", detail=f"the text of the report {report!r} is no longer kept; its findings are"
    )


def was_taken_back(amendment: str) -> Problem:
    """An amendment that was taken back stays as it is."""
    return Problem(
        409, type="taken-back", detail=f"the amendment {amendment!r} was taken back; make a new one under another id"
    )


def amends_something_else(amendment: str) -> Problem:
    """An amendment stays with what it is about."""
    detail = f"the amendment {amendment!r} is about something else; take it back, or choose another id"
    return Problem(409, type="other-subject", detail=detail)


def bad_cursor(error: CursorError) -> Problem:
    """The cursor is not from this service."""
    return Problem(400, type="bad-cursor", detail=str(error))


def invalid(error: ValidationError | SecretError, body: Any = None) -> RequestValidationError:
    """An error that was found after the request model's validation, in the form of the model's own errors."""
    if isinstance(error, SecretError):
        return RequestValidationError([{"type": "secret", "loc": ("body", "target", "secrets"), "msg": str(error)}])
    return RequestValidationError([_in_body(item) for item in error.errors(include_url=False)], body=body)


def unknown_place(error: PlaceError) -> RequestValidationError:
    """The place of an amendment is unknown or does not have its name."""
    loc = ("body", "correction", "place", error.field)
    return RequestValidationError([{"type": "place", "loc": loc, "msg": str(error)}])


def unknown_places(error: UnknownPlacesError, *within: str) -> RequestValidationError:
    """A watch has places that are unknown or do not have their names; ``within`` is the field that they stand in."""
    faults = error.faults.items()
    return RequestValidationError(
        [
            {"type": "place", "loc": ("body", *within, "places", index, fault.field), "msg": str(fault)}
            for index, fault in faults
        ]
    )


def _in_body(item: Mapping[str, Any]) -> dict[str, Any]:
    return {**item, "loc": ("body", *item["loc"])}
