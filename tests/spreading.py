"""Which tests run in one process, and in how many processes, when `pytest -n auto` spreads them.

Each worker process starts the servers that its tests ask for. So the tests that share servers stay together, and the
whole stack is started once. The other tests are spread file by file, because a file may set up something once.
"""

from pathlib import PurePosixPath

MOST_WORKERS = 8
"""More would spend their time on collecting: each worker collects all tests."""
ON_SERVERS = ("contract", "integration")
ON_THE_STACK = "e2e"


def workers(cores: int) -> int:
    """The number of workers: one more than there are cores, because a worker whose tests use servers mostly waits."""
    return min(cores + 1, MOST_WORKERS)


def companions(node_id: str, *, own_servers: bool) -> str:
    """The name of what one worker runs together. ``node_id`` is a test's: `tests/FOLDER/…/FILE.py::TEST`.

    If not each worker has servers of its own, the tests on servers and those on the stack stay together, too: the
    integration tests run services in the consumer groups of the stack.
    """
    file = PurePosixPath(node_id.partition("::")[0])
    folder = file.parts[1]
    if folder in ON_SERVERS or (folder == ON_THE_STACK and not own_servers):
        return "servers"
    return "stack" if folder == ON_THE_STACK else str(file)
