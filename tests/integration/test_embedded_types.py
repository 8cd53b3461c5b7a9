"""The types by which the embedded MongoDB keeps documents and keys."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the program says."""
    folder: Path = tmp_path_factory.mktemp("types")
    program = [sys.executable, "-m", "tests.integration.mongo_types", str(folder)]
    answer = subprocess.run(program, capture_output=True, text=True, timeout=300, check=False)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout.splitlines()[-1])


def test_keys_are_in_the_order_that_h2_puts_them_in(seen: Any) -> None:
    assert seen["compared"] > 100
    assert seen["orders"] == []


def test_a_store_that_was_written_by_h2_is_continued(seen: Any) -> None:
    continued = seen["continued"]
    assert continued["size"] == continued["keys"] > 20
    assert continued["lost"] == []
    assert continued["documents"] == [True, True]
