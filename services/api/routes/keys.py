"""``/keys``: who may use this installation, and ``/audit``: what they changed. Both are for admins."""

from typing import Any

from fastapi import APIRouter

from claimwatch_contracts.access import AuditEntry
from services.api.access.editing import KeyDesk
from services.api.access.keys import KeyRequest, ListedKey, MadeKey
from services.api.access.store import AccessStore
from services.api.routes.documents import Identity
from services.api.routes.parameters import Wanted, answers, as_is, listing
from services.api.shown import Listing


def key_routes(desk: KeyDesk) -> APIRouter:
    """Make, list and revoke keys."""
    router = APIRouter(prefix="/keys", tags=["keys"])

    @router.post("", status_code=201, responses=answers(401, 408, 413))
    async def make(request: KeyRequest) -> MadeKey:
        """Make a key. This answer alone shows its `token`."""
        return await desk.make(request)

    @router.get("", responses=answers(400, 401))
    async def list_all(wanted: Wanted) -> Listing[ListedKey]:
        """The keys, newest first, each with its last use; revoked ones too."""
        return listing(await desk.page(wanted), as_is)

    @router.get("/{id}", responses=answers(401, 404, 409))
    async def read(identity: Identity) -> ListedKey:
        """One key."""
        return await desk.read(identity)

    @router.post("/{id}/revoke", responses=answers(401, 404, 409))
    async def revoke(identity: Identity) -> ListedKey:
        """Revoke a key: it opens nothing from now on, and the sessions that were opened with it are over."""
        return await desk.revoke(identity)

    return router


def audit_routes(store: AccessStore) -> APIRouter:
    """Read the audit log."""
    router = APIRouter(prefix="/audit", tags=["audit"])

    @router.get("", response_model=Listing[AuditEntry], responses=answers(400, 401))
    async def list_all(wanted: Wanted) -> Any:
        """Every change, the latest first: by whom, of what, the document before and after, without secrets."""
        return listing(await store.entries(wanted), as_is)

    return router
