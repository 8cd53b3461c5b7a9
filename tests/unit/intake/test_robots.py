"""What hosts allow: the examples of RFC 9309 and the cases by which parsers differ."""

import pytest

from services.intake.page_checks.robots import robots_of

_EXAMPLE = """User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif
"""


@pytest.mark.parametrize(
    ("agent", "path", "allowed"),
    [
        ("foobot", "/", False),
        ("foobot", "/example/page.html", True),
        ("foobot", "/example/allowed.gif", True),
        ("foobot", "/publications/a", False),
        ("otherbot", "/publications/a", True),
        ("otherbot", "/a.gif", False),
        ("otherbot", "/a.gif?size=2", True),
        ("otherbot", "/example/page.html", False),
    ],
)
def test_the_example_of_the_standard(agent: str, path: str, allowed: bool) -> None:
    assert robots_of(_EXAMPLE, agent).allows(f"https://paper.example{path}") is allowed


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: foobot/1.0\nDisallow: /a", "/a", False),
        ("user-agent : FooBot/2.1 (news)\nDisallow: /a", "/a", False),
        ("User-agent: foobot/1.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", True),
        ("User-agent: foobot-news/1.0\nDisallow: /a", "/a", True),
        ("User-agent: otherbot/1.0\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /%62ar", "/bar", False),
        ("User-agent: *\nDisallow: /a%3cb", "/a%3Cb", False),
        ("User-agent: *\nDisallow: /page\nAllow: /page/ok", "/page/ok", True),
        ("User-agent: *\rDisallow: /a\rAllow: /a/b\r", "/a/b", True),
        ("<html>Disallow: /</html>", "/", True),
        ("", "/", True),
    ],
)
def test_cases_by_which_parsers_differ(rules: str, path: str, allowed: bool) -> None:
    assert robots_of(rules, "foobot").allows(f"https://paper.example{path}") is allowed
