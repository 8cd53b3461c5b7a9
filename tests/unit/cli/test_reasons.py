"""Why a command failed, on one line."""

import pytest
from pymongo.errors import AutoReconnect, ServerSelectionTimeoutError

from services._cli.reasons import reason

DRIVER = "127.0.0.1:1: [Errno 111] Connection refused (configured timeouts: 20000.0ms), Timeout: 5.0s, Topology: <…>"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "No such file or directory", "a.jsonl"), "a.jsonl: No such file or directory"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("odd"), "OSError: odd"),
        (
            ServerSelectionTimeoutError(DRIVER),
            "MongoDB does not answer: 127.0.0.1:1: [Errno 111] Connection refused",
        ),
        (AutoReconnect("gone"), "AutoReconnect: gone"),
    ],
)
def test_a_reason_is_one_line(error: Exception, words: str) -> None:
    assert reason(error) == words
