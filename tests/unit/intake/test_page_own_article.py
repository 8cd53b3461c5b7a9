"""What looks like another article and is the page's own, and what looks like its own and is another."""

import pytest

from tests.unit.intake.test_page_parts import LEAD, NEXT, REST, read

HEADLINE = "<h1>Bridge shelled at night</h1>"
CARD = f"<article class='card'><h3><a href='/o'>Mayor steps down</a></h3><p>{NEXT}</p></article>"
BODY = f"<p>{LEAD}</p><p>{REST}</p>"


@pytest.mark.parametrize(
    "page",
    [
        # a heading that is a link, behind the first prose of an article whose headline stands outside it
        f"{HEADLINE}<article><p>{LEAD}</p><h3><a href='/o'>More on bridges</a></h3><p>{REST}</p></article>{CARD}",
        f"<header>{HEADLINE}</header><article><p>{LEAD}</p><h4><a href='/o'>Ferries</a></h4><p>{REST}</p></article>"
        f"{CARD * 3}",
        # a card inside the article
        f"{HEADLINE}<article><p>{LEAD}</p>{CARD}<p>{REST}</p></article>",
        f"{HEADLINE}<article>{CARD}<p>{LEAD}</p><p>{REST}</p></article>{CARD}",
        f"<article>{HEADLINE}<p>{LEAD}</p>{CARD}<p>{REST}</p></article>{CARD}",
        # the article's own heading is a link to itself, and further articles have as much prose together
        f"{HEADLINE}<article><h2><a href='/n/1'>Bridge shelled at night</a></h2>{BODY}</article>{CARD * 6}",
        f"{HEADLINE}<article><h2><a href='/n/1'>Shelled</a></h2>{BODY}</article>{CARD}<div><p>{NEXT[:70]}</p></div>",
        # the headings of its parts lead to places in the page
        f"{HEADLINE}<article><h2><a href='#day'>By day</a></h2>{BODY}</article><div><p>{NEXT}</p><p>{NEXT}</p></div>",
        f"{HEADLINE}<article><h2><a name='day'>By day</a></h2>{BODY}</article><div><p>{NEXT}</p><p>{NEXT}</p></div>",
        # a list of many parts
        f"<div class='story'>{HEADLINE}<p>{LEAD}</p></div>"
        + f"<div class='story'><h2>A pillar</h2><p>{REST}</p></div>" * 8,
        # a heading of the first rank inside the article's text
        f"<div>{HEADLINE}<p>{LEAD}</p></div><div class='body'><p>{REST}</p><h1>Read also</h1><p>Ferries</p></div>",
        f"<div>{HEADLINE}<p>{LEAD}</p></div><div><p>{REST}</p><h1>Related:</h1></div><div><h1>Mayor</h1><p>{NEXT}</p></div>",
    ],
)
def test_the_pages_own_article_is_kept_whole(page: str) -> None:
    text = read(f"<main>{page}</main>").text
    assert LEAD in text
    assert REST in text


@pytest.mark.parametrize(
    "page",
    [
        f"{HEADLINE}{CARD}<div class='body'>{BODY}</div>",
        f"{CARD}{HEADLINE}<div class='body'>{BODY}</div>{CARD}",
        f"{HEADLINE}<div class='body'><p>{LEAD}</p>{CARD}<p>{REST}</p></div>",
        f"<article>{HEADLINE}{BODY}</article><article><h2><a href='/o'>Mayor</a></h2><p>{NEXT}</p></article>",
        f"<div>{HEADLINE}{BODY}</div><div><h1>Mayor steps down</h1><p>{NEXT}</p><p>{NEXT}</p></div>",
        f"<div>{HEADLINE}{BODY}</div><div><span>Port</span><h1>Mayor steps down</h1><p>{NEXT}</p></div>",
    ],
)
def test_another_article_is_no_part_of_it(page: str) -> None:
    assert read(f"<main>{page}</main>").text == f"{LEAD}\n{REST}"
