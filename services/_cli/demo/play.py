"""Plays the corpus through a running stack: sets up channels and watches, posts articles in order, awaits alerts."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx

from services._cli.demo.corpus import Corpus, DemoArticle, DemoWatch
from services._cli.demo.reckoning import Reckoning
from services._runtime.errors import BugError

WEBHOOK, MAILBOX = "demo-webhook", "demo-mailbox"
SECRET = "whsec_ZGVtb25zdHJhdGlvbi1vbmx5LW5vdC1hLXNlY3JldA=="  # noqa: S105 - of a receiver that lives as long as the demo
PATIENCE_SECONDS = 30.0
POLL_SECONDS = 0.05


class StackFailedError(BugError):
    """The stack refused or lost something; the text says what."""


@dataclass
class Play:
    """The demo's user: talks to the API and to intake over HTTP like anybody else."""

    api: str
    intake: str
    http: httpx.AsyncClient
    reckoning: Reckoning

    async def set_up(self, corpus: Corpus, webhook_url: str, mail_to: str) -> None:
        """Create the channels and watches; the first watch also writes to a mailbox."""
        webhook = {"kind": "webhook", "url": webhook_url, "secrets": [SECRET]}
        await self._put(f"channels/{WEBHOOK}", {"name": "Demo webhook", "target": webhook})
        mailbox = {"kind": "email", "to": mail_to}
        await self._put(f"channels/{MAILBOX}", {"name": "Demo mailbox", "target": mailbox})
        for number, watch in enumerate(corpus.watches):
            channels = [WEBHOOK, MAILBOX] if number == 0 else [WEBHOOK]
            await self._put(f"watches/{watch.id}", _criteria(watch) | {"channels": channels})

    async def post(self, article: DemoArticle) -> str:
        """Post one article and return its report's id when it is filed and its alerts have come, or patience ended."""
        answer = await self._post_patiently(article)
        report = f"{answer['article_id']}:{answer['revision']}"
        await self._until(lambda: self._is_filed(report))
        await self._until(lambda: self._all_came(article))
        return report

    async def _post_patiently(self, article: DemoArticle) -> dict[str, str]:
        async with asyncio.timeout(PATIENCE_SECONDS * 4):
            while True:
                try:
                    answer = await self.http.post(f"{self.intake}/articles", json=article.body())
                    if answer.status_code in (200, 201):
                        return dict(answer.json())
                    if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                        raise StackFailedError(f"{article.id} was refused: {answer.text}")
                except httpx.TransportError:
                    pass  # intake is being restarted: posting again is safe
                await asyncio.sleep(POLL_SECONDS * 4)

    async def _put(self, path: str, body: dict[str, object]) -> None:
        answer = await self.http.put(f"{self.api}/{path}", json=body)
        if answer.is_error:
            raise StackFailedError(f"PUT /{path}: {answer.status_code} {answer.text}")

    async def _is_filed(self, report: str) -> bool:
        try:
            return (await self.http.get(f"{self.api}/reports/{report}")).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    async def _all_came(self, article: DemoArticle) -> bool:
        return not self.reckoning.awaited(article)

    async def _until(self, condition: Callable[[], Awaitable[bool]]) -> None:
        with contextlib.suppress(TimeoutError):  # what did not come is missing at the reckoning
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not await condition():  # noqa: ASYNC110 - over HTTP there is no event
                    await asyncio.sleep(POLL_SECONDS)


def _criteria(watch: DemoWatch) -> dict[str, object]:
    return watch.criteria.model_dump(mode="json", exclude_none=True)
