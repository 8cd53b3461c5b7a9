"""Every page is the one shell around its body; what it links is served, and nothing in it runs inline."""

import re
from posixpath import join, normpath
from urllib.parse import urljoin

import httpx
import pytest
from lxml import html
from starlette.routing import Route

from services.api.access.roles import needed
from services.api.pages import NOTICE, PAGE, PAGES, TEMPLATE_SUFFIX, Page, notice, rendered, static_files
from services.api.routes.page import NO_PAGE, page_routes

SHELL = "shared/shell.html"
AS_ASKED = re.compile(r"\{[^}]*\}")


def test_every_file_of_the_pages_is_served_and_no_other() -> None:
    paths = [route.path for route in page_routes() if isinstance(route, Route)]
    files = [path.relative_to(PAGE).as_posix() for path in PAGE.rglob("*") if path.is_file()]
    templates = {name for name in files if name.endswith(TEMPLATE_SUFFIX)}
    assert templates == {SHELL, NOTICE, *(f"{page.name}/{page.name}.html" for page in PAGES)}
    assert sorted(paths) == sorted(
        [*(page.path for page in PAGES), *(f"/page/{name}" for name in set(files) - templates), NO_PAGE]
    )
    assert paths[-1] == NO_PAGE
    assert {"/", "/page/alerts/alerts.js", "/page/shared/page.css"} <= set(paths)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_all_that_a_page_links_of_its_own_service_is_there(page: Page) -> None:
    at = AS_ASKED.sub("x", page.path)
    document = html.document_fromstring(rendered()[page.path])
    linked = [link for element, _, link, _ in document.iterlinks() if "://" not in link and not link.startswith("#")]
    reached = {normpath(join(at.rpartition("/")[0] or "/", link.partition("#")[0])) for link in linked}
    assert reached <= {*static_files(), *(each.path for each in PAGES), "/openapi.json"}
    assert f"/page/{page.name}/{page.name}.js" in reached


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_policy_against_inline_scripts_and_styles_breaks_no_page(page: Page) -> None:
    document = html.document_fromstring(rendered()[page.path])
    assert {script.text for script in document.iter("script")} == {None}
    assert not document.xpath("//style | //@style | //@*[starts-with(name(), 'on')]")


def test_the_menu_leads_to_every_page_that_is_in_it_and_marks_where_one_is() -> None:
    pages = rendered()
    listed = [page for page in PAGES if page.in_menu]
    for page in listed:
        document = html.document_fromstring(pages[page.path])
        entries = document.xpath("//nav[@class='pages']/a")
        assert [entry.text for entry in entries] == [each.in_menu for each in listed]
        assert [entry.text for entry in entries if entry.get("aria-current") == "page"] == [page.in_menu]
    assert len(listed) > 4


def test_a_notice_shows_words_as_words_and_asks_for_nothing_behind_the_door() -> None:
    document = html.document_fromstring(
        notice("/login/oidc/return", "<b>no</b>", way='/?a="b"', words="Go on", goes_on=True)
    )
    assert document.findtext(".//h2") == "<b>no</b>"
    assert document.xpath("//main//a/@href") == ['/?a="b"']
    assert document.xpath("//meta[@http-equiv='refresh']/@content") == ['0;url=/?a="b"']
    asked = [
        normpath(join("/login/oidc", link))
        for element, _, link, _ in document.iterlinks()
        if element.tag in ("link", "img")
    ]
    assert len(asked) == 4
    assert {needed("GET", path) for path in asked} == {None}


async def test_a_page_is_sent_under_its_policy(client: httpx.AsyncClient) -> None:
    answer = await client.get("/page/watches")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(("path", "way"), [("/page/nothing", "../"), ("/page/a/b", "../../"), ("/page/", "../")])
async def test_a_page_that_is_none_leads_home(client: httpx.AsyncClient, path: str, way: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    document = html.document_fromstring(answer.text)
    assert document.findtext(".//h2") == "There is no such page"
    assert document.xpath("//main//a/@href") == [way]
    assert (await client.get(urljoin(path, way))).status_code == 200


@pytest.mark.parametrize("name", ["incident", "report"])
def test_the_page_of_one_thing_has_ways_on_if_the_thing_is_not_there(name: str) -> None:
    path = next(page.path for page in PAGES if page.name == name)
    document = html.document_fromstring(rendered()[path])
    (ways,) = document.xpath("//p[@id='ways-on'][@hidden]")
    reached = [normpath(join(AS_ASKED.sub("x", path).rpartition("/")[0], way)) for way in ways.xpath("a/@href")]
    assert reached == ["/", "/page/search"]


def test_no_page_weighs_more_than_500_kilobytes() -> None:
    assert 0 < sum(path.stat().st_size for path in PAGE.rglob("*.*")) < 500_000
