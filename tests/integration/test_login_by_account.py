"""The whole login by an account: a real api on real servers, and an issuer that answers at an address of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.routing import Mount

from claimwatch_contracts.access import Role
from services._cli.access import made_key
from services._runtime.http.server import HttpServer
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.fakes.issuer import CLIENT_ID, SECRET, FakeIssuer
from tests.integration.kafka_client import running

REALM = "/realms/desk"
SILENCE = {
    "matchers": [{"label": "place", "value": "Raqqa"}],
    "author": "Ada",
    "ends_at": "2090-01-01T00:00:00Z",
}


@pytest.fixture
async def issuer() -> AsyncIterator[FakeIssuer]:
    """An issuer whose address has a path, as those have that serve several organisations."""
    issuer = FakeIssuer(person={"sub": "u1", "name": "Ada", "realm_access": {"roles": ["desk", "night"]}})
    server = HttpServer(Starlette(routes=[Mount(REALM, issuer.app)]), "127.0.0.1", 0)
    await server.start()
    issuer.address = f"http://127.0.0.1:{server.port}{REALM}"
    yield issuer
    await server.stop()


@asynccontextmanager
async def browser(shared: SharedSettings, issuer: FakeIssuer, secret: str | None) -> AsyncIterator[httpx.AsyncClient]:
    """A browser before a running api that takes the issuer's accounts. It keeps cookies and follows redirects."""
    settings = ApiSettings(
        shared=shared.model_copy(update={"access": "keys"}),
        port=0,
        oidc_issuer=issuer.address,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=None if secret is None else SecretStr(secret),
        oidc_role_claim="realm_access.roles",
        oidc_analysts=("desk",),
        oidc_admins=("chiefs",),
        oidc_desks={"night": "night"},
    )
    async with (
        running(create_app(settings)) as service,
        httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{service.http.port}", follow_redirects=True, timeout=60
        ) as client,
    ):
        yield client


async def log_in(client: httpx.AsyncClient, back: str = "/") -> httpx.Response:
    """Go to the issuer and come back."""
    return await client.get("/login/oidc", params={"back": back})


async def me(client: httpx.AsyncClient) -> dict[str, Any]:
    """Who the browser is."""
    return dict((await client.get("/me")).raise_for_status().json())


@pytest.mark.parametrize(
    ("shown_by", "secret"), [("client_secret_basic", SECRET), ("client_secret_post", SECRET), ("none", None)]
)
async def test_whoever_has_an_account_works_with_it_from_login_to_logout(
    shared_settings: SharedSettings, issuer: FakeIssuer, shown_by: str, secret: str | None
) -> None:
    issuer.shown_by, issuer.is_public = shown_by, secret is None
    async with browser(shared_settings, issuer, secret) as client:
        assert (await client.get("/me")).status_code == 401
        page = await log_in(client, "/page/ledger")
        assert (page.status_code, 'content="0;url=/page/ledger"' in page.text) == (200, True), page.text
        assert [(answer.status_code, answer.url.path) for answer in page.history] == [
            (303, "/login/oidc"),
            (303, f"{REALM}/authorize"),
        ]
        who = await me(client)
        assert (who["name"], who["role"], who["desk"]) == ("Ada", "analyst", "night")

        made = await client.post("/silences", json=SILENCE, headers={"Origin": str(client.base_url).rstrip("/")})
        assert made.status_code == 201, made.text
        assert (
            await client.post("/silences", json=SILENCE, headers={"Origin": "http://evil.example"})
        ).status_code == 403
        assert (await client.get("/keys")).status_code == 403

        admin = {"Authorization": f"Bearer {await made_key(shared_settings, 'Chief', Role.ADMIN)}"}
        async with httpx.AsyncClient(base_url=client.base_url, headers=admin, timeout=60) as chief:
            entries = (await chief.get("/audit", params={"by": "Ada"})).json()["items"]
            assert [entry["kind"] for entry in entries] == ["silence", "key"]
        cookies = dict(client.cookies)
        assert (await client.post("/logout")).is_success
        assert (
            await client.get("/me", headers={"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())})
        ).status_code == 401


async def test_a_role_that_the_issuer_takes_away_is_gone_at_the_next_login(
    shared_settings: SharedSettings, issuer: FakeIssuer
) -> None:
    issuer.person["realm_access"] = {"roles": ["chiefs"]}
    async with browser(shared_settings, issuer, SECRET) as client:
        await log_in(client)
        first = await me(client)
        assert (first["role"], first["desk"]) == ("admin", "default")
        assert (await client.get("/keys")).status_code == 200
        issuer.person["realm_access"] = {"roles": ["desk"]}
        await log_in(client)
        assert await me(client) == first | {"role": "analyst"}
        assert (await client.get("/keys")).status_code == 403
        issuer.person["realm_access"] = {"roles": ["canteen"]}
        refused = await log_in(client)
        assert (refused.status_code, "has no role here" in refused.text) == (403, True)
