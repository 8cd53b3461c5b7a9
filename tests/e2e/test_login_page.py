"""The login in a real browser, on a real api whose callers need keys."""

from collections.abc import AsyncIterator
from contextlib import suppress
from urllib.parse import urlencode

import pytest
from playwright.async_api import Page, expect
from pydantic import SecretStr

from claimwatch_contracts.access import Role
from services._cli.access import login_link, made_key
from services._runtime.boot import Service
from services._runtime.http.server import HttpServer
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.e2e.browsing import Browser, launched
from tests.e2e.raised import alert, store
from tests.fakes.issuer import CLIENT_ID, SECRET, FakeIssuer
from tests.integration.kafka_client import running
from tests.waiting import answered

pytestmark = pytest.mark.browser
ELSEWHERE = (
    *("//evil.example/", "/\t/evil.example/", "/\n/evil.example/", "/\\evil.example/", "/\t\\evil.example/"),
    *("https://evil.example/", "javascript:document.title='ran'", "/.//evil.example/", "evil.example", "/\r/:9999999"),
)
"""What somebody may have put into the link by which one logs in."""
THINGS = {
    "watches": {"name": "Graves", "topics": ["mass-graves"]},
    "channels": {"name": "Desk", "target": {"kind": "email", "to": "desk@courier.example"}},
    "silences": {
        "matchers": [{"label": "place", "value": "Raqqa"}],
        "author": "Desk",
        "ends_at": "2090-01-01T00:00:00Z",
    },
    "feeds": {"url": "https://courier.example/rss", "publisher": "The Courier"},
}


@pytest.fixture
def locked_settings(shared_settings: SharedSettings) -> SharedSettings:
    """Settings with which callers need keys."""
    return shared_settings.model_copy(update={"access": "keys"})


@pytest.fixture
async def token(locked_settings: SharedSettings) -> str:
    """The token of a reader's key."""
    return await made_key(locked_settings, "Night desk", Role.READER)


@pytest.fixture
async def api(locked_settings: SharedSettings) -> AsyncIterator[Service]:
    """A running api whose callers need keys."""
    async with running(create_app(ApiSettings(shared=locked_settings, port=0))) as service:
        yield service


async def test_whoever_has_no_session_logs_in_with_a_key_and_goes_on_where_they_wanted(
    browser: Browser, token: str
) -> None:
    page = browser.page
    await page.goto(f"{browser.base}?watch=graves")
    await expect(page.get_by_role("heading", name="Log in")).to_be_visible()

    await page.get_by_label("Key").fill("cwk_wrong")
    await page.get_by_role("button", name="Log in").click()
    await expect(page.get_by_role("alert")).to_contain_text("unknown or was revoked")

    await page.get_by_label("Key").fill(token)
    await page.get_by_role("button", name="Log in").click()
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    assert page.url == f"{browser.base}?watch=graves"


async def test_a_link_with_a_key_logs_in_and_the_key_stays_in_no_address(browser: Browser, token: str) -> None:
    page = browser.page
    await page.goto(login_link(browser.base.rstrip("/"), token))
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    assert token not in page.url
    assert not [url for url in browser.requested if token in url]


async def test_who_logs_out_is_led_to_the_login(browser: Browser, token: str) -> None:
    page = browser.page
    await page.goto(login_link(browser.base.rstrip("/"), token))
    await page.get_by_role("button", name="Log out Night desk").click()
    await expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    await page.goto(browser.base)
    await expect(page.get_by_role("heading", name="Log in")).to_be_visible()


async def test_nobody_is_led_to_another_site_after_the_login(browser: Browser, token: str) -> None:
    page = browser.page
    for back in ELSEWHERE:
        await page.goto(f"{browser.base}login?{urlencode({'back': back})}#{token}")
        await page.wait_for_url(lambda url: "/login" not in url)
        assert page.url.startswith(browser.base), back
    assert [url for url in browser.requested if not url.startswith(browser.base)] == []


