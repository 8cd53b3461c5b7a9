"""Bounds request bodies: each body in bytes and seconds, and all bodies together in bytes."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_SECONDS = 30.0
BODIES_TOGETHER = 16
CLOSE = {"Connection": "close"}


class LimitedBody:
    """Middleware that refuses large and slow request bodies.

    The answer is 413 if a body has more than ``max_bytes``, announced or counted; 408 if the body is not complete after
    ``seconds``; and 503 if all bodies that are being handled have more than ``BODIES_TOGETHER`` times ``max_bytes``.
    """

    def __init__(self, app: ASGIApp, max_bytes: int, seconds: float = BODY_SECONDS) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._seconds = seconds
        self._in_hand = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = dict(scope["headers"]).get(b"content-length", b"")
        deadline = asyncio.get_running_loop().time() + self._seconds
        read, whole = 0, False

        async def limited() -> Message:
            nonlocal read, whole
            try:
                async with asyncio.timeout_at(None if whole else deadline):
                    message = await receive()
            except TimeoutError as error:
                detail = f"The body was not whole after {self._seconds:g} seconds."
                raise HTTPException(408, detail, CLOSE) from error
            size = len(message.get("body", b""))
            whole = not message.get("more_body", False)
            read += size
            self._in_hand += size
            if read > self._max_bytes or (announced.isdigit() and int(announced[:20]) > self._max_bytes):
                raise HTTPException(413, f"The body is longer than {self._max_bytes} bytes.")
            if self._in_hand > BODIES_TOGETHER * self._max_bytes:
                raise HTTPException(503, "Too many requests with long bodies at once; try again.", CLOSE)
            return message

        try:
            await self._app(scope, limited, send)
        finally:
            self._in_hand -= read
