"""``POST /articles``: an article in JSON, or a document in one of the formats that are sent to newsrooms."""

import json
import math
from datetime import timedelta
from json import JSONDecodeError
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from claimwatch_contracts.fields import Moment
from services._runtime.access.callers import caller
from services._runtime.http.problems import Problem, problem_responses
from services.intake.allowance import Allowance
from services.intake.articles.submission import (
    MAX_TITLE_CHARACTERS,
    MAX_URL_CHARACTERS,
    SubmittedArticle,
    TextTooLongError,
)
from services.intake.clients import RefusedFetchError, UnreachableError
from services.intake.content_types import JSON, READ, UnknownTypeError, is_document
from services.intake.erasures.erasing import ErasedArticleError
from services.intake.fetching import NoArticleError
from services.intake.handlers import Receipt
from services.intake.received.item import BrokenDocumentError
from services.intake.sent_documents import ItemReceipt, SentDocuments, Stated

EXAMPLE = {
    "title": "Graves found near Al-Rasi",
    "text": "The ministry said on Tuesday that at least four bodies were found near Al-Rasi.",
    "url": "https://wire.example/2026/06/graves-found",
    "publisher": "Example Wire",
    "published_at": "2026-06-02T08:30:00Z",
    "language": "en",
}
_ARTICLE = {"schema": SubmittedArticle.model_json_schema(), "example": EXAMPLE}
_DOCUMENT = {"schema": {"type": "string", "format": "binary"}}
_TYPES = ("application/xml", "application/pdf", "message/rfc822")
BODY = {"required": True, "content": {JSON: _ARTICLE, **dict.fromkeys(_TYPES, _DOCUMENT)}}
KNOWN = "known"


class Receipts(BaseModel):
    """What became of each item of a document."""

    items: tuple[ItemReceipt, ...]


def stated(
    publisher: Annotated[str | None, Query(min_length=1, max_length=200, description="of all items")] = None,
    url: Annotated[str | None, Query(max_length=MAX_URL_CHARACTERS)] = None,
    title: Annotated[str | None, Query(max_length=MAX_TITLE_CHARACTERS)] = None,
    published_at: Annotated[Moment | None, Query()] = None,
    language: Annotated[str | None, Query(max_length=35)] = None,
    replay: Annotated[bool, Query(description="file them, notify nobody")] = False,
) -> Stated:
    """What the sender of a document says of it in the address of the request."""
    return Stated(publisher, url, title, published_at, language, replay)


def article_routes(documents: SentDocuments, allowance: Allowance) -> APIRouter:
    """The router for articles and documents."""
    router = APIRouter()

    async def admitted() -> None:
        """Let the caller post, if they have not posted too much within the last minute."""
        who = caller()
        if wait := allowance.take(who.key_id or who.name, documents.clock()):
            raise _too_fast(allowance.most, wait)

    @router.post(
        "/articles",
        dependencies=[Depends(admitted)],
        status_code=201,
        responses={
            200: {"model": Receipt | Receipts, "description": "This content was published before"},
            **problem_responses(400, 403, 408, 409, 410, 413, 415, 421, 422, 429, 502, 503),
        },
        openapi_extra={"requestBody": BODY},
    )
    async def submit_article(
        request: Request, response: Response, said: Annotated[Stated, Depends(stated)]
    ) -> Receipt | Receipts:
        """Publish an article, or all items of a document: ninjs, NewsML, NITF, a PDF or a mail, by its content type.

        201 says that the broker has it; the same content again is 200 and changes nothing. A changed title or text
        under the same URL, or of an item with the same identifier, is the next revision. After 503 send the same
        request again. The parameters are for documents; an article in JSON says all of it itself.
        """
        body, content_type = await request.body(), request.headers.get("content-type", "")
        try:
            if is_document(body, content_type):
                return _judged(await documents.take(body, content_type, said), response)
            return await _submitted(documents, _article(body, said), response)
        except UnknownTypeError as error:
            raise Problem(415, detail=str(error), headers={"Accept": READ}) from error
        except BrokenDocumentError as error:
            raise Problem(422, detail=str(error)) from error
        except JSONDecodeError as error:
            raise _no_json(error.pos, error.msg) from error
        except RecursionError as error:
            raise _no_json(0, str(error)) from error

    return router


async def _submitted(documents: SentDocuments, article: SubmittedArticle, response: Response) -> Receipt:
    try:
        receipt = await documents.intake.submit(article)
    except TextTooLongError as error:
        raise Problem(413, detail=str(error)) from error
    except ErasedArticleError as error:
        raise Problem(410, detail=str(error)) from error
    except (RefusedFetchError, NoArticleError) as error:
        raise Problem(422, detail=str(error)) from error
    except UnreachableError as error:
        raise Problem(502, detail=str(error)) from error
    if receipt.status == KNOWN:
        response.status_code = 200
    return receipt


def _article(body: bytes, said: Stated) -> SubmittedArticle:
    if said != Stated():
        raise RequestValidationError(
            [{"type": "parameter", "loc": ("query",), "msg": "parameters are for documents; an article says it itself"}]
        )
    try:
        return SubmittedArticle.model_validate(json.loads(body))
    except ValidationError as error:
        faults = error.errors(include_url=False)
        raise RequestValidationError([fault | {"loc": ("body", *fault["loc"])} for fault in faults]) from error


def _judged(receipts: tuple[ItemReceipt, ...], response: Response) -> Receipts:
    """The answer, if any item was taken, now or before.

    Raises:
        Problem: none was; 409 if the time of one will come.
    """
    if not any(receipt.is_taken for receipt in receipts):
        reasons = "; ".join(f"{receipt.item}: {receipt.reason}".removeprefix(": ") for receipt in receipts[:5])
        status = 409 if any(receipt.status == "embargoed" for receipt in receipts) else 422
        raise Problem(
            status,
            detail=reasons or "the document has no items",
            extensions={"items": [receipt.model_dump(mode="json", exclude_none=True) for receipt in receipts]},
        )
    if all(receipt.status == KNOWN for receipt in receipts if receipt.is_taken):
        response.status_code = 200
    return Receipts(items=receipts)


def _too_fast(most: int, wait: timedelta) -> Problem:
    seconds = max(1, math.ceil(wait.total_seconds()))
    detail = f"a key may post {most} times a minute; try again in {seconds} s"
    return Problem(429, detail=detail, headers={"Retry-After": str(seconds)})


def _no_json(position: int, reason: str) -> RequestValidationError:
    return RequestValidationError(
        [{"type": "json_invalid", "loc": ("body", position), "msg": "JSON decode error", "ctx": {"error": reason}}]
    )
