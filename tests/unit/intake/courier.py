"""A newspaper's page, and the sentences of its article."""

from datetime import UTC, datetime

from services.intake.pages.article import Page, read_page

NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)


LEAD = "The governor said on Friday that nine people had died and that the bridge would stay closed for two weeks."


REST = "Engineers from the region’s road office began to look at the pillars at noon, while buses took the long way."


NEXT = "The mayor of the port stepped down on Thursday after 4 of the 9 council members had left the coalition."


SHORT = (
    "<article><h1>Raid in Homs</h1><p>Nine people were killed in a raid on Homs on Tuesday, a nurse said.</p></article>"
)
CONSENT = (
    "<h2>Before you go on</h2><p>We and our 310 vendors keep cookies and identifiers on your device to measure visits "
    "and to show advertising that fits you.</p><p>With your permission our vendors may use location data.</p>"
    "<p>Last year 12 million people agreed to what our partners do.</p><button>Agree</button>"
)


def read(body: str, title: str = "Bridge shelled at night", head: str = "") -> Page:
    """The article in a page."""
    html = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return read_page(html.encode(), "utf-8", "https://desk.example/n/1", NOW)
