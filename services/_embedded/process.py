"""A server as a child process: started under `guard.py`, logged to a file, stopped by process id."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from services._embedded.errors import EmbeddedServerError, PortTakenError
from services._embedded.ports import could_not_listen, free_port

GUARD = Path(__file__).with_name("guard.py")
GRACE_SECONDS = 10.0
BIND_TRIES = 3
PRIVATE = 0o077
POLL_SECONDS = 0.05
LOG_TAIL_LINES = 25
FOREIGN_OPTIONS = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")


class ServerProcess:
    """One server process and its log. Holds no thread and no signal handler; may be used from any thread."""

    def __init__(self, name: str, data: Path) -> None:
        self.log = data / "logs" / f"{name}.log"
        self._name = name
        self._lock_file = data / f"{name}.lock"
        self._guard: subprocess.Popen[bytes] | None = None
        self._pid: int | None = None
        self._log_start = 0
        self._guard_lock = threading.Lock()

    @property
    def pid(self) -> int:
        """The server's process id. Raises EmbeddedServerError when it was not started."""
        if self._pid is None:
            raise EmbeddedServerError(f"{self._name} is not running")
        return self._pid

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended since."""
        return self._guard is not None and self._guard.poll() is None

    def start(
        self,
        port: int | None,
        command: Callable[[int], list[str]],
        answers: Callable[[int], bool],
        deadline: float,
        env: Mapping[str, str] | None = None,
    ) -> int:
        """Runs the command for `port`, or for a free one, and returns the port when the server answers there.

        Raises PortTakenError when another process has `port`, or took three free ones first; EmbeddedServerError when
        the server does not answer before the monotonic clock passes `deadline`. Then nothing is left running.
        """
        for left in reversed(range(BIND_TRIES)):
            tried = port or free_port()
            try:
                self.spawn(command(tried), env)
                self.wait_ready(lambda tried=tried: answers(tried), deadline)  # type: ignore[misc]
            except BaseException as error:
                self.kill()
                if not isinstance(error, PortTakenError) or port is not None or not left:
                    raise
            else:
                return tried
        raise AssertionError("unreachable")

    def spawn(self, command: list[str], env: Mapping[str, str] | None = None) -> None:
        """Starts the command and returns when it has a process id, which is long before it is ready.

        It gets a session of its own, so that a Ctrl-C in the terminal reaches only us, who stop it in order; and none
        of the environment's options for other Java programs. What it writes is for its user alone. Raises
        EmbeddedServerError when the folder is in use.
        """
        self.log.parent.mkdir(parents=True, exist_ok=True)
        options = [str(os.getpid()), str(self._lock_file), str(GRACE_SECONDS), str(self.log)]
        clean = {key: value for key, value in os.environ.items() if key not in FOREIGN_OPTIONS}
        self.log.touch(mode=0o600)
        with self._guard_lock, self.log.open("ab") as log:
            self._release()  # what is left of one that ended by itself
            self._log_start = log.tell()
            self._guard = subprocess.Popen(  # noqa: S603
                [sys.executable, "-I", "-S", str(GUARD), *options, "--", *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env={**clean, **(env or {})},
                start_new_session=True,
                umask=PRIVATE,
            )
        answer = _pipe(self._guard.stdout).readline()
        if not answer:
            self._guard.wait()
            raise self.failure("could not be started")
        self._pid = int(answer)

    def wait_ready(self, probe: Callable[[], bool], deadline: float) -> None:
        """Returns when `probe` is true. Raises EmbeddedServerError, with the end of the log, when the process ended
        before or the monotonic clock passes `deadline`; PortTakenError when the log says that it could not listen."""
        while not probe():
            if not self.running or could_not_listen(self.logged()):
                raise self.failure("failed while it was starting")
            if time.monotonic() > deadline:
                raise self.failure("was not ready in time")
            time.sleep(POLL_SECONDS)

    def logged(self) -> str:
        """What the server wrote since its last start, as far as the log goes back."""
        with self.log.open("rb") as log:
            log.seek(self._log_start if self.log.stat().st_size >= self._log_start else 0)
            return log.read().decode(errors="replace")

    def failure(self, what: str) -> EmbeddedServerError:
        """The error for `what`, with the last lines of the log."""
        text = self.logged()
        tail = "\n".join(text.splitlines()[-LOG_TAIL_LINES:]) or "(nothing was logged)"
        kind = PortTakenError if could_not_listen(text) else EmbeddedServerError
        return kind(f"embedded {self._name} {what}; the end of {self.log}:\n{tail}")

    def stop(self) -> None:
        """Ends the server, after GRACE_SECONDS by force, and waits for it. No effect when it is not running."""
        with self._guard_lock:
            if self._guard is None:
                return
            with contextlib.suppress(BrokenPipeError):
                _pipe(self._guard.stdin).close()
            try:
                self._guard.wait(GRACE_SECONDS + 5)
            except subprocess.TimeoutExpired:
                self._guard.kill()
            self._release()

    def kill(self) -> None:
        """SIGKILL to the server, as in a crash; returns when it is gone. No effect when it is not running."""
        with self._guard_lock:
            if self._guard is None:
                return
            if self._pid is not None and self._guard.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self._pid, signal.SIGKILL)
            self._release()

    def _release(self) -> None:
        if self._guard is None:
            return
        with contextlib.suppress(BrokenPipeError):
            _pipe(self._guard.stdin).close()
        self._guard.wait()
        _pipe(self._guard.stdout).close()
        self._guard = self._pid = None


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise TypeError("the process was started without this pipe")
    return stream
