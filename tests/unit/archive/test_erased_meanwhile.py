"""An article erased while another report on its incident is judged, or before that is filed: nothing quotes it."""

import asyncio
from typing import Any

import pytest

from claimwatch_contracts.events import ArticleErased
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.ledger_sheet import LedgerSheet
from services._runtime.stored import restored
from services.archive.store.reports import ReportStore
from services.archive.store.turns.sheets import SheetTurn
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


@pytest.mark.parametrize("during", [(SheetTurn, "keep"), (ReportStore, "file")])
async def test_an_erasure_waits_for_the_report_that_is_judged_and_filed(
    during: tuple[type, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive()
    await archive.file(article())
    done, erasing = getattr(*during), []

    async def erased_before(self: Any, *arguments: Any) -> Any:
        erasing.append(asyncio.create_task(archive.handlers.on_erased(ERASED)))
        monkeypatch.undo()
        for _ in range(TURNS):
            await asyncio.sleep(0)
        return await done(self, *arguments)

    monkeypatch.setattr(*during, erased_before)
    await file_another(archive)
    await erasing[0]
    assert await quoted(archive) == ["a2"]
