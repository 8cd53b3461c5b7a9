"""Steps that are taken at once: the first error is raised, and none of them is left running."""

import asyncio

import pytest

from services.archive.judging.together import beside, together


class Steps:
    """Steps that give way to others before they end."""

    def __init__(self) -> None:
        self.ended: list[str] = []

    async def take(self, name: str, *, fails: bool = False) -> str:
        """A step, and its name as the result.

        Raises:
            ValueError: the step fails, as it was told to.
        """
        for _ in range(3):
            await asyncio.sleep(0)
        self.ended.append(name)
        if fails:
            raise ValueError(name)
        return name


async def test_a_step_that_fails_does_not_leave_the_others_running() -> None:
    steps = Steps()
    with pytest.raises(ValueError, match="one"):
        await together(steps.take("one", fails=True), steps.take("other"))
    assert steps.ended == ["one", "other"]


async def test_a_step_beside_has_ended_when_its_context_has_and_can_be_awaited_in_it() -> None:
    steps = Steps()
    async with beside(steps.take("beside")) as step:
        assert steps.ended == []
        assert await step == "beside"
    async with beside(steps.take("again")):
        pass
    assert steps.ended == ["beside", "again"]


async def test_an_error_of_a_step_beside_is_raised_at_the_end() -> None:
    steps = Steps()
    with pytest.raises(ValueError, match="beside"):
        async with beside(steps.take("beside", fails=True)):
            steps.ended.append("context")
    assert steps.ended == ["context", "beside"]


async def test_an_error_of_the_context_comes_first_and_the_step_ends_all_the_same() -> None:
    steps = Steps()
    with pytest.raises(ValueError, match="context"):
        async with beside(steps.take("beside", fails=True)):
            raise ValueError("context")
    assert steps.ended == ["beside"]
