"""What a person corrected holds when the articles are read again: in ledger, incident and report; nobody is told."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from claimwatch_contracts.events import EXTRACTORS, ReportFiled
from services._cli.demo.receiver import MailCatcher
from services._cli.main import app
from services._cli.stack import ServiceStack
from tests.conftest import ServerAddresses
from tests.e2e.conftest import until_served
from tests.integration.kafka_client import listening
from tests.waiting import WAIT_SECONDS, answered, until

SYRIA, BAB = 163843, 174018
STRIKE = (
    "An air strike hit the market of Tadef in northern Syria on Monday. At least 12 people were killed in the strike, "
    "the Syrian Civil Defence said. The General Hospital of Al Bab said that 31 people were wounded in the strike."
)
SCHOOL = (
    "Shells hit a school in Maarrat Misrin in Syria on Monday. Four pupils were killed, the Idlib Health Directorate "
    "said."
)
FIRE = (
    "A fire destroyed a fuel depot in Latakia, Syria, on Monday. Six firefighters were injured, the port authority "
    "said."
)
PARTS_OF_A_REPORT = 1 + len(EXTRACTORS)
"""The article and the answer of each extractor: each files the report again when it comes again."""


@dataclass(frozen=True)
class Desk:
    """What one does at a running stack, and sees there."""

    http: httpx.AsyncClient
    intake: str
    watch: str
    mail: MailCatcher

    async def post(self, text: str) -> str:
        """Post an article; its id, when its report is filed."""
        body = {"title": text.partition(".")[0], "text": f"{text} {uuid.uuid4()}", "publisher": "The Courier"}
        answer = await self.http.post(f"{self.intake}/articles", json={**body, "language": "en"})
        identity = str(answer.raise_for_status().json()["article_id"])
        await until_served(self.http, f"reports/{identity}:1")
        return identity

    async def get(self, path: str, **parameters: Any) -> Any:
        """What the api answers."""
        return (await self.http.get(path, params=parameters)).raise_for_status().json()

    async def finding(self, article_id: str, measure: str) -> str:
        """The id of the figure of a report that counts this."""
        (found,) = [
            each["finding_id"]
            for each in (await self.get(f"reports/{article_id}:1/findings"))["items"]
            if each["measure"] == measure
        ]
        return str(found)

    async def correct(self, correction: dict[str, Any]) -> None:
        """Correct by hand."""
        body = {"correction": correction, "amended_by": "Night desk"}
        answer = await self.http.put(f"amendments/{uuid.uuid4().hex}", json=body)
        assert answer.status_code == httpx.codes.CREATED, answer.text

    async def until_quiet(self) -> None:
        """Return when nothing waits at any stage of the pipeline."""

        async def is_quiet() -> bool:
            return not any(stage["waiting"] for stage in (await self.get("system/stages"))["items"])

        await answered(is_quiet)

    async def told(self) -> tuple[list[str], list[str], int]:
        """The alerts of the watch, those of them that were sent, and the number of mails that came."""
        await self.until_quiet()
        alerts = [each["alert_id"] for each in (await self.get("alerts", watch_id=self.watch))["items"]]
        deliveries = (await self.get("deliveries", watch_id=self.watch))["items"]
        sent = [each["alert_id"] for each in deliveries if each["state"] == "delivered"]
        return alerts, sorted(sent), sum(self.watch in str(each["To"]) for each in self.mail.messages)


@pytest.fixture
async def desk(stack: ServiceStack, mail: MailCatcher) -> AsyncIterator[Desk]:
    """A desk that watches Syria and is told by mail."""
    watch = f"syria-{uuid.uuid4().hex[:8]}"
    async with httpx.AsyncClient(base_url=f"{stack.url('api')}/", timeout=WAIT_SECONDS) as http:
        made = Desk(http, stack.url("intake"), watch, mail)
        channel = {"name": "Night desk", "target": {"kind": "email", "to": f"{watch}@desk.example"}}
        (await http.put(f"channels/{watch}", json=channel)).raise_for_status()
        place = {"name": "Syria", "geonames_id": SYRIA}
        criteria = {"name": "Syria", "places": [place], "channels": [watch]}
        (await http.put(f"watches/{watch}", json=criteria)).raise_for_status()
        yield made
        await http.delete(f"watches/{watch}")


async def read_again(servers: ServerAddresses, *articles: str) -> None:
    """Have the articles read again by the command; return when their reports are filed again."""
    async with AsyncExitStack() as stack:
        filed = await stack.enter_async_context(
            listening(servers.kafka, ReportFiled, lambda event: event.report.article.article_id in articles)
        )
        for article in articles:
            sent = await asyncio.to_thread(CliRunner().invoke, app, ["replay", "--article", article])
            assert (sent.exit_code, sent.stdout.strip()) == (0, "1 sent"), sent.output
        await until(lambda: len(filed) >= PARTS_OF_A_REPORT * len(articles))
        assert all(event.replay for event in filed)


async def shown(desk: Desk, strike: str) -> dict[str, Any]:
    """Place and claimant of the two figures in the report, in the ledger, on the incident, and in a list by place."""
    report = await desk.get(f"reports/{strike}:1")
    incident = report["incident_id"]
    figures = {each["measure"]: [each["place"]["geonames_id"], each["claimant"]["name"]] for each in report["figures"]}
    return {
        "report": figures,
        "ledger": _given(strike, (await desk.get("ledger", incident=incident))["items"]),
        "incident": _given(strike, (await desk.get(f"incidents/{incident}"))["rows"]),
        "by place": _given(strike, (await desk.get("ledger", place=BAB))["items"]),
        "timeline": sorted(each["article_id"] for each in (await desk.get(f"incidents/{incident}"))["timeline"]),
    }


def _given(article_id: str, rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """By measure: place and claimant of the article's figures in these rows."""
    return {
        row["measure"]: [row["place"]["geonames_id"], entry["claimant"]["name"]]
        for row in rows
        for entry in row["entries"]
        if entry["evidence"]["article_id"] == article_id
    }


