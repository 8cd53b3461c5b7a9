"""``/keys``: who may use this installation, and ``/audit``: what they changed. Both are for admins."""

from typing import Any

from fastapi import APIRouter

from claimwatch_contracts.access import AccessKey, AuditEntry
from services.api.access.keys import KeyRequest, ListedKey, MadeKey, fresh_key, listed, made, revoked
from services.api.access.store import AccessStore
from services.api.editing import Editor
from services.api.preconditions import Preconditions
from services.api.routes.documents import Identity
from services.api.routes.parameters import Wanted, answers, as_is, listing
from services.api.shown import Listing


def key_routes(store: AccessStore, keys: Editor[AccessKey]) -> APIRouter:
    """Make, list and revoke keys."""
    router = APIRouter(prefix="/keys", tags=["keys"])

    @router.post("", status_code=201, responses=answers(401, 408, 413))
    async def make(request: KeyRequest) -> MadeKey:
        """Make a key. This answer alone shows its `token`."""
        key, token = fresh_key(request, keys.clock())
        await keys.create_as(request, key.key_id, lambda _identity, _now, _current: key)
        return made(key, token)

    @router.get("", responses=answers(400, 401))
    async def list_all(wanted: Wanted) -> Listing[ListedKey]:
        """The keys, newest first, each with its last use; revoked ones too."""
        page = await store.keys.page(wanted)
        uses = await store.last_uses(key.key_id for key in page.items)
        return listing(page, lambda key: listed(key, uses.get(key.key_id)))

    @router.get("/{id}", responses=answers(401, 404, 409))
    async def read(identity: Identity) -> ListedKey:
        """One key."""
        key = await keys.read(identity)
        return listed(key, (await store.last_uses([identity])).get(identity))

    @router.post("/{id}/revoke", responses=answers(401, 404, 409))
    async def revoke(identity: Identity) -> ListedKey:
        """Revoke a key: it opens nothing from now on, and the sessions that were opened with it are over."""
        return listed((await keys.change(identity, Preconditions(), revoked)).after)

    return router


def audit_routes(store: AccessStore) -> APIRouter:
    """Read the audit log."""
    router = APIRouter(prefix="/audit", tags=["audit"])

    @router.get("", response_model=Listing[AuditEntry], responses=answers(400, 401))
    async def list_all(wanted: Wanted) -> Any:
        """Every change, the latest first: by whom, of what, the document before and after, without secrets."""
        return listing(await store.entries(wanted), as_is)

    return router
