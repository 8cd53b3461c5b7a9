"""HEAD is answered as GET is, without the body (RFC 9110)."""

from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadRequests:
    """Middleware that passes HEAD on as GET and leaves out the body. A stream ends after its headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        ended = False

        async def receive_until_ended() -> Message:
            return {"type": "http.disconnect"} if ended else await receive()

        async def send_headers(message: Message) -> None:
            nonlocal ended
            if message["type"] == "http.response.start":
                await send(message)
            elif not ended:
                ended = True
                await send({"type": "http.response.body", "body": b""})

        await self._app({**scope, "method": "GET"}, receive_until_ended, send_headers)


def answer_head(app: FastAPI) -> None:
    """Let an application answer HEAD wherever it answers GET, and add HEAD to its OpenAPI document."""
    app.add_middleware(HeadRequests)
    described = app.openapi

    def openapi() -> dict[str, Any]:
        document = described()
        for operations in document["paths"].values():
            if "get" in operations:
                operations.setdefault("head", _head(operations["get"]))
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def _head(operation: dict[str, Any]) -> dict[str, Any]:
    without_bodies = {
        status: {name: part for name, part in answer.items() if name != "content"}
        for status, answer in operation["responses"].items()
    }
    return operation | {"operationId": f"{operation['operationId']}_head", "responses": without_bodies}
