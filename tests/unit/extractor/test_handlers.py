"""The extractors' desk on fakes: one answer to each article, even if the extraction fails."""

from typing import Any

import pytest
from aiokafka.errors import KafkaConnectionError
from prometheus_client import CollectorRegistry

from claimwatch_contracts.events import FiguresExtracted
from claimwatch_contracts.topics import MAX_MESSAGE_BYTES
from claimwatch_contracts.vocabulary import ExtractionStatus
from services._extractor.findings import Findings
from services._extractor.handlers import ExtractorDesk
from services._extractor.kind import ExtractorKind
from services._extractor.metrics import extractor_metrics
from services._runtime.errors import DeadlineExceededError, TransientError, WorkerDiedError
from tests.builders import NOW, article, figure
from tests.fakes.kafka import FakeEmitter

TEXT = "12 died."
FOUND = (figure(TEXT, "12", 12),)
WHOLE = Findings(FOUND, len(TEXT))
DIED = WorkerDiedError("the worker ended unexpectedly")
KIND = ExtractorKind(
    event=FiguresExtracted,
    version=7,
    arguments=lambda asked: (asked.text,),
    fields=lambda found: {"figures": found},
)


class Pool:
    """Workers with prepared answers; the last answer is repeated."""

    def __init__(self, *answers: Findings[Any] | Exception) -> None:
        self.answers = list(answers)
        self.calls: list[tuple[object, ...]] = []

    async def call(self, *arguments: object, deadline_seconds: float) -> Findings[Any]:
        """The next answer."""
        self.calls.append((*arguments, deadline_seconds))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


class Desk:
    """A desk of the figures service, with what it emitted."""

    def __init__(self, *answers: Findings[Any] | Exception, lookup_error: Exception | None = None) -> None:
        self.pool = Pool(*answers)
        self.emitter = FakeEmitter()
        self.lookup_error = lookup_error
        self.registry = CollectorRegistry()
        self.desk = ExtractorDesk(
            kind=KIND,
            pool=self.pool,
            deadline_seconds=60.0,
            lookup=self._lookup,
            emitter=self.emitter,
            clock=lambda: NOW,
            metrics=extractor_metrics("figures", self.registry),
        )

    async def _lookup(self) -> tuple[object, ...]:
        if self.lookup_error:
            raise self.lookup_error
        return ("own topics",)

    async def answer(self, text: str = TEXT, **fields: Any) -> FiguresExtracted:
        """The one answer to an article."""
        await self.desk.handle(article(text, **fields))
        (answer,) = self.emitter.events
        assert isinstance(answer, FiguresExtracted)
        return answer

    def counted(self, status: ExtractionStatus) -> float | None:
        """How many answers of that status were counted."""
        return self.registry.get_sample_value("claimwatch_figures_answers_total", {"status": status})


async def test_what_is_found_is_answered_with_the_article_s_identity() -> None:
    desk = Desk(WHOLE)
    assert await desk.answer(revision=3, replay=True) == FiguresExtracted(
        article_id="a1",
        revision=3,
        extractor_version=7,
        status=ExtractionStatus.OK,
        extracted_at=NOW,
        replay=True,
        figures=FOUND,
    )
    assert desk.pool.calls == [("read", "en", TEXT, "own topics", 60.0, 90.0)]
    assert desk.counted(ExtractionStatus.OK) == 1


@pytest.mark.parametrize(
    ("answers", "status", "reason", "figures"),
    [
        ([Findings(FOUND, 4)], ExtractionStatus.PARTIAL, "read 4 of 8 characters within 60 s", FOUND),
        ([ZeroDivisionError("a bug")], ExtractionStatus.FAILED, "ZeroDivisionError: a bug", ()),
        ([DeadlineExceededError("late")], ExtractionStatus.FAILED, "DeadlineExceededError: late", ()),
        ([DIED], ExtractionStatus.FAILED, f"WorkerDiedError: {DIED}", ()),
        ([DIED, WHOLE], ExtractionStatus.OK, None, FOUND),
    ],
)
async def test_trouble_of_the_extractor_is_an_answer(
    answers: list[Any], status: ExtractionStatus, reason: str | None, figures: tuple[Any, ...]
) -> None:
    desk = Desk(*answers)
    answer = await desk.answer()
    assert (answer.status, answer.reason, answer.figures) == (status, reason, figures)
    assert desk.counted(status) == 1


async def test_a_worker_that_dies_is_given_the_text_twice_and_no_more() -> None:
    desk = Desk(DIED)
    await desk.answer()
    assert len(desk.pool.calls) == 2


async def test_an_article_in_another_language_is_not_read() -> None:
    desk = Desk(WHOLE)
    answer = await desk.answer("12 murieron.", language="es")
    assert (answer.status, answer.reason) == (ExtractionStatus.UNSUPPORTED_LANGUAGE, "language 'es'")
    assert desk.pool.calls == []


async def test_what_the_reader_lacks_for_a_language_is_told_with_what_it_found() -> None:
    desk = Desk(Findings(FOUND, len(TEXT), lacking="no word lists for language 'de'"))
    answer = await desk.answer()
    assert (answer.status, answer.reason) == (ExtractionStatus.PARTIAL, "no word lists for language 'de'")
    assert answer.figures == FOUND


async def test_more_than_a_message_can_carry_is_answered_as_a_failure() -> None:
    long = FOUND[0].model_copy(update={"text": "x" * (2 * MAX_MESSAGE_BYTES)})
    desk = Desk(Findings((long,), len(TEXT)))
    answer = await desk.answer()
    assert (answer.status, answer.figures) == (ExtractionStatus.FAILED, ())
    assert answer.reason == "more was found than a message can carry"
    assert (desk.counted(ExtractionStatus.OK), desk.counted(ExtractionStatus.FAILED)) == (None, 1)


async def test_what_has_to_be_looked_up_and_cannot_be_is_no_answer() -> None:
    desk = Desk(WHOLE, lookup_error=TransientError("the topics cannot be read"))
    with pytest.raises(TransientError):
        await desk.desk.handle(article(TEXT))
    assert (desk.emitter.events, desk.pool.calls) == ([], [])


async def test_an_answer_that_was_not_published_is_not_counted_and_comes_with_the_next_try() -> None:
    desk = Desk(WHOLE)
    desk.emitter.error = KafkaConnectionError()
    with pytest.raises(KafkaConnectionError):
        await desk.desk.handle(article(TEXT))
    assert desk.counted(ExtractionStatus.OK) is None
    desk.emitter.error = None
    assert (await desk.answer()).status is ExtractionStatus.OK
