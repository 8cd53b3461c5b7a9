"""People log in with accounts of an issuer that answers on loopback and signs its tokens."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import OctKey
from pydantic import ValidationError

from claimwatch_contracts.access import Role
from services._runtime.http.server import HttpServer
from services.api.access.attempts import Attempt, attempt_of, own_path
from services.api.access.clients import Client, Issuer, issuer_http
from services.api.access.people import Membership, NoMemberError
from services.api.places import Places
from services.api.routes.accounts import Accounts
from services.api.settings import ApiSettings
from tests.fakes.api import http_client
from tests.fakes.issuer import CLIENT_ID, SECRET, FakeIssuer, new_key
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.access.locked import key

MEMBERSHIP = Membership("groups", {Role.ANALYST: frozenset({"desk"}), Role.ADMIN: frozenset({"chiefs"})})


@pytest.fixture
async def issuer() -> AsyncIterator[FakeIssuer]:
    """An issuer that answers."""
    issuer = FakeIssuer()
    server = HttpServer(issuer.app, "127.0.0.1", 0)
    await server.start()
    issuer.address = f"http://127.0.0.1:{server.port}"
    yield issuer
    await server.stop()


@pytest.fixture
async def browser(issuer: FakeIssuer, database: FakeDatabase, places: Places) -> AsyncIterator[httpx.AsyncClient]:
    """A browser before an api that takes the issuer's accounts."""
    async with issuer_http(issuer.address) as http:
        client = Client(issuer.address, CLIENT_ID, SECRET, "openid profile")
        accounts = Accounts(Issuer(http, client), MEMBERSHIP, "your desk's account", timedelta(hours=12))
        async with http_client(database, places, locked=True, accounts=accounts) as browser:
            yield browser


async def come_back(browser: httpx.AsyncClient, back: str = "/") -> str:
    """The address to which the issuer leads the browser back."""
    led = await browser.get("/login/oidc", params={"back": back})
    assert led.status_code == 303, led.text
    async with httpx.AsyncClient(trust_env=False) as elsewhere:
        answer = await elsewhere.get(led.headers["location"])
    return answer.headers["location"]


async def log_in(browser: httpx.AsyncClient, back: str = "/") -> httpx.Response:
    """The answer to a browser that went to the issuer and came back."""
    return await browser.get(await come_back(browser, back))


async def me(browser: httpx.AsyncClient) -> dict[str, Any]:
    """Who the browser is."""
    return (await browser.get("/me")).raise_for_status().json()


async def test_who_has_an_account_comes_in_with_the_role_that_it_gives(
    browser: httpx.AsyncClient, database: FakeDatabase
) -> None:
    assert (await browser.get("/login/ways")).json() == {"account": "your desk's account"}
    page = await log_in(browser, "/incidents/a1/page?tab=map")
    assert page.status_code == 200
    assert 'content="0;url=/incidents/a1/page?tab=map"' in page.text
    cookies = page.headers.get_list("set-cookie")
    assert any(re.search("claimwatch_session=cws_.*HttpOnly.*SameSite=strict", cookie) for cookie in cookies)
    assert "claimwatch_attempt" not in browser.cookies
    who = await me(browser)
    assert (who["name"], who["role"]) == ("Ada", "analyst")
    assert (await browser.get("/keys")).status_code == 403

    admin = await key(database, Role.ADMIN, "Chief")
    (entry,) = (await browser.get("/audit", headers=admin)).json()["items"]
    assert (entry["kind"], entry["id"], entry["caller"]) == ("key", who["key_id"], "Ada")


async def test_an_account_stays_the_same_while_its_name_and_role_follow_the_issuer(
    browser: httpx.AsyncClient, issuer: FakeIssuer, database: FakeDatabase
) -> None:
    await log_in(browser)
    await log_in(browser)
    first = await me(browser)
    issuer.person |= {"name": "Ada L.", "groups": ["desk", "chiefs"]}
    await log_in(browser)
    assert await me(browser) == {"name": "Ada L.", "key_id": first["key_id"], "role": "admin", "desk": "default"}
    assert len((await browser.get("/audit")).json()["items"]) == 2
    issuer.person |= {"sub": "u2"}
    await log_in(browser)
    assert (await me(browser))["key_id"] != first["key_id"]


