"""The program of the embedded MongoDB-compatible server.

`python -m services._embedded.mongo_server DATA PORT HEAP`, the heap in MiB.

It runs Java inside this process until SIGTERM or until standard input ends, which means that its guard has ended. The
jars must be in the cache and the packages of the extra installed; `EmbeddedMongo` checks both.
"""

import os
import signal
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

import jpype

from services._embedded.jars import class_path
from services._embedded.java import jvm_library, options
from services._embedded.mongo_backend import typed_backend
from services._embedded.mongo_store import DamagedStoreError, close_store, open_store

WIRE_VERSION = 17  # of MongoDB 6.0; PyMongo 4.20 refuses servers below 9
VERSION = (6, 0, 0)
POLL_SECONDS = 0.5


def start_java(temporary: Path, heap_mebibytes: int) -> None:
    """Start Java in this process. Python keeps handling signals (-Xrs)."""
    temporary.mkdir(parents=True, exist_ok=True)
    quiet = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"
    jars = [str(path) for path in class_path("mongo")]
    arguments = [*options(heap_mebibytes, temporary), "-Xrs", quiet]
    jpype.startJVM(str(jvm_library()), *arguments, classpath=jars, convertStrings=False)


def mongo_version() -> Any:
    """A MongoVersion that PyMongo accepts. The newest version that the server itself defines has wire version 8."""
    integer = jpype.JClass("java.lang.Integer")
    parts = jpype.JClass("java.util.ArrayList")([integer.valueOf(part) for part in (*VERSION, 0)])

    @jpype.JImplements("de.bwaldvogel.mongo.MongoVersion")
    class Version:
        @jpype.JOverride  # type: ignore[untyped-decorator]
        def getVersionArray(self) -> Any:  # noqa: N802
            return parts

        @jpype.JOverride  # type: ignore[untyped-decorator]
        def getWireVersion(self) -> int:  # noqa: N802
            return WIRE_VERSION

        @jpype.JOverride  # type: ignore[untyped-decorator]
        def toVersionString(self) -> str:  # noqa: N802
            return ".".join(str(part) for part in VERSION)

    return Version()


def serve(store: Any, port: int) -> Any:
    """A server that listens on the loopback port and writes into the store. Raises Java's BindException."""
    backend = typed_backend()(store).version(mongo_version())
    server = jpype.JClass("de.bwaldvogel.mongo.MongoServer")(backend)
    server.bind("127.0.0.1", jpype.JInt(port))
    return server


def wait_for_stop(store: Any) -> None:
    """Return at SIGTERM, or when standard input ends.

    Raises:
        RuntimeError: the store closed itself because it could not write; it can no longer be used.
    """
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda _signal, _frame: stopping.set())

    def wait_for_end_of_input() -> None:
        sys.stdin.read()
        stopping.set()

    threading.Thread(target=wait_for_end_of_input, name="guard-watch", daemon=True).start()
    while not stopping.wait(POLL_SECONDS):
        if store.isClosed():
            raise RuntimeError(f"the store closed itself: {store.getPanicException()}")


def main(data: Path, port: int, heap_mebibytes: int) -> None:
    start_java(data / "tmp", heap_mebibytes)
    file = data / "mongo" / "store.mv"
    file.parent.mkdir(parents=True, exist_ok=True)
    store = open_store(file)
    server = serve(store, port)
    sys.stdout.write(f"listening on 127.0.0.1:{port}\n")
    sys.stdout.flush()
    wait_for_stop(store)
    server.shutdownNow()
    close_store(store, file)


def leave(code: int) -> None:
    """End the process at once; otherwise Java's threads would keep it alive."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    except DamagedStoreError as error:
        sys.stderr.write(f"{error}\n")
        leave(1)
    except BaseException:
        traceback.print_exc()
        leave(1)
    leave(0)
