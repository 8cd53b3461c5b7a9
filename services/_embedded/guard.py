"""Runs one server, and ends it when the parent program ends. A separate script that uses only the standard library.

`guard.py PARENT LOCK GRACE LOG -- COMMAND…` starts COMMAND, writes its process id and a newline to standard output, and
waits. The command's output goes to the file LOG, which is renamed to LOG.1 before it exceeds LOG_BYTES; output that
does not fit on a full disk is dropped. The guard stops the command (SIGTERM, after GRACE seconds SIGKILL) when

- the guard's standard input ends, because the parent asks for a stop or was killed;
- the process PARENT is no longer the guard's parent (a forked child of PARENT may still hold the input pipe open);
- the guard gets SIGTERM.

If the guard is killed, Linux kills the command. The parent-death signal depends on the *thread* that forked: the
guard's main thread lives as long as the guard, while threads of the parent program come and go. On other systems the
command sees the end of its standard input. The file LOCK stays locked until guard and command have both ended, so that
a successor waits. The guard exits with the command's exit code, or with 128 + signal if a signal killed the command.
"""

import contextlib
import ctypes
import fcntl
import os
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

POLL_SECONDS = 0.1
LOCK_WAIT_SECONDS = 15.0
LOG_BYTES = 8 * 1024 * 1024
LAST_WORDS_SECONDS = 1.0
PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> None:
    """Let Linux kill this process when its `parent` dies. Call it between fork and exec. No effect on other systems."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def locked(path: str) -> int:
    """A descriptor that holds the lock on `path`. Exits the program if another process holds the lock too long."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    deadline = time.monotonic() + LOCK_WAIT_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                sys.exit(f"another process uses this data folder ({path} is locked)")
            time.sleep(POLL_SECONDS)
        else:
            return descriptor


def keep_log(source: int, path: Path, most: int = LOG_BYTES) -> None:
    """Append all data of the descriptor to the file. Before the file exceeds `most` bytes, it is renamed to PATH.1."""
    log = path.open("ab", buffering=0)
    while chunk := os.read(source, 65_536):
        with contextlib.suppress(OSError):
            if log.tell() + len(chunk) > most:
                path.replace(f"{path}.1")
                full, log = log, path.open("ab", buffering=0)
                full.close()
            log.write(chunk)
    log.close()


def stop(child: subprocess.Popen[bytes], grace: float) -> None:
    """End the child by SIGTERM, and after `grace` seconds by SIGKILL."""
    child.terminate()
    try:
        child.wait(grace)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def watch(child: subprocess.Popen[bytes], parent: int, signals: list[int]) -> None:
    """Return when the child has ended or must end: a signal came, the parent has ended, or its pipe is at the end."""
    while child.poll() is None and not signals and os.getppid() == parent:
        if select.select([0], [], [], POLL_SECONDS)[0] and not os.read(0, 1024):
            return


def main(parent: int, lock: str, grace: float, log: str, command: list[str]) -> int:
    signals: list[int] = []
    signal.signal(signal.SIGTERM, lambda signal_number, _frame: signals.append(signal_number))
    lock_descriptor = locked(lock)
    guard = os.getpid()
    lifeline, lifeline_writer = os.pipe()  # never written to; it ends with the guard
    output_reader, output = os.pipe()
    child = subprocess.Popen(  # noqa: S603
        command,
        stdin=lifeline,
        stdout=output,
        stderr=output,
        pass_fds=[lock_descriptor],
        preexec_fn=lambda: die_with_parent(guard),
    )
    os.close(output)
    logger = threading.Thread(target=keep_log, args=(output_reader, Path(log)), daemon=True)
    logger.start()
    with contextlib.suppress(BrokenPipeError):  # the parent has ended already; watch() notices
        os.write(1, f"{child.pid}\n".encode())
    watch(child, parent, signals)
    if child.poll() is None:
        stop(child, grace)
    os.close(lifeline_writer)
    logger.join(LAST_WORDS_SECONDS)  # a child of the command may outlive the command and hold the output open
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), sys.argv[4], sys.argv[6:]))
