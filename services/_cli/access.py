"""Keys as commands handle them: made and read in the database itself, so that nobody can be locked out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from claimwatch_contracts.access import Role
from claimwatch_contracts.desk import DEFAULT_DESK
from services._runtime.access.callers import COMMAND_LINE, enter
from services._runtime.clock import utc_now
from services._runtime.mongo import connect, disconnect
from services._runtime.settings import SharedSettings
from services.api.access.editing import key_desk
from services.api.access.first_key import FirstKey
from services.api.access.keys import KeyRequest
from services.api.access.store import AccessStore


@asynccontextmanager
async def access_store(settings: SharedSettings) -> AsyncIterator[AccessStore]:
    """The store of keys in the database of these settings. What is changed there is recorded as the command line's."""
    enter(COMMAND_LINE)
    database = connect(settings)
    try:
        store = AccessStore(database)
        await store.prepare()
        yield store
    finally:
        await disconnect(database)


async def made_key(settings: SharedSettings, name: str, role: Role, desk: str = DEFAULT_DESK) -> str:
    """The token of a new key.

    Raises:
        ValidationError: there can be no key of that name, or no such desk.
    """
    request = KeyRequest(name=name, role=role, desk=desk)
    async with access_store(settings) as store:
        return str((await key_desk(store, utc_now).make(request)).token)


async def first_key(settings: SharedSettings) -> str | None:
    """The token of the installation's first key, made now; ``None`` if there is a key already."""
    async with access_store(settings) as store:
        return await FirstKey(store, utc_now).made()


def login_link(api: str, token: str) -> str:
    """The address that logs in whoever opens it. The token stands after ``#``, which browsers send to nobody."""
    return f"{api}/login#{token}"
