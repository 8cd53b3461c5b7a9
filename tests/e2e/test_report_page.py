"""The page of a report in a real browser, on a real api: the article with its marks, what it says, its revisions."""

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from claimwatch_contracts.base import Surface
from claimwatch_contracts.report import RemovedText
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from tests.builders import NOW, article, report, surface
from tests.e2e.browsing import Browser
from tests.e2e.raised import BEFORE, TEXT, alert, store
from tests.unit.api.test_revisions import DAY, file, mark

pytestmark = pytest.mark.browser
MARKUP = "<img src=x onerror=alert(1)>"
SECOND = TEXT.replace("families said", "families of the missing said")


@pytest.fixture
def database(shared_settings: SharedSettings) -> Any:
    """The database of the api."""
    return connect(shared_settings)


async def marked(page: Page, kind: str) -> str:
    """All words of the text that have a mark of that kind."""
    return "|".join(await page.locator(f"#text .{kind}").all_inner_texts())


async def test_an_article_is_shown_with_what_was_found_marked_in_place_in_layers(
    browser: Browser, database: Any
) -> None:
    page = browser.page
    url = "https://courier.example/graves"
    await file(database, report(article(TEXT, url=url, title=f"Graves {MARKUP}")))
    await page.goto(f"{browser.base}page/reports/a1")
    await expect(page.get_by_role("heading", level=2)).to_have_text(f"Graves {MARKUP}")
    assert await page.locator("#text").text_content() == TEXT
    assert await marked(page, "source") == "The ministry|it"
    assert await marked(page, "cue") == "said|added"
    assert (await marked(page, "content")).replace("|", "") == "more than 40 bodies were found in RaqqaWe need help"
    assert (await marked(page, "figure"), await marked(page, "place")) == ("40", "Raqqa")
    await page.get_by_role("checkbox", name="figures").uncheck()
    await expect(page.locator("#text .figure")).to_have_count(0)
    assert await page.locator("#text").text_content() == TEXT
    assert await marked(page, "place") == "Raqqa"
    assert browser.complaints == []
    assert all(asked.startswith(browser.base) for asked in browser.requested), "the page asks nobody but its service"


async def test_a_claim_beside_the_text_leads_to_its_words(browser: Browser, database: Any) -> None:
    page = browser.page
    await file(database, report(article(TEXT)))
    await page.goto(f"{browser.base}page/reports/a1")
    claims = page.locator("#found > li")
    await expect(claims).to_have_count(2)
    await expect(claims.first).to_contain_text("Claimed by Health Ministry")
    await expect(claims.first.get_by_role("list")).to_contain_text("more than 40 bodies found · Raqqa")
    await claims.last.get_by_role("button", name="We need help").click()
    assert await marked(page, "chosen") == "We need help|it|added"
    start = TEXT.index("bodies")
    await page.goto("about:blank")
    await page.goto(f"{browser.base}page/reports/a1#at={start}-{start + len('bodies')}")
    await expect(page.locator("#text .chosen")).to_have_text("bodies")


async def test_a_figure_that_nobody_claims_is_quoted_in_its_sentence_with_the_number_marked(
    browser: Browser, database: Any
) -> None:
    again = "again and " * 20
    page, filed = browser.page, report(article(TEXT.replace("said that", f"said {again}that")))
    await file(database, filed.model_copy(update={"claims": ()}))
    await page.goto(f"{browser.base}page/reports/a1")
    words = page.locator("#found > li .words")
    await expect(words).to_have_count(1)
    await expect(words.locator("mark.figure")).to_have_text("40")
    quoted = await words.text_content() or ""
    assert re.fullmatch("“…((again|and) )+that more than 40 bodies were found in Raqqa.”", quoted), quoted
    await words.click()
    assert await marked(page, "chosen") == "40"
    await page.get_by_role("button", name="Correct the figure").click()
    await expect(page.get_by_role("dialog").locator("mark.figure")).to_have_text("40")


async def test_where_it_comes_from_can_be_checked(browser: Browser, database: Any) -> None:
    page = browser.page
    await file(database, report(article(TEXT, url="https://courier.example/graves")))
    await page.goto(f"{browser.base}page/reports/a1")
    told = page.locator("#provenance")
    await expect(told).to_contain_text("The Courier")
    (revision,) = (await (await page.request.get(f"{browser.base}reports/a1:1/revisions")).json())["items"]
    await expect(told).to_contain_text(f"{len(TEXT)} characters, SHA-256 {revision['sha256']}")
    await expect(told).to_contain_text("figures version 1")
    await expect(told.get_by_role("link", name="https://courier.example/graves")).to_have_count(1)
    await expect(page.locator("#changes")).to_be_hidden()


