"""A correction by hand over real servers: from the api through the archive into the ledger, and taken back."""

import uuid

import httpx

from claimwatch_contracts.events import ReportFiled
from claimwatch_contracts.extraction import NamedClaimant
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app as create_api
from services.api.settings import ApiSettings
from services.archive.app import create_app as create_archive
from services.archive.settings import ArchiveSettings
from services.archive.store.entries import EntryStore
from tests.builders import TEXT, article, usual_extractions
from tests.integration.kafka_client import listening, running, send
from tests.waiting import WAIT_SECONDS, until


async def ledger(database: Database, article_id: str) -> list[tuple[float | None, NamedClaimant | None]]:
    """Value and claimant of each figure of an article in the ledger."""
    entries = await EntryStore(database).of_article(article_id)
    return [(each.quantity and each.quantity.value, each.claimant) for each in entries if each.figure is not None]


async def test_a_correction_by_hand_goes_into_the_ledger_and_out_again(shared_settings: SharedSettings) -> None:
    article_id = uuid.uuid4().hex
    published = article(f"{TEXT} {article_id}", article_id=article_id)
    database, kafka = connect(shared_settings), shared_settings.kafka
    async with (
        running(create_api(ApiSettings(shared=shared_settings, port=0))) as api,
        running(create_archive(ArchiveSettings(shared=shared_settings, port=0))),
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{api.http.port}", timeout=WAIT_SECONDS) as client,
        listening(kafka, ReportFiled, lambda event: event.report.article.article_id == article_id) as filed,
    ):
        await send(kafka, *usual_extractions(published), published)
        await until(lambda: bool(filed))
        extracted = await ledger(database, article_id)
        assert [value for value, _ in extracted] == [40]

        report_path = f"/reports/{article_id}:1"
        (figure, *_) = (await client.get(f"{report_path}/findings")).raise_for_status().json()["items"]
        about = {"report_id": f"{article_id}:1", "finding_id": figure["finding_id"]}
        right = {"kind": "figure", **about, "value": 12, "measure": "bodies_found"}
        path = f"/amendments/{uuid.uuid4().hex}"
        made = await client.put(path, json={"correction": right, "amended_by": "desk", "note": "Line 1."})
        assert made.status_code == 201, made.text
        await until(lambda: bool(filed[-1].report.amended))  # the report before it may have been announced twice
        assert filed[-1].replay
        assert [value for value, _ in await ledger(database, article_id)] == [12]
        (mark,) = (await client.get(report_path)).json()["amended"]
        assert (mark["amended_by"], mark["finding_id"]) == ("desk", figure["finding_id"])

        (await client.delete(path, params={"by": "desk"})).raise_for_status()
        await until(lambda: not filed[-1].report.amended)
        assert filed[-1].replay
        assert filed[-1].report == filed[0].report
        assert await ledger(database, article_id) == extracted
        assert (await client.get(path)).json()["taken_back_by"] == "desk"
    database.client.close()
