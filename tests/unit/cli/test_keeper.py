"""What ended by itself is started anew and named; a server that goes on ending ends the stack."""

from itertools import count
from pathlib import Path
from typing import cast

import pytest

from services._cli.keeper import MOST_ENDS, Keeper
from services._cli.stack import ServiceStack
from services._embedded import EmbeddedServerError


class Stack:
    """A stack of which these services end before each look."""

    def __init__(self, *ending: str) -> None:
        self._ending = list(ending)

    def revive(self) -> list[str]:
        return self._ending

    def log(self, name: str) -> Path:
        return Path(f"/data/logs/{name}.log")


def keeper(servers: list[str], services: list[str], said: list[str], seconds: float = 1.0) -> Keeper:
    """A keeper that looks once in so many seconds, and before each look these end."""
    clock = count(0.0, seconds)
    return Keeper(lambda: servers, cast(ServiceStack, Stack(*services)), said.append, lambda: float(next(clock)))


def test_each_that_was_started_anew_is_named_with_its_log() -> None:
    said: list[str] = []
    keeper(["mongo"], ["watch"], said).look()
    assert [line.split()[0] for line in said] == ["mongo", "watch"]
    assert said[0].endswith("see /data/logs/mongo.log")


def test_a_server_that_goes_on_ending_ends_the_stack() -> None:
    looking = keeper(["mongo"], [], [])
    for _ in range(MOST_ENDS - 1):
        looking.look()
    with pytest.raises(EmbeddedServerError, match=r"mongo ended 5 times within 10 minutes: see .*mongo\.log"):
        looking.look()


def test_services_and_a_server_that_ends_now_and_then_are_started_for_ever() -> None:
    said: list[str] = []
    looking = keeper(["kafka"], ["watch"], said, seconds=300.0)
    for _ in range(20):
        looking.look()
    assert len(said) == 40
