"""Every route of the services that answer HTTP, put together as in production, is behind the role that it needs."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from claimwatch_contracts.access import AccessKey, Role
from services._runtime.access.keyring import Keyring
from services._runtime.boot import Service
from services._runtime.settings import SharedSettings
from services.api.access.keys import KeyRequest, fresh_key
from services.api.app import create_app as create_api
from services.api.settings import ApiSettings
from services.intake.app import create_app as create_intake
from services.intake.settings import IntakeSettings
from services.watch.app import create_app as create_watch
from services.watch.settings import WatchSettings
from tests.builders import NOW

Route = tuple[str, str, str]
"""The service, the method, the path."""
LOCKED = SharedSettings(access="keys")
SERVICES: dict[str, Callable[[], Service]] = {
    "api": lambda: create_api(ApiSettings(shared=LOCKED)),
    "intake": lambda: create_intake(IntakeSettings(shared=LOCKED)),
    "watch": lambda: create_watch(WatchSettings(shared=LOCKED)),
}
OF_ANYBODY = {
    *(("api", "GET", path) for path in ("/login", "/login/ways", "/login/oidc", "/login/oidc/return")),
    ("api", "GET", "/page/login/login.js"),
    *(("api", "GET", f"/page/shared/{name}.js") for name in ("service", "unreadable", "elements")),
    *(("api", "GET", f"/page/shared/{file}") for file in ("page.css", "forms.css", "icon.svg")),
    ("api", "POST", "/login"),
    ("api", "POST", "/logout"),
    ("api", "GET", "/unsubscribe/{token}"),
    ("api", "POST", "/unsubscribe/{token}"),
}
"""The login page, what it is made of, and where it sends the key; the signed links of mails."""
POSTED_BY_READERS = {("api", "POST", "/watches/test"), ("watch", "POST", "/trials")}
"""What changes nothing although it is posted."""
OF_ADMINS = {
    ("api", "GET", "/keys"),
    ("api", "POST", "/keys"),
    ("api", "GET", "/keys/{id}"),
    ("api", "POST", "/keys/{id}/revoke"),
    ("api", "PATCH", "/keys/{id}"),
    ("api", "GET", "/desks"),
    ("api", "GET", "/audit"),
    ("api", "GET", "/system/stages"),
    ("api", "GET", "/system/extractors"),
    ("api", "GET", "/system/dead-letters"),
    ("api", "POST", "/system/dead-letters/{topic}/replay"),
    ("intake", "POST", "/erasures"),
}


async def _at_home(scope: Any, receive: Any, send: Any) -> None:
    """The application itself, behind the door: it only says that somebody came in."""
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture(scope="module")
def doors() -> Iterator[dict[str, tuple[Any, Any]]]:
    """Of each service what answers its port, with nobody but the door at home, and the application behind the door."""
    behind: dict[str, Any] = {}
    serve = Service.serve

    def served(service: Service, app: Any, *rest: Any, **options: Any) -> None:
        behind[service.name] = app
        serve(service, _at_home, *rest, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Service, "serve", served)
        yield {name: (create()._http, behind[name]) for name, create in SERVICES.items()}


@pytest.fixture(scope="module")
def routes(doors: dict[str, tuple[Any, Any]]) -> list[Route]:
    """All routes of the three applications."""
    found = [(name, *route) for name, (_, app) in doors.items() for route in _routes(app)]
    described = {("api", path) for path in doors["api"][1].openapi()["paths"]}
    assert described <= {(name, path) for name, _, path in found}
    assert len(found) > 80
    assert {name for name, _, _ in found} == set(SERVICES)
    return found


def _routes(router: Any) -> Iterator[tuple[str, str]]:
    """The method and path of each route, also of the routers that are included."""
    for route in router.routes:
        if (included := getattr(route, "original_router", None)) is not None:
            yield from _routes(included)
        else:
            yield from ((method, route.path) for method in sorted(route.methods))


async def _status(doors: dict[str, tuple[Any, Any]], route: Route) -> int:
    """How the door answers a request to that route."""
    name, method, path = route
    transport = httpx.ASGITransport(doors[name][0])
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return (await client.request(method, re.sub(r"\{[^}]*\}", "x", path))).status_code


def _as(role: Role, patch: pytest.MonkeyPatch) -> None:
    """Every request shows a key of that role from now on."""
    made, _ = fresh_key(KeyRequest(name="Somebody", role=role), NOW)

    async def authenticate(*_: Any) -> AccessKey:
        return made

    patch.setattr("services._runtime.access.door.KeyBackend.authenticate", authenticate)


def _needed(route: Route) -> Role | None:
    """The role that a route should need; ``None`` if anybody may come."""
    name, method, path = route
    read = (name, "GET" if method == "HEAD" else method, path)
    if read in OF_ANYBODY:
        return None
    if read in OF_ADMINS:
        return Role.ADMIN
    return Role.READER if read[1] == "GET" or read in POSTED_BY_READERS else Role.ANALYST


async def test_no_route_but_the_login_answers_without_a_key(doors: dict[str, Any], routes: list[Route]) -> None:
    answers = {route: await _status(doors, route) for route in routes}
    assert answers == {route: 204 if _needed(route) is None else 401 for route in routes}


async def test_health_needs_no_key(doors: dict[str, Any]) -> None:
    assert [await _status(doors, (name, "GET", "/-/healthy")) for name in doors] == [200] * len(SERVICES)


@pytest.mark.parametrize("role", Role)
async def test_a_role_may_do_its_part_and_no_more(
    doors: dict[str, Any], routes: list[Route], monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    _as(role, monkeypatch)
    answers = {route: await _status(doors, route) for route in routes}
    assert answers == {route: 204 if role.may(_needed(route) or Role.READER) else 403 for route in routes}


@pytest.mark.parametrize("service", ["api", "intake"])
def test_the_document_says_how_a_caller_is_known_and_where_nobody_is(doors: dict[str, Any], service: str) -> None:
    document = doors[service][1].openapi()
    schemes = document["components"]["securitySchemes"]
    assert (schemes["key"]["type"], schemes["key"]["scheme"]) == ("http", "bearer")
    assert [schemes["session"][field] for field in ("type", "in", "name")] == ["apiKey", "cookie", "claimwatch_session"]
    said = {
        (service, method.upper(), path): operation["security"]
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    assert len(said) > 4
    either = [{"key": []}, {"session": []}]
    assert said == {route: [] if _needed(route) is None else either for route in said}
    assert any(not asked for asked in said.values()) is (service == "api")


def test_what_the_tables_name_is_there(routes: list[Route]) -> None:
    assert set(routes) >= OF_ANYBODY | OF_ADMINS | POSTED_BY_READERS


def test_each_service_notes_the_use_of_keys_under_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    made = Keyring.__init__

    def noted(keyring: Keyring, service: str, *rest: Any) -> None:
        asked.append(service)
        made(keyring, service, *rest)

    monkeypatch.setattr(Keyring, "__init__", noted)
    for create in SERVICES.values():
        create()
    assert asked == list(SERVICES)
