"""``/keys``: who may use this installation, and ``/audit``: what they changed. Both are for admins."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Response

from claimwatch_contracts.access import AuditEntry
from claimwatch_contracts.fields import Moment
from services.api.access.editing import KeyDesk
from services.api.access.keys import KeyRequest, ListedKey, MadeKey
from services.api.access.store import AccessStore
from services.api.filters import AuditFilter
from services.api.merge_patch import MERGE_PATCH
from services.api.routes.documents import Identity
from services.api.routes.parameters import Conditional, Key, Wanted, Word, answers, as_is, listing
from services.api.routes.whole_lists import JSON, OR_LINES, LinesOrJson, WholeList
from services.api.shown import Listing

REPEATED: dict[int | str, dict[str, Any]] = {200: {"description": "made before, by the same request", "model": MadeKey}}


def key_routes(desk: KeyDesk) -> APIRouter:
    """Make, list and revoke keys."""
    router = APIRouter(prefix="/keys", tags=["keys"])

    @router.post("", status_code=201, responses=answers(401, 408, 413) | REPEATED)
    async def make(request: KeyRequest, response: Response, key: Key = None) -> MadeKey:
        """Make a key. This answer alone shows its `token`, which is stored nowhere.

        With an `Idempotency-Key`, repeating the request makes nothing more and answers 200 with a `token` that is
        `null`: whoever has lost the first answer revokes the key and makes another.
        """
        made = await desk.make(request, key)
        response.status_code = 200 if made.token is None else 201
        return made

    @router.get("", responses=answers(400, 401))
    async def list_all(wanted: Wanted) -> Listing[ListedKey]:
        """The keys, newest first, each with its last use; revoked ones too."""
        return listing(await desk.page(wanted), as_is)

    @router.get("/{id}", responses=answers(401, 404, 409))
    async def read(identity: Identity) -> ListedKey:
        """One key."""
        return await desk.read(identity)

    @router.patch("/{id}", responses=answers(401, 404, 408, 409, 412, 413))
    async def change(
        identity: Identity, patch: Annotated[dict[str, Any], Body(media_type=MERGE_PATCH)], conditional: Conditional
    ) -> ListedKey:
        """Change a key's name, role or desk (RFC 7396). Whoever has it, or a session by it, is at that desk at once.

        What an issuer says of somebody's account counts again at their next login.
        """
        return await desk.change(identity, patch, conditional)

    @router.post("/{id}/revoke", responses=answers(401, 404, 409))
    async def revoke(identity: Identity) -> ListedKey:
        """Revoke a key: it opens nothing from now on, and the sessions that were opened with it are over."""
        return await desk.revoke(identity)

    return router


def audit_routes(store: AccessStore) -> APIRouter:
    """Read the audit log."""
    router = APIRouter(prefix="/audit", tags=["audit"])

    @router.get("", response_model=Listing[AuditEntry], responses=OR_LINES | answers(400, 401))
    async def list_all(
        wanted: Wanted,
        form: LinesOrJson,
        by: Annotated[Word | None, Query(description="a key's id, or the name that it had then")] = None,
        kind: Annotated[Word | None, Query(description="of what: `watch`, `channel`, `amendment` …")] = None,
        identity: Annotated[Word | None, Query(alias="id", description="the id of what was changed")] = None,
        since: Annotated[Moment | None, Query(description="changed at this time or later")] = None,
        until: Annotated[Moment | None, Query(description="changed at this time or earlier")] = None,
    ) -> Any:
        """Every change, the latest first: by whom, of what, the document before and after, without secrets.

        All filters that are given must hold. With `format=jsonl` or `Accept: application/jsonl` the whole list as JSON
        Lines, without regard to `limit`.
        """
        selection = AuditFilter(by, kind, identity, since, until)
        if form != JSON:
            return WholeList("audit", lambda window: store.entries(window, selection)).answer(form)
        return listing(await store.entries(wanted, selection), as_is)

    return router
