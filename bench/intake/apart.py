"""Reads pages in an environment of its own, with readers whose packages conflict with ours; see ``peers.py``.

``python apart.py READER`` reads from standard input, a line each, ``{"html": BASE64, "url"}``, and answers each with
``{"text", "title", "published_at", "authors"}``, or with ``{"error"}``. It imports nothing of the project.
"""

import base64
import json
import sys
from collections.abc import Callable
from typing import Any

Found = dict[str, Any]


def newspaper(html: str, url: str) -> Found:
    """What newspaper4k finds."""
    from newspaper import Article  # only the reader that is asked for is imported

    article = Article(url)
    article.download(input_html=html)
    article.parse()
    moment = article.publish_date
    day = moment and (moment.isoformat() if moment.tzinfo else moment.date().isoformat())
    return {"text": article.text, "title": article.title or "", "published_at": day, "authors": list(article.authors)}


def readability(html: str, url: str) -> Found:
    """What readability-lxml finds."""
    from lxml import html as lxml_html
    from readability import Document

    document = Document(html, url=url)
    text = "\n".join(lxml_html.fromstring(document.summary()).itertext())
    return {"text": text, "title": document.short_title(), "published_at": None, "authors": []}


READERS: dict[str, Callable[[str, str], Found]] = {"newspaper": newspaper, "readability": readability}


def main(reader: str) -> None:
    """Answer every line of standard input. What a reader prints itself goes to standard error."""
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        page = json.loads(line)
        try:
            found = READERS[reader](base64.b64decode(page["html"]).decode("utf-8", "replace"), page["url"])
        except Exception as error:  # a crash is what is counted
            found = {"error": repr(error)}
        print(json.dumps(found), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
