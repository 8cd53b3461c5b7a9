"""``watch``: version 1 told everything by default, and queries were words and phrases without operators until 2."""

import re
from typing import Any

Body = dict[str, Any]

_TOLD_BY_DEFAULT = 0.55
_PLAIN_PART = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+(?:-\w+)*")
_OPERATORS = frozenset({"AND", "OR", "NOT", "TO"})


def watch_from_1(body: Body) -> Body:
    """The watch with the confidence of version 2 if it had the default of version 1, which was 0."""
    return body if body.get("minimum_confidence") else {**body, "minimum_confidence": _TOLD_BY_DEFAULT}


def watch_from_2(body: Body) -> Body:
    """The watch with a query that means in version 3, in Lucene's syntax, what it meant in version 2."""
    query = body.get("query")
    return {**body, "query": _in_lucene(query)} if isinstance(query, str) else body


def _in_lucene(query: str) -> str:
    """The words and phrases, all of which must occur. What is no plain word stands in quotation marks."""
    parts = (_part(quoted or bare, quoted=bool(quoted)) for quoted, bare in _PLAIN_PART.findall(query))
    return " ".join(part for part in parts if re.search(r"\w", part))


def _part(text: str, *, quoted: bool) -> str:
    if not quoted and _WORD.fullmatch(text) and text not in _OPERATORS:
        return text
    return '"' + re.sub(r'[\\"]', " ", text).strip() + '"'
