"""An api that asks for keys, and a clock that stands until it is told to go on."""

from datetime import datetime
from typing import Any

from claimwatch_contracts.access import Role
from services.api.access.keys import KeyRequest, fresh_key
from services.api.access.store import AccessStore
from tests.builders import NOW

ALIAS = {"name": "River Health Office", "kind": "government", "names": ["RHO"]}
WRONG = "cwk_0123456789abcdef_" + "x" * 43


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


async def key(database: Any, role: Role, name: str = "Desk") -> dict[str, str]:
    """The header that shows a new key of that role."""
    made, token = fresh_key(KeyRequest(name=name, role=role), NOW)
    await AccessStore(database).keys.insert(made.key_id, made, created_at=NOW, request="")
    return {"Authorization": f"Bearer {token}"}
