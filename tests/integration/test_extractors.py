"""The frame of the extractors on a real broker: every article is answered, whatever becomes of the extractor."""

import os
import signal
import time
import uuid
from functools import partial
from pathlib import Path

import pytest

from claimwatch_contracts.events import FiguresExtracted, ReportFiled
from claimwatch_contracts.vocabulary import ExtractionStatus, Measure
from services._extractor.findings import Findings
from services._runtime.settings import SharedSettings
from services.archive.app import create_app as create_archive
from services.archive.settings import ArchiveSettings
from services.figures.app import create_app
from services.figures.extractor import Counted
from services.figures.settings import FiguresSettings
from tests.builders import article, extractions, figure
from tests.integration.kafka_client import beside, listening, partition_of, running, send
from tests.waiting import until


class Scripted:
    """An extractor that does what the text tells it to."""

    def read(self, _language: str, text: str, _title: str, _published_at: object, _seconds: float) -> Findings[Counted]:
        """One figure, or trouble."""
        if "HANG" in text:
            time.sleep(60)
        if "DIE" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        counted = Counted((figure(text, "12", 12, Measure.KILLED),))
        return Findings(counted, text.find("LONG") if "LONG" in text else len(text))


class Meeting:
    """An extractor that finishes its first text only once another process holds another one."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def read(self, _language: str, text: str, _title: str, _published_at: object, seconds: float) -> Findings[Counted]:
        """Nothing, once both are there."""
        (self._place / text).touch()
        end = time.monotonic() + seconds
        while len(list(self._place.iterdir())) < 2:
            if time.monotonic() > end:
                return Findings(Counted(), 0)
            time.sleep(0.02)
        return Findings(Counted(), len(text))


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("12 died.", ExtractionStatus.OK, ""),
        ("HANG 12", ExtractionStatus.FAILED, "no result within 6 s"),
        ("DIE 12", ExtractionStatus.FAILED, "ended unexpectedly"),
    ],
)
async def test_every_article_is_answered_exactly_once(
    shared_settings: SharedSettings, text: str, status: ExtractionStatus, reason: str
) -> None:
    ours = uuid.uuid4().hex
    after, kafka = beside(ours), shared_settings.kafka
    settings = FiguresSettings(shared=shared_settings, port=0, deadline_seconds=4)
    async with (
        running(create_app(settings, extractor=Scripted)),
        listening(kafka, FiguresExtracted, lambda event: event.article_id in (ours, after)) as answers,
    ):
        await send(kafka, article(text, article_id=ours), article("Then 12 more died.", article_id=after))
        await until(lambda: len(answers) >= 2)
    assert [answer.article_id for answer in answers] == [ours, after]
    answer, following = answers
    assert (answer.status, len(answer.figures)) == (status, int(status is ExtractionStatus.OK))
    assert reason in (answer.reason or "")
    assert following.status is ExtractionStatus.OK


async def test_a_partial_answer_is_filed_with_what_was_found_and_flagged(shared_settings: SharedSettings) -> None:
    ours = article("12 died. LONG", article_id=uuid.uuid4().hex)
    attributions, _, mentions = extractions(ours)
    kafka = shared_settings.kafka
    async with (
        running(create_app(FiguresSettings(shared=shared_settings, port=0), extractor=Scripted)),
        running(create_archive(ArchiveSettings(shared=shared_settings, port=0))),
        listening(kafka, ReportFiled, lambda event: event.report.article.article_id == ours.article_id) as filed,
    ):
        await send(kafka, ours, attributions, mentions)
        await until(lambda: bool(filed))
    report = filed[0].report
    assert [found.value for found in report.figures] == [12]
    assert report.extractions["figures"].status is ExtractionStatus.PARTIAL
    assert report.extractions["figures"].reason == "read 9 of 13 characters within 60 s"
    assert not report.is_complete


async def test_several_workers_read_the_articles_of_several_partitions_at_the_same_time(
    shared_settings: SharedSettings, tmp_path: Path
) -> None:
    ids = one_for_each_partition()
    settings = FiguresSettings(shared=shared_settings, port=0, workers=2, deadline_seconds=60)
    async with (
        running(create_app(settings, extractor=partial(Meeting, tmp_path))),
        listening(shared_settings.kafka, FiguresExtracted, lambda event: event.article_id in ids) as answers,
    ):
        await send(shared_settings.kafka, *(article(one, article_id=one) for one in ids))
        await until(lambda: len(answers) >= len(ids))
    assert {answer.article_id: answer.status for answer in answers} == dict.fromkeys(ids, ExtractionStatus.OK)


def one_for_each_partition() -> set[str]:
    """Article ids of this test's own, each of which its key puts into another partition."""
    ids = {partition_of(identity): identity for identity in (uuid.uuid4().hex for _ in range(200))}
    return set(ids.values())
