"""The list of jars, and the refusal of every other jar."""

import hashlib
from pathlib import Path

import pytest

from services._embedded.errors import EmbeddedServerError
from services._embedded.jars import LOCK, Jar, check, present_jars, read_lock

CONTENT = b"what was listed"
JAR = Jar("kafka", "org.example", "thing", "1.0", hashlib.sha256(CONTENT).hexdigest())


def test_the_committed_list_names_each_jar_once_with_a_checksum() -> None:
    jars = read_lock(LOCK.read_text())
    assert {jar.server for jar in jars} == {"kafka", "mongo"}
    assert all(len(jar.sha256) == 64 for jar in jars)
    assert len({(jar.server, jar.group, jar.artifact) for jar in jars}) == len(jars)


def test_a_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(EmbeddedServerError, match="line 2"):
        read_lock("# comment\nkafka org.example:thing 00\n")


def test_a_changed_jar_is_refused_and_says_which(tmp_path: Path) -> None:
    (tmp_path / JAR.filename).write_bytes(CONTENT)
    assert present_jars([JAR], tmp_path) == [tmp_path / JAR.filename]
    (tmp_path / JAR.filename).write_bytes(CONTENT + b"!")
    with pytest.raises(EmbeddedServerError, match=r"org\.example:thing:1\.0 .* refused"):
        present_jars([JAR], tmp_path)


def test_a_jar_is_checked_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "any.jar"
    path.write_bytes(CONTENT)
    check(JAR, path)