async def test_what_was_corrected_holds_after_a_replay_and_nobody_is_told(
    desk: Desk, servers: ServerAddresses, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMWATCH_KAFKA", servers.kafka)
    monkeypatch.setenv("CLAIMWATCH_MONGO", servers.mongo)
    monkeypatch.setenv("CLAIMWATCH_MONGO_DATABASE", f"e2e-{folder.name}")
    strike, school, fire = [await desk.post(text) for text in (STRIKE, SCHOOL, FIRE)]

    async def all_are_told() -> tuple[list[str], list[str], int] | None:
        told = alerts, sent, mails = await desk.told()
        return told if len(alerts) == len(sent) == mails == 3 else None

    told = await answered(all_are_told)
    incident = (await desk.get(f"reports/{strike}:1"))["incident_id"]
    place = {"name": "Al Bāb", "geonames_id": BAB}
    killed = {"report_id": f"{strike}:1", "finding_id": await desk.finding(strike, "killed")}
    wounded = {"report_id": f"{strike}:1", "finding_id": await desk.finding(strike, "wounded")}
    before = await shown(desk, strike)
    assert before["by place"] == {}
    assert before["timeline"] == [strike]
    await desk.correct({"kind": "place", **killed, "place": place})
    await desk.correct({"kind": "claimant", **wounded, "claimant": "Mayor of Tadef", "claimant_kind": "person"})
    await desk.correct({"kind": "incident", "report_id": f"{school}:1", "incident_id": incident})

    figures = {
        "killed": [BAB, before["report"]["killed"][1]],
        "wounded": [before["report"]["wounded"][0], "Mayor of Tadef"],
    }
    right = {
        "report": figures,
        "ledger": figures,
        "incident": figures,
        "by place": {"killed": figures["killed"]},
        "timeline": sorted([strike, school]),
    }
    await desk.until_quiet()
    assert await shown(desk, strike) == right
    await read_again(servers, strike, school, fire)
    await desk.until_quiet()
    assert await shown(desk, strike) == right
    assert await desk.told() == told