async def test_what_a_revision_has_changed_is_shown_and_each_can_be_read(browser: Browser, database: Any) -> None:
    page = browser.page
    await file(database, report(article(TEXT)))
    await file(database, report(article(SECOND, revision=2, title="Another title")))
    await page.goto(f"{browser.base}page/reports/a1")
    await expect(page.get_by_role("heading", level=2)).to_have_text("Another title")
    await expect(page.locator("#revisions [aria-current]")).to_have_text("Revision 2")
    await expect(page.locator("#difference ins")).to_have_text("of the missing ")
    await expect(page.locator("#difference del")).to_have_count(0)
    assert await page.locator("#difference").text_content() == SECOND
    await expect(page.locator("#changed del")).to_have_text("A")
    await page.get_by_role("link", name="Revision 1").click()
    await expect(page.get_by_role("heading", level=2)).to_have_text("A title")
    await expect(page.locator("#difference")).to_be_hidden()


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("more than 40 bodies", "in Raqqa"), "“more than 40 bodies … in Raqqa”"),
        (("more than", "40 bodies", "in Raqqa"), "“more than 40 bodies … in Raqqa”"),
        (("👨‍👩‍👧 more than 40 bodies", "We need help"), "“👨‍👩‍👧 more than 40 bodies … We need help”"),
        (
            ("more than 40 bodies were found in Raqqa", "We need help"),
            "“more than 40 bodies were found in Raqqa We need help”",
        ),
    ],
)
async def test_words_with_others_between_them_are_joined_by_an_ellipsis(
    browser: Browser, database: Any, parts: tuple[str, ...], shown: str
) -> None:
    text = TEXT.replace("more than", "👨‍👩‍👧 more than")
    filed = report(article(text))
    first, *others = filed.attributions
    content = Surface(text=" ".join(parts), spans=tuple(surface(text, part).spans[0] for part in parts))
    told = first.model_copy(update={"content": content})
    await file(database, filed.model_copy(update={"attributions": (told, *others)}))
    await browser.page.goto(f"{browser.base}page/reports/a1")
    await expect(browser.page.locator("#found > li .words").first).to_have_text(shown)


async def test_texts_that_are_no_longer_kept_are_said_to_be_gone(browser: Browser, database: Any) -> None:
    page = browser.page
    filed = report(article(TEXT))
    removed = RemovedText(removed_at=NOW + DAY, characters=len(TEXT), sha256="ab" * 32)
    without = filed.article.model_copy(update={"text": ""})
    await file(database, filed.model_copy(update={"article": without, "removed_text": removed}))
    await page.goto(f"{browser.base}page/reports/a1")
    await expect(page.locator("#gone")).to_contain_text("The text is no longer kept")
    await expect(page.locator("#found > li").first).to_contain_text("more than 40 bodies were found in Raqqa")
    await expect(page.locator("#text")).to_be_hidden()
    await expect(page.locator("#provenance")).to_contain_text("SHA-256 " + "ab" * 32)


async def test_an_erased_article_and_one_that_never_came_are_told_apart(browser: Browser, database: Any) -> None:
    page = browser.page
    await mark(database, 1, erased_at=NOW)
    await page.goto(f"{browser.base}page/reports/a1?revision=1")
    await expect(page.locator("#gone")).to_contain_text("This article was erased on request")
    await expect(page.locator("#report")).to_be_hidden()
    await page.goto(f"{browser.base}page/reports/none")
    await expect(page.get_by_role("alert")).to_have_text("there is no report 'none:1'")


async def test_an_alert_leads_to_the_report(browser: Browser, shared_settings: SharedSettings, database: Any) -> None:
    page = browser.page
    await file(database, report(article(TEXT)))
    await store(shared_settings, alert(article_id="a1"))
    await page.goto(browser.base)
    await page.get_by_role("link", name="the article, marked").click()
    await expect(page.locator("#text")).to_contain_text("more than 40 bodies")
    assert page.url == f"{browser.base}page/reports/a1?revision=1"


DIFFERENCES = """async (pairs) => {
  const { differences } = await import("/page/report/difference.js");
  return pairs.map(([before, after]) => differences(before, after));
}"""
WORDS = ("", "a", "a b", "a b c\n", "b a\nc", "\n\n", f"{BEFORE}\na", "a  b\r\nc d", "x a b y", "c\nb\na\n")


async def test_the_difference_of_two_texts_gives_both_again(browser: Browser) -> None:
    await browser.page.goto(f"{browser.base}page/reports/none")
    pairs = [[before, after] for before in WORDS for after in WORDS]
    pairs.append(["a b " * 3_000, "c d " * 3_000])
    found = await browser.page.evaluate(DIFFERENCES, pairs)
    assert len(found) == len(pairs)
    for (before, after), pieces in zip(pairs, found, strict=True):
        assert "".join(each["text"] for each in pieces if each["kind"] != "new") == before
        assert "".join(each["text"] for each in pieces if each["kind"] != "gone") == after
        assert [each["kind"] for each in pieces] == ["same"] or before != after or before == ""
