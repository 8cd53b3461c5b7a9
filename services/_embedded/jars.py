"""The servers' jars: listed with their SHA-256 in `jars.lock`, downloaded once by jgo, checked at every start.

jgo's own lock file is not used: its check needs jgo's repository layout, passes over entries without a checksum and
runs when the file is in place already; its download only warns about a wrong checksum. Here a jar enters the cache
(atomically, so that several processes may fill it at once) only after it was found to be the one in the list.
"""

import contextlib
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from services._embedded.errors import EmbeddedServerError, missing_extra

LOCK = Path(__file__).with_name("jars.lock")
DOWNLOAD_TRIES = 3
DOWNLOADS_AT_ONCE = 4
DOWNLOAD_TIMEOUT_SECONDS = 60
Server = Literal["kafka", "mongo"]
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Jar:
    """One line of the list: which server needs it, where Maven knows it, what it must contain."""

    server: str
    group: str
    artifact: str
    version: str
    sha256: str

    @property
    def filename(self) -> str:
        return f"{self.group}-{self.artifact}-{self.version}.jar"

    def __str__(self) -> str:
        return f"{self.group}:{self.artifact}:{self.version}"


def read_lock(text: str) -> list[Jar]:
    """The jars of a list, in its order. Raises EmbeddedServerError with the line's number if one cannot be read."""
    jars = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        try:
            server, coordinate, sha256 = line.split()
            group, artifact, version = coordinate.split(":")
        except ValueError:
            raise EmbeddedServerError(f"jars.lock line {number}: not `server group:artifact:version sha256`") from None
        jars.append(Jar(server, group, artifact, version, sha256))
    return jars


def cache_folder() -> Path:
    """Where the jars are kept: `claimwatch/jars` in the user's cache folder (XDG_CACHE_HOME, else ~/.cache)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claimwatch" / "jars"


def check(jar: Jar, path: Path) -> None:
    """Raises EmbeddedServerError unless the file's SHA-256 is the one of the list."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != jar.sha256:
        raise EmbeddedServerError(
            f"{jar} at {path} is not the jar that was listed (SHA-256 {found}, not {jar.sha256}): it is refused. "
            "If the file was damaged, delete it and start again."
        )


def to_stderr(message: str) -> None:
    """The progress report used when none is given."""
    sys.stderr.write(message + "\n")
    sys.stderr.flush()


def fetch_jars(progress: Progress | None = None) -> list[Path]:
    """Every jar of both servers, as paths in the cache, downloading those that are missing; called by the set-up.

    Needs the network only for a missing jar; `progress` (default: lines on standard error) is told of downloads only.
    Raises EmbeddedServerError if a jar cannot be had or is not the one in `jars.lock`.
    """
    return present_jars(read_lock(LOCK.read_text()), cache_folder(), progress or to_stderr)


def class_path(server: Server) -> list[Path]:
    """The jars of one server, which `fetch_jars` has put into the cache."""
    return [cache_folder() / jar.filename for jar in read_lock(LOCK.read_text()) if jar.server == server]


def present_jars(jars: Iterable[Jar], folder: Path, progress: Progress = to_stderr) -> list[Path]:
    """The jars as paths in `folder`: downloads what is missing, then checks all. Errors as in `fetch_jars`."""
    wanted = {jar.filename: jar for jar in jars}
    missing = [jar for jar in wanted.values() if not (folder / jar.filename).exists()]
    with ThreadPoolExecutor(DOWNLOADS_AT_ONCE, thread_name_prefix="jars") as pool:
        try:
            for done, jar in enumerate(pool.map(lambda jar: _download(jar, folder), missing), start=1):
                progress(f"embedded servers: jar {done} of {len(missing)}: {jar}")
            list(pool.map(lambda name: check(wanted[name], folder / name), wanted))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [folder / name for name in wanted]


def _download(jar: Jar, folder: Path) -> Jar:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".download-") as staging:
        path = _resolve(jar, Path(staging))
        check(jar, path)
        path.replace(folder / jar.filename)
    return jar


def _resolve(jar: Jar, staging: Path) -> Path:
    """The jar below `staging`, by jgo, from the repositories of the user's jgo configuration or Maven's default one."""
    try:
        from jgo.config import GlobalSettings
        from jgo.maven import MavenContext
    except ImportError as error:
        raise missing_extra(error) from error
    repositories = GlobalSettings.load().repositories or None
    context = MavenContext(repo_cache=staging, remote_repos=repositories, timeout=DOWNLOAD_TIMEOUT_SECONDS)
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact()
    for left in reversed(range(DOWNLOAD_TRIES)):
        try:
            return artifact.resolve()
        except (OSError, RuntimeError) as error:  # requests' errors are OSErrors
            with contextlib.suppress(OSError):
                (artifact.cached_path or staging).unlink()  # jgo would take half a file for the whole one
            if not left:
                raise EmbeddedServerError(f"{jar} could not be downloaded (needed once): {error}") from error
            time.sleep(DOWNLOAD_TRIES - left)
    raise AssertionError("unreachable")