@pytest.mark.parametrize("width", [390, 800, 1024, 1280, 1600])
async def test_all_pages_are_in_sight_of_whoever_is_logged_in(
    browser: Browser, locked_settings: SharedSettings, width: int
) -> None:
    page = browser.page
    admin = await made_key(locked_settings, "Ada of the night desk", Role.ADMIN)
    await page.set_viewport_size({"width": width, "height": 900})
    await page.goto(login_link(browser.base.rstrip("/"), admin))
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    if await (menu := page.get_by_role("button", name="Menu", exact=True)).is_visible():
        await menu.click()
    await expect(page.get_by_role("link", name="Desk default")).to_be_visible()
    links = await page.locator(".bar .pages a").all()
    assert len(links) == 10
    bar = await page.locator(".bar").bounding_box()
    assert bar is not None
    for link in [*links, page.get_by_role("button", name="Log out Ada of the night desk")]:
        box = await link.bounding_box()
        assert box is not None
        hit = "([x, y]) => document.elementFromPoint(x, y)?.closest('a, button')?.textContent"
        ends = [
            [box["x"] + 2, box["y"] + box["height"] / 2],
            [box["x"] + box["width"] - 2, box["y"] + box["height"] / 2],
        ]
        words = await link.text_content()
        assert [await page.evaluate(hit, end) for end in ends] == [words, words], "nothing lies on it, nothing cuts it"
    if width >= 1280:
        assert bar["height"] < 70, "one line"


async def test_who_may_only_read_sees_nothing_to_change_things_with_and_is_told_why(
    browser: Browser, locked_settings: SharedSettings, token: str
) -> None:
    page, base = browser.page, browser.base
    analyst = {"Authorization": f"Bearer {await made_key(locked_settings, 'Day desk', Role.ANALYST)}"}
    for path, body in THINGS.items():
        made = await page.request.post(f"{base}{path}", headers=analyst, data=body)
        assert made.status == 201, await made.text()
    await store(locked_settings, alert())
    await page.goto(login_link(base.rstrip("/"), token))
    await expect(page.get_by_role("note")).to_contain_text("may read here and change nothing")
    await expect(page.locator(".card")).to_have_count(1)
    await shows_buttons(page, "Log out", "Send on")
    left = {
        "watches": ["Topics", "All criteria", "Its alerts"],
        "channels": ["What was sent"],
        "silences": [],
        "feeds": [],
    }
    for name, words in left.items():
        await page.goto(f"{base}page/{name}")
        await expect(page.get_by_role("note")).to_be_visible()
        await expect(page.locator(".thing")).to_have_count(1)
        await shows_buttons(page, "Log out", *words)


async def shows_buttons(page: Page, *words: str) -> None:
    """Wait until these buttons, and no others, can be seen outside the list of watches."""

    async def are_shown() -> bool:
        return await words_of_buttons(page) == list(words)

    with suppress(TimeoutError):
        await answered(are_shown)
    assert await words_of_buttons(page) == list(words), page.url


async def words_of_buttons(page: Page) -> list[str]:
    """What stands on the buttons that can be seen outside the list of watches."""
    buttons = page.locator("button:visible, .button:visible").filter(has_not=page.locator(".name"))
    return [words.strip() for words in await buttons.all_inner_texts()]


async def test_whoever_has_an_account_logs_in_with_it_at_another_site_and_goes_on_where_they_wanted(
    locked_settings: SharedSettings, chromium: str
) -> None:
    issuer = FakeIssuer()
    server = HttpServer(issuer.app, "127.0.0.1", 0)
    await server.start()
    issuer.address = f"http://localhost:{server.port}"  # to a browser another site than 127.0.0.1
    settings = ApiSettings(
        shared=locked_settings,
        port=0,
        oidc_issuer=issuer.address,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=SecretStr(SECRET),
        oidc_label="the courier's account",
        oidc_analysts=("desk",),
    )
    async with running(create_app(settings)) as api, launched(chromium, api.http.port) as browser:
        page = browser.page
        await page.goto(f"{browser.base}?watch=graves")
        await page.get_by_role("link", name="log in with the courier's account").click()
        await expect(page.get_by_text("Live", exact=True)).to_be_visible()
        assert page.url == f"{browser.base}?watch=graves"
        await expect(page.get_by_role("button", name="Log out Ada")).to_be_visible()
    await server.stop()
