"""Edits the keys of the installation, for the api and for the command line alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimwatch_contracts.access import AccessKey
from services._runtime.access.callers import caller_of, enter
from services._runtime.clock import Clock
from services._runtime.http.problems import Problem
from services.api.access.audit import Audit
from services.api.access.keys import (
    KeyRequest,
    ListedKey,
    MadeKey,
    fresh_key,
    listed,
    made,
    revoked,
    rewritten,
    short_id,
)
from services.api.access.people import Claims, NoMemberError, Seat, account_id, account_key, name_of
from services.api.access.store import AccessStore
from services.api.cursors import Page, Window
from services.api.editing import Editor
from services.api.preconditions import Preconditions
from services.api.refusals import key_reused


@dataclass(frozen=True)
class KeyDesk:
    """Makes, lists and revokes keys."""

    store: AccessStore
    editor: Editor[AccessKey]

    async def make(self, request: KeyRequest, repeatable: str | None = None) -> MadeKey:
        """A new key, with its token.

        If the same request came before with the same ``repeatable`` key of its own, the key that it made, without
        its token: that was shown once and is stored nowhere.

        Raises:
            Problem: 422, another request came with that ``repeatable`` key.
        """
        identity = None if repeatable is None else short_id(await self.store.keys.identity_of(repeatable))
        key, token = fresh_key(request, self.editor.clock(), identity)
        change = await self.editor.create_as(request, key.key_id, lambda *_: key, key_reused(self.editor.kind))
        return made(change.after, token if change.after.digest == key.digest else None)

    async def page(self, window: Window) -> Page[ListedKey]:
        """A part of the list, newest first, each key with its last use; revoked ones too."""
        page = await self.store.keys.page(window)
        uses = await self.store.last_uses(key.key_id for key in page.items)
        return Page(tuple(listed(key, uses.get(key.key_id)) for key in page.items), page.next, page.unreadable)

    async def read(self, key_id: str) -> ListedKey:
        """One key.

        Raises:
            Problem: 404, there is none; 409, the key cannot be read.
        """
        key = await self.editor.read(key_id)
        return listed(key, (await self.store.last_uses([key_id])).get(key_id))

    async def of_account(self, claims: Claims, seat: Seat) -> AccessKey:
        """The key that stands for somebody's account, made at the first login and changed with what the issuer says.

        Raises:
            NoMemberError: the key was revoked.
            Problem: 409, the key cannot be read, so that nobody knows whether it was revoked.
        """
        identity = account_id(claims["iss"], claims["sub"])
        is_known = await self.editor.documents.get(identity) is not None
        current = await self.editor.read(identity) if is_known else None
        if current is not None and current.is_revoked:
            raise NoMemberError(f"the account of {name_of(claims)} was shut out; whoever runs this can say why")
        key = account_key(claims, seat, self.editor.clock(), current)
        if key != current:
            enter(caller_of(key))
            await self.editor.replace(
                identity, Preconditions(), lambda _id, now, old: account_key(claims, seat, now, old)
            )
        return key

    async def change(self, key_id: str, patch: dict[str, Any], preconditions: Preconditions) -> ListedKey:
        """The key with other fields of its request: its name, role or desk. Sessions that it opened follow at once.

        Raises:
            RequestValidationError: the key would be none.
            Problem: as for ``read``; 409, it was revoked; 412, a precondition fails.
        """

        async def changed(key: AccessKey, now: datetime) -> AccessKey:
            if key.is_revoked:
                raise Problem(409, detail=f"the key {key.name!r} was revoked and stays as it is")
            return rewritten(key, patch, now)

        return listed((await self.editor.change(key_id, preconditions, changed)).after)

    async def revoke(self, key_id: str) -> ListedKey:
        """The key, revoked from now on.

        Raises:
            Problem: as for ``read``.
        """
        return listed((await self.editor.change(key_id, Preconditions(), revoked)).after)


def key_desk(store: AccessStore, clock: Clock) -> KeyDesk:
    """The desk of a store, whose changes are recorded."""
    return KeyDesk(store, Editor("key", store.keys, clock, listed, recorder=Audit(store, clock)))
