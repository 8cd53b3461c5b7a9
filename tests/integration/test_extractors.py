"""The frame of the extractors on a real broker: every article is answered, whatever becomes of the extractor."""

import os
import signal
import time
import uuid
from collections.abc import Callable

import pytest

from claimwatch_contracts.events import FiguresExtracted
from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import ExtractionStatus, Measure
from services._runtime.settings import SharedSettings
from services.figures.app import create_app
from services.figures.settings import FiguresSettings
from tests.builders import article, figure
from tests.integration.kafka_client import listening, running, send, until


class Scripted:
    """An extractor that does what the text tells it to."""

    def extract(self, text: str, _published_at: object) -> tuple[Figure, ...]:
        """One figure, or trouble."""
        if "RAISE" in text:
            raise ZeroDivisionError("a bug in the extractor")
        if "HANG" in text:
            time.sleep(60)
        if "DIE" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return (figure(text, "12", 12, Measure.KILLED),)


@pytest.mark.parametrize(
    ("text", "language", "status", "reason"),
    [
        ("12 died.", "en", ExtractionStatus.OK, ""),
        ("12 murieron.", "es", ExtractionStatus.UNSUPPORTED_LANGUAGE, "'es'"),
        ("RAISE 12", "en", ExtractionStatus.FAILED, "a bug in the extractor"),
        ("HANG 12", "en", ExtractionStatus.FAILED, "no result within 3 s"),
        ("DIE 12", "en", ExtractionStatus.FAILED, "ended unexpectedly"),
    ],
)
async def test_every_article_is_answered_exactly_once(
    shared_settings: SharedSettings, text: str, language: str, status: ExtractionStatus, reason: str
) -> None:
    ours = uuid.uuid4().hex
    after = f"{ours}-after"
    wanted: Callable[[FiguresExtracted], bool] = lambda event: event.article_id in (ours, after)  # noqa: E731
    settings = FiguresSettings(shared=shared_settings, port=0, deadline_seconds=3)
    async with (
        running(create_app(settings, extractor=Scripted)),
        listening(shared_settings.kafka, FiguresExtracted, wanted) as answers,
    ):
        await send(shared_settings.kafka, article(text, article_id=ours, language=language))
        await send(shared_settings.kafka, article("Then 12 more died.", article_id=after))
        await until(lambda: len(answers) >= 2)
    by_article = {answer.article_id: answer for answer in answers}
    assert len(answers) == len(by_article) == 2
    assert by_article[ours].status is status
    assert reason in (by_article[ours].reason or "")
    assert bool(by_article[ours].figures) is (status is ExtractionStatus.OK)
    assert by_article[after].status is ExtractionStatus.OK
