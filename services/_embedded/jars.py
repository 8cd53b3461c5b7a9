"""The servers' jars: listed with their SHA-256 in `jars.lock`, downloaded once by jgo, checked at every start.

jgo's own lock file is not used. Its check needs jgo's repository layout, skips entries without a checksum and runs when
the file is already in place; its download only warns about a wrong checksum. Here a jar enters the cache only after its
checksum was checked. It enters atomically, so that several processes may fill the cache at the same time.
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
    """One line of the list: the server that needs the jar, the jar's Maven coordinates, and its SHA-256."""

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
    """The jars of a list, in order.

    Raises:
        EmbeddedServerError: a line cannot be read; the text names the line.
    """
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
    """The folder of the jars: `claimwatch/jars` in the user's cache folder (XDG_CACHE_HOME, otherwise ~/.cache)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claimwatch" / "jars"


def check(jar: Jar, path: Path) -> None:
    """Compare the file's SHA-256 with the list's.

    Raises:
        EmbeddedServerError: the two differ.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != jar.sha256:
        raise EmbeddedServerError(
            f"{jar} at {path} is not the jar that was listed (SHA-256 {digest}, not {jar.sha256}): it is refused. "
            "If the file was damaged, delete it and start again."
        )


def to_stderr(message: str) -> None:
    """Report progress as a line on standard error."""
    sys.stderr.write(message + "\n")
    sys.stderr.flush()


def fetch_jars(progress: Progress | None = None) -> list[Path]:
    """The paths of the jars of both servers in the cache. Missing jars are downloaded; `progress` reports downloads.

    Raises:
        EmbeddedServerError: a jar cannot be downloaded, or is not the jar in `jars.lock`.
    """
    return present_jars(read_lock(LOCK.read_text()), cache_folder(), progress or to_stderr)


def class_path(server: Server) -> list[Path]:
    """The paths of one server's jars. `fetch_jars` must have been called."""
    return [cache_folder() / jar.filename for jar in read_lock(LOCK.read_text()) if jar.server == server]


def present_jars(jars: Iterable[Jar], folder: Path, progress: Progress = to_stderr) -> list[Path]:
    """The paths of the jars in `folder`. Missing jars are downloaded, then all are checked. Raises as `fetch_jars`."""
    by_name = {jar.filename: jar for jar in jars}
    missing = [jar for jar in by_name.values() if not (folder / jar.filename).exists()]
    with ThreadPoolExecutor(DOWNLOADS_AT_ONCE, thread_name_prefix="jars") as pool:
        try:
            for done, jar in enumerate(pool.map(lambda jar: _download(jar, folder), missing), start=1):
                progress(f"embedded servers: jar {done} of {len(missing)}: {jar}")
            list(pool.map(lambda name: check(by_name[name], folder / name), by_name))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [folder / name for name in by_name]


def _download(jar: Jar, folder: Path) -> Jar:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".download-") as staging:
        path = _resolve(jar, Path(staging))
        check(jar, path)
        path.replace(folder / jar.filename)
    return jar


def _resolve(jar: Jar, staging: Path) -> Path:
    """The path of the jar, downloaded below `staging` from the repositories of the user's jgo configuration.

    Without a configuration, jgo uses Maven's default repository.
    """
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
                (artifact.cached_path or staging).unlink()  # jgo would take an incomplete file for the jar
            if not left:
                raise EmbeddedServerError(f"{jar} could not be downloaded (needed once): {error}") from error
            time.sleep(DOWNLOAD_TRIES - left)
    raise AssertionError("unreachable")
