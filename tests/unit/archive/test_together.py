"""Steps that are taken at once: the first error is raised, and none of them is left running."""

import asyncio

import pytest

from services.archive.judging.together import together


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
