"""No more aliases than all reports can be held against: one more is refused, a change of one that is there is not."""

from dataclasses import dataclass
from typing import Any

import pytest

from claimwatch_contracts.documents import MAX_ALIASES, Alias
from claimwatch_contracts.vocabulary import ClaimantKind
from services._runtime.clock import utc_now
from services._runtime.http.problems import Problem
from services.api.building import alias_from
from services.api.editing import Editor
from services.api.preconditions import Preconditions
from services.api.requests import AliasRequest
from services.api.store import Held

REQUEST = AliasRequest(name="River Health Office", kind=ClaimantKind.GOVERNMENT, names=("RHO",))


@dataclass
class Full:
    """A collection of as many documents as there can be, one of them under a known id."""

    held: Held[Alias]
    number: int = MAX_ALIASES

    async def get(self, identity: str) -> Held[Alias] | None:
        return self.held if identity == "there" else None

    async def count(self) -> int:
        return self.number

    async def insert(self, identity: str, *_more: Any, **_named: Any) -> bool:
        return identity != "there"

    async def replace(self, *_given: Any) -> bool:
        return True

    async def identity_of(self, key: str) -> str:
        return key


def build(identity: str, now: Any, current: Alias | None) -> Alias:
    """The alias that is asked for."""
    return alias_from(REQUEST, identity, now, current)


async def test_one_more_than_there_can_be_is_refused() -> None:
    full = Full(Held("there", build("there", utc_now(), None), {}, None))
    editor = Editor("alias", full, utc_now, most=MAX_ALIASES)  # type: ignore[arg-type]
    for asked in (editor.create(REQUEST, None, build), editor.replace("new", Preconditions(None, None), build)):
        with pytest.raises(Problem, match=f"as many aliases as there can be .{MAX_ALIASES}") as refused:
            await asked
        assert refused.value.status == 409
    await editor.replace("there", Preconditions(None, None), build)
    full.number -= 1
    assert (await editor.replace("new", Preconditions(None, None), build)).created
