"""The page of topics in a real browser, on a real api: one is made, changed, used by a watch and deleted."""

import pytest
from playwright.async_api import expect

from tests.e2e.browsing import Browser

pytestmark = pytest.mark.browser


async def test_a_topic_of_one_s_own_is_made_changed_used_and_deleted(browser: Browser) -> None:
    page = browser.page
    await page.goto(f"{browser.base}page/topics")
    await expect(page.get_by_role("heading", name="No topic of your own yet")).to_be_visible()
    await expect(page.locator("#built-in .thing").first).to_be_visible()
    await page.get_by_role("button", name="Add a topic").click()
    await page.get_by_label("Name").fill("River dams")
    await page.get_by_label("Words, one to a line").fill("dam\n[reservoir|weir]\n\n")
    await expect(page.get_by_label("Key")).to_have_value("river-dams")
    await page.get_by_role("button", name="Save").click()
    own = page.locator("#own .thing")
    await expect(own).to_contain_text("Words: dam, [reservoir|weir]")
    await page.get_by_role("button", name="Change River dams").click()
    await page.get_by_label("But not inside of these").fill("dam square")
    await page.get_by_role("button", name="Save").click()
    await expect(own).to_contain_text("But not in: dam square")
    await page.get_by_label("Find among them").fill("cholera")
    await expect(page.locator("#built-in .thing:visible").first).to_contain_text("holera")
    await page.request.put(f"{browser.base}watches/w1", data={"name": "Dams", "topics": ["river-dams"]})
    page.on("dialog", lambda dialog: dialog.accept())
    await page.get_by_role("button", name="Delete River dams").click()
    await expect(page.get_by_role("alert").filter(has_text="is used by watches: w1")).to_be_visible()
    await page.request.delete(f"{browser.base}watches/w1")
    await page.get_by_role("button", name="Delete River dams").click()
    await expect(own).to_have_count(0)
