"""Tests that share servers run in one worker, the others file by file."""

import pytest

from tests.spreading import MOST_WORKERS, companions, workers


@pytest.mark.parametrize(
    ("node_id", "with_own_servers", "with_named_servers"),
    [
        ("tests/e2e/test_up.py::test_a[x]", "stack", "servers"),
        ("tests/e2e/deeper/test_page.py::test_a", "stack", "servers"),
        ("tests/integration/test_replay.py::test_a", "servers", "servers"),
        ("tests/integration/intake/test_feeds.py::test_a", "servers", "servers"),
        ("tests/contract/test_emitter.py::test_a[fake]", "servers", "servers"),
        ("tests/unit/test_spreading.py::test_a[a::b]", "tests/unit/test_spreading.py", "tests/unit/test_spreading.py"),
        ("tests/unit/watch/test_facts.py::test_a", "tests/unit/watch/test_facts.py", "tests/unit/watch/test_facts.py"),
    ],
)
def test_whatever_shares_servers_stays_together(node_id: str, with_own_servers: str, with_named_servers: str) -> None:
    assert companions(node_id, own_servers=True) == with_own_servers
    assert companions(node_id, own_servers=False) == with_named_servers


def test_there_is_one_worker_more_than_cores_and_no_crowd() -> None:
    assert [workers(cores) for cores in (1, 2, 64)] == [2, 3, MOST_WORKERS]
