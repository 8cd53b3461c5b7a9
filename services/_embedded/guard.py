"""Runs one server and outlives it, never the program that wanted it. A script of its own: standard library only.

`guard.py PARENT LOCK GRACE LOG -- COMMAND…` starts COMMAND, writes its process id and a newline to standard output, and
waits. What the command writes goes to the file LOG, which is renamed to LOG.1 before it grows past LOG_BYTES; what a
full disk does not take is dropped. It stops the command (SIGTERM, after GRACE seconds SIGKILL) when

- standard input ends, which is how the parent asks for it, and what happens when the parent is killed;
- the process PARENT is no longer its parent (a forked child of the parent may still hold that pipe open);
- it gets SIGTERM itself.

If the guard is killed, Linux kills the command: the parent-death signal is tied to the *thread* that forked, and the
guard's main one stays, unlike the program's, which come and go. Elsewhere the command sees its standard input end.
The file LOCK stays locked until guard and command are both gone, so that a successor waits for it.
Exits with the command's code, 128 + signal if it died of one.
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
    """Between fork and exec of a child of `parent`: have Linux kill it when its parent dies; no effect elsewhere."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def locked(path: str) -> int:
    """A descriptor that holds the lock on `path`; exits the program when another one keeps it too long."""
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
    """Appends what comes from the descriptor, until its end, to the file and never more than one file before it."""
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
    """Ends the child: politely, and after `grace` seconds for certain."""
    child.terminate()
    try:
        child.wait(grace)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def watch(child: subprocess.Popen[bytes], parent: int, asked: list[int]) -> None:
    """Returns when the child ended or has to: `asked` is no longer empty, the parent gone, or its pipe at its end."""
    while child.poll() is None and not asked and os.getppid() == parent:
        if select.select([0], [], [], POLL_SECONDS)[0] and not os.read(0, 1024):
            return


def main(parent: int, lock: str, grace: float, log: str, command: list[str]) -> int:
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, frame: asked.append(number))
    held = locked(lock)
    here = os.getpid()
    lifeline, keep = os.pipe()  # never written to: it ends when the guard does
    written, output = os.pipe()
    child = subprocess.Popen(  # noqa: S603
        command,
        stdin=lifeline,
        stdout=output,
        stderr=output,
        pass_fds=[held],
        preexec_fn=lambda: die_with_parent(here),
    )
    os.close(output)
    keeper = threading.Thread(target=keep_log, args=(written, Path(log)), daemon=True)
    keeper.start()
    with contextlib.suppress(BrokenPipeError):  # the parent is gone already: watch() will see it
        os.write(1, f"{child.pid}\n".encode())
    watch(child, parent, asked)
    if child.poll() is None:
        stop(child, grace)
    os.close(keep)
    keeper.join(LAST_WORDS_SECONDS)  # a child of the command's may outlive it and hold its output open
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), sys.argv[4], sys.argv[6:]))
