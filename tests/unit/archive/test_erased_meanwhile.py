"""An article erased while another report on its incident is judged, or before that is filed: nothing quotes it."""

import asyncio
from typing import Any

import pytest

from claimwatch_contracts.events import ArticleErased
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.ledger_sheet import LedgerSheet
from services._runtime.stored import restored
from tests.builders import NOW, TEXT, article, usual_extractions
from tests.unit.archive.test_handlers import Archive

ERASED = ArticleErased(article_id="a1", revisions=1, erased_at=NOW)
TURNS = 100
"""More of the loop's turns than an erasure needs with the fakes."""


async def file_another(archive: Archive) -> list[Judgement]:
    """File a report on the same incident, with another claimant's figure. Returns what is announced."""
    text = f"{TEXT.replace('40', '46')} Divers came."
    said, counted, mentioned = usual_extractions(article(article_id="a2"))
    figure = counted.figures[0].model_copy(update={"text": "46", "value": 46.0})
    source = said.attributions[0]
    assert source.claimant is not None
    mayor = source.claimant.model_copy(update={"key": "mayor", "name": "Mayor"})
    said = said.model_copy(update={"attributions": (source.model_copy(update={"claimant": mayor}),)})
    risen = counted.model_copy(update={"figures": (figure,)})
    announced = await archive.file(article(text, article_id="a2", publisher="The Herald"), said, risen, mentioned)
    return [event.judgement for event in announced]


async def quoted(archive: Archive) -> list[str]:
    """The articles that the sheets and the kept judgement quote."""
    sheets = [restored(LedgerSheet, each) async for each in archive.database["ledger_sheets"].find()]
    filed = await archive.reports.judged("a2", 1)
    assert filed is not None
    rows = [*filed[1].rows, *(row for sheet in sheets for row in sheet.rows)]
    return sorted({entry.evidence.article_id for row in rows for entry in row.entries})


async def test_what_is_erased_meanwhile_is_quoted_without_an_erasure() -> None:
    archive = Archive()
    await archive.file(article())
    await file_another(archive)
    assert await quoted(archive) == ["a1", "a2"]


async def test_a_judgement_that_quotes_what_was_erased_before_it_was_filed_is_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = Archive()
    await archive.file(article())
    file = archive.reports.file

    async def erased_before(*arguments: Any) -> bool:
        monkeypatch.undo()
        await archive.hear(ERASED)
        return await file(*arguments)

    monkeypatch.setattr(archive.reports, "file", erased_before)
    (announced,) = await file_another(archive)
    assert await quoted(archive) == ["a2"]
    assert {entry.evidence.article_id for row in announced.rows for entry in row.entries} == {"a2"}
    assert archive.counted("complete") == 2


async def test_an_erasure_waits_for_the_report_that_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive()
    await archive.file(article())
    sheets = archive.handlers.judge.sheets
    keep, erasing = sheets.keep, []

    async def erased_before(*arguments: Any) -> None:
        erasing.append(asyncio.create_task(archive.handlers.on_erased(ERASED)))
        monkeypatch.undo()
        for _ in range(TURNS):
            await asyncio.sleep(0)
        await keep(*arguments)

    monkeypatch.setattr(sheets, "keep", erased_before)
    await file_another(archive)
    await erasing[0]
    assert await quoted(archive) == ["a2"]
