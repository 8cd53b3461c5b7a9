"""The conditional headers of requests, and the answers that depend on these headers."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Header
from fastapi.responses import Response
from pydantic import BaseModel

from services.api.etags import etag_of, strongly_matches, weakly_matches

JSON = "application/json"


@dataclass(frozen=True)
class Preconditions:
    """``If-Match`` and ``If-None-Match``. ``etag`` is that of the current representation, ``None`` if there is none."""

    if_match: Annotated[str | None, Header(description="change only the representation with this ETag")] = None
    if_none_match: Annotated[str | None, Header(description="not if the representation has this ETag")] = None

    def allow_change(self, etag: str | None) -> bool:
        """Whether the resource may be changed, or created if there is none."""
        if self.if_match is not None and (etag is None or not strongly_matches(self.if_match, etag)):
            return False
        return self.if_none_match is None or etag is None or not weakly_matches(self.if_none_match, etag)

    def is_current(self, etag: str) -> bool:
        """Whether the caller has the current representation."""
        return self.if_none_match is not None and weakly_matches(self.if_none_match, etag)


def representation(model: BaseModel) -> bytes:
    """The bytes of the answer that shows the model."""
    return model.model_dump_json().encode()


def read_answer(
    model: BaseModel, preconditions: Preconditions, answered: BaseModel | None = None, *, has_state: bool = False
) -> Response:
    """The answer to a reader: 200 with the ETag, or 304 if the caller has the current representation.

    The ETag is computed from ``model``, which has what callers can change; ``answered`` may contain more. With
    ``has_state`` it has what the ETag does not cover, and is always sent.
    """
    etag = etag_of(representation(model))
    if not has_state and preconditions.is_current(etag):
        return Response(status_code=304, headers={"ETag": etag})
    return Response(representation(answered or model), media_type=JSON, headers={"ETag": etag})


def read_bytes(body: bytes, media_type: str, preconditions: Preconditions) -> Response:
    """The answer to a reader of a representation that is no JSON: 200 with its ETag, or 304."""
    etag = etag_of(body)
    if preconditions.is_current(etag):
        return Response(status_code=304, headers={"ETag": etag})
    return Response(body, media_type=media_type, headers={"ETag": etag})


def written_answer(model: BaseModel, answered: BaseModel, *, location: str | None) -> Response:
    """The answer to a writer: 201 with the location of a created document, or 200.

    ``model`` is what later reads return, and the ETag is computed from it. ``answered`` may also show secrets, once.
    """
    headers = {"ETag": etag_of(representation(model))} | ({"Location": location} if location else {})
    return Response(representation(answered), 201 if location else 200, media_type=JSON, headers=headers)