async def test_who_was_shut_out_does_not_come_back(
    browser: httpx.AsyncClient, issuer: FakeIssuer, database: FakeDatabase
) -> None:
    await log_in(browser)
    admin = await key(database, Role.ADMIN, "Chief")
    await browser.post(f"/keys/{(await me(browser))['key_id']}/revoke", headers=admin)
    assert (await browser.get("/me")).status_code == 401
    issuer.person |= {"name": "Somebody else", "groups": ["chiefs"]}
    refused = await log_in(browser)
    assert (refused.status_code, "shut out" in refused.text) == (403, True)
    assert (await browser.get("/me")).status_code == 401


async def test_who_has_a_key_that_cannot_be_read_does_not_come_in(
    browser: httpx.AsyncClient, database: FakeDatabase
) -> None:
    await log_in(browser)
    (document,) = database["keys"].documents.values()
    document["v"] = 99
    assert (await log_in(browser)).status_code == 409
    assert document["v"] == 99


async def test_who_has_no_role_leaves_no_trace_but_a_reason(
    browser: httpx.AsyncClient, issuer: FakeIssuer, database: FakeDatabase
) -> None:
    issuer.person |= {"groups": ["canteen"], "name": "<i>Ada</i>"}
    refused = await log_in(browser)
    assert refused.status_code == 403
    assert "&lt;i&gt;Ada&lt;/i&gt; has no role here" in refused.text
    assert not database["keys"].documents
    assert not database["sessions"].documents


HMAC = OctKey.import_key(SECRET, {"kid": "h"})


@pytest.mark.parametrize(
    "flaw",
    [
        {"wrongly": {"nonce": "of another login"}},
        {"wrongly": {"aud": "another service"}},
        {"wrongly": {"aud": [CLIENT_ID, "another"], "azp": "another"}},
        {"wrongly": {"iss": "https://other.example"}},
        {"wrongly": {"exp": 1_000_000_000}},
        {"wrongly": {"at_hash": "of another token"}},
        {"signs": new_key()},
        {"signs": HMAC, "algorithm": "HS256"},
        {"signs": HMAC, "algorithm": "HS256", "keys": [HMAC]},
    ],
)
async def test_a_token_that_does_not_prove_who_it_is_opens_nothing(
    browser: httpx.AsyncClient, issuer: FakeIssuer, database: FakeDatabase, flaw: dict[str, Any]
) -> None:
    for name, value in flaw.items():
        setattr(issuer, name, value)
    refused = await log_in(browser)
    assert (refused.status_code, "does not hold" in refused.text) == (403, True), refused.text
    assert not database["sessions"].documents


