"""What ``claimwatch run`` does beside running a service."""

import gc
from collections.abc import Iterator

import pytest

from services._cli.run_command import COLLECTED_AFTER, collect_rarely


@pytest.fixture
def _collector_as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.usefixtures("_collector_as_before")
async def test_the_collector_leaves_out_what_is_there_at_the_start() -> None:
    before = gc.get_freeze_count()
    await collect_rarely()
    assert gc.get_freeze_count() > before
    assert gc.get_threshold() == COLLECTED_AFTER


@pytest.mark.usefixtures("_collector_as_before")
async def test_what_comes_later_is_still_collected() -> None:
    await collect_rarely()
    ring: list[object] = []
    ring.append(ring)
    del ring
    assert gc.collect() > 0
