"""A server as a child process: started under `guard.py`, logged to a file, stopped by process id."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
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
    """One server process and its log. It has no thread and no signal handler; any thread may use it."""

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
        """The server's process id.

        Raises:
            EmbeddedServerError: the server is not running.
        """
        if self._pid is None:
            raise EmbeddedServerError(f"{self._name} is not running")
        return self._pid

    @property
    def running(self) -> bool:
        """Whether the server was started and has not ended since."""
        return self._guard is not None and self._guard.poll() is None

    def start(
        self,
        port: int | None,
        command: Callable[[int], list[str]],
        answers: Callable[[int], bool],
        deadline: float,
        env: Mapping[str, str] | None = None,
    ) -> int:
        """Run the command for `port`, or for a free port, and return the port when the server answers there.

        After an error nothing is left running.

        Raises:
            PortTakenError: another process has `port`, or took three free ports first.
            EmbeddedServerError: the server does not answer before the monotonic clock passes `deadline` (seconds).
        """
        for left in reversed(range(BIND_TRIES)):
            candidate = port or free_port()
            try:
                self.spawn(command(candidate), env)
                self.wait_ready(partial(answers, candidate), deadline)
            except BaseException as error:
                self.kill()
                if not isinstance(error, PortTakenError) or port is not None or not left:
                    raise
            else:
                return candidate
        raise AssertionError("unreachable")

    def spawn(self, command: list[str], env: Mapping[str, str] | None = None) -> None:
        """Start the command and return when it has a process id, which is long before it is ready.

        The command has its own session: a Ctrl-C in the terminal reaches only the parent, which stops the command in
        order. The environment's options for other Java programs are left out. Only the user can read the files that
        the command writes.

        Raises:
            EmbeddedServerError: another process uses the folder.
        """
        self.log.parent.mkdir(parents=True, exist_ok=True)
        options = [str(os.getpid()), str(self._lock_file), str(GRACE_SECONDS), str(self.log)]
        clean = {key: value for key, value in os.environ.items() if key not in FOREIGN_OPTIONS}
        self.log.touch(mode=0o600)
        with self._guard_lock, self.log.open("ab") as log:
            self._release()  # a process that ended on its own still has its pipes
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
        """Return when `probe` is true. Errors have the end of the log.

        Raises:
            PortTakenError: the log says that the server could not listen.
            EmbeddedServerError: the process ended, or the monotonic clock passed `deadline` (seconds).
        """
        while not probe():
            if not self.running or could_not_listen(self.logged()):
                raise self.failure("failed while it was starting")
            if time.monotonic() > deadline:
                raise self.failure("was not ready in time")
            time.sleep(POLL_SECONDS)

    def logged(self) -> str:
        """The server's output since its last start, as far as the log goes back."""
        with self.log.open("rb") as log:
            log.seek(self._log_start if self.log.stat().st_size >= self._log_start else 0)
            return log.read().decode(errors="replace")

    def failure(self, what: str) -> EmbeddedServerError:
        """The error with `what` as its text, and with the last lines of the log."""
        text = self.logged()
        tail = "\n".join(text.splitlines()[-LOG_TAIL_LINES:]) or "(nothing was logged)"
        kind = PortTakenError if could_not_listen(text) else EmbeddedServerError
        return kind(f"embedded {self._name} {what}; the end of {self.log}:\n{tail}")

    def stop(self) -> None:
        """End the server, after GRACE_SECONDS by force, and wait for its end. No effect if it is not running."""
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
        """Send SIGKILL to the server, as in a crash, and wait for its end. No effect if it is not running."""
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
