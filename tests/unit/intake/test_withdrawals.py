"""The notice on a page that is gone: what is taken of the page, and that the archive retracts by it."""

import pytest

from services.archive.ledger.takings import is_withdrawn
from services.intake.pages.article import read_page
from tests.ledger_builders import Writer
from tests.unit.intake.world import NOW

NOTICE = "This article has been withdrawn by our editors."
WHY = "The list of names on which it rested turned out to be two years old."
FRAME = (
    "<html><head><title>Alder Wire</title></head><body>"
    "<nav><ul><li>World</li><li>Retraction: how we work</li></ul></nav>"
    "<aside><p>RETRACTED: Forty dead in Alder</p></aside>{body}"
    "<footer><p>Alder Wire. All rights reserved by the Alder Publishing House since 1990.</p></footer></body></html>"
)


def notice(body: str) -> str | None:
    """The notice in a page with this body."""
    return read_page(FRAME.format(body=body).encode(), "utf-8", "https://wire.example/1", NOW).withdrawal


@pytest.mark.parametrize(
    "body",
    [
        f"<main><h1>410</h1><p>{NOTICE}</p><p>{WHY}</p></main>",
        f"<article><h1>Article withdrawn</h1><div>{NOTICE}<br>{WHY}</div></article>",
        f"<div class='error'><h2>Gone</h2><p>{NOTICE}</p><p>Home</p><p>{WHY}</p></div>",
    ],
)
def test_the_notice_is_taken_with_its_reason_and_without_the_frame(body: str) -> None:
    assert notice(body) == f"{NOTICE}\n{WHY}"


@pytest.mark.parametrize(
    "body",
    [
        "<main><h1>404</h1><p>The page you are looking for has been moved or deleted.</p></main>",
        "<main><p>Not found</p></main>",
        "",
    ],
)
def test_a_page_that_is_only_missing_has_no_notice(body: str) -> None:
    assert notice(body) is None


def test_the_archive_takes_back_what_such_a_notice_takes_the_place_of() -> None:
    found = notice(f"<main><h1>Gone</h1><p>{NOTICE}</p></main>")
    assert found is not None
    assert is_withdrawn(Writer(found).report())