async def test_a_new_key_of_the_issuer_is_asked_for(browser: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    await log_in(browser)
    issuer.signs = new_key()
    issuer.keys.append(issuer.signs)
    assert (await log_in(browser)).status_code == 200


async def test_a_new_key_under_an_old_name_is_asked_for(browser: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    await log_in(browser)
    issuer.signs = new_key(issuer.signs.kid)
    issuer.keys = [issuer.signs]
    assert (await log_in(browser)).status_code == 200


async def test_an_answer_to_another_browser_opens_nothing(
    browser: httpx.AsyncClient, database: FakeDatabase, issuer: FakeIssuer
) -> None:
    answer = await come_back(browser)
    await browser.get("/login/oidc")
    assert (await browser.get(answer)).status_code == 403
    browser.cookies.clear()
    assert (await browser.get(answer)).status_code == 403
    assert (await browser.get("/login/oidc/return")).status_code == 403
    assert not database["sessions"].documents


async def test_a_code_is_taken_once(browser: httpx.AsyncClient) -> None:
    answer, attempt = await come_back(browser), browser.cookies["claimwatch_attempt"]
    assert (await browser.get(answer)).status_code == 200
    again = await browser.get(answer, headers={"Cookie": f"claimwatch_attempt={attempt}"})
    assert (again.status_code, "a bad code" in again.text) == (403, True)


async def test_what_the_issuer_says_is_shown_as_words(browser: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    issuer.refuses = True
    refused = await log_in(browser)
    assert (refused.status_code, "&lt;b&gt;no&lt;/b&gt;" in refused.text) == (403, True)


async def test_who_is_refused_ten_times_has_to_wait(browser: httpx.AsyncClient) -> None:
    statuses = [(await browser.get("/login/oidc/return?state=x&code=y")).status_code for _ in range(11)]
    assert statuses == [403] * 10 + [429]


async def test_without_its_issuer_the_service_answers_and_says_so(database: FakeDatabase, places: Places) -> None:
    async def away(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("away")

    http = httpx.AsyncClient(transport=httpx.MockTransport(away))
    client = Client("https://issuer.example", CLIENT_ID, None, "openid")
    accounts = Accounts(Issuer(http, client), MEMBERSHIP, "x", timedelta(hours=1))
    async with http_client(database, places, locked=True, accounts=accounts) as browser:
        answer = await browser.get("/login/oidc")
        assert (answer.status_code, "does not answer" in answer.text) == (503, True)
        assert (await browser.get("/login/ways")).status_code == 200


async def test_without_an_issuer_there_are_keys_only(database: FakeDatabase, places: Places) -> None:
    async with http_client(database, places, locked=True) as browser:
        assert (await browser.get("/login/ways")).json() == {"account": None}
        assert [(await browser.get(path)).status_code for path in ("/login/oidc", "/login/oidc/return")] == [404, 403]


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"groups": ["chiefs", "desk"]}, Role.ADMIN),
        ({"groups": "desk"}, Role.ANALYST),
        ({"groups": ["canteen", 7, None]}, None),
        ({"groups": {"desk": True}}, None),
        ({}, None),
    ],
)
def test_the_highest_role_of_the_claim_counts(claims: dict[str, Any], role: Role | None) -> None:
    if role is None:
        with pytest.raises(NoMemberError):
            MEMBERSHIP.seat(claims)
        assert Membership("groups", MEMBERSHIP.values, Role.READER).seat(claims).role is Role.READER
    else:
        assert MEMBERSHIP.seat(claims).role is role


def test_dots_lead_into_a_claim_and_may_be_part_of_its_name() -> None:
    deep = Membership("realm_access.roles", {Role.READER: frozenset({"r"})})
    assert deep.seat({"realm_access": {"roles": ["r"]}}).role is Role.READER
    assert deep.seat({"realm_access.roles": ["r"]}).role is Role.READER
    with pytest.raises(NoMemberError):
        deep.seat({"realm_access": ["r"]})


@given(st.text() | st.from_regex(r"/[ -~]{0,20}"))
def test_nobody_is_led_to_another_site(back: str) -> None:
    path = own_path(back)
    assert re.fullmatch(r"/(?![/\\])[^\s\"'<>\\]*", path)
    attempt = Attempt(path)
    assert attempt_of(attempt.cookie()) == attempt


@pytest.mark.parametrize("cookie", ["", "a.b.c.d", f"{'x' * 43}.{'x' * 43}.{'x' * 42}./"])
def test_another_cookie_is_no_attempt(cookie: str) -> None:
    assert attempt_of(cookie) is None


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"oidc_issuer": "https://issuer.example"}, "OIDC_CLIENT_ID"),
        ({"oidc_issuer": "https://issuer.example", "oidc_client_id": "c"}, "nobody could come in"),
        ({"oidc_scopes": "profile"}, "oidc_scopes"),
        ({"oidc_redirect_url": "https://claims.example/elsewhere"}, "oidc_redirect_url"),
    ],
)
def test_settings_by_which_nobody_could_log_in_are_refused(given: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        ApiSettings(**given)
