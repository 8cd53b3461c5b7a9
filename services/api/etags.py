"""Entity tags, and the conditions ``If-Match`` and ``If-None-Match`` (RFC 9110, sections 8.8.3 and 13.1)."""

import hashlib
import re

ENTITY_TAG = re.compile(r'(W/)?("[\x21\x23-\x7e\x80-\xff]*")')
ANY = "*"


def etag_of(representation: bytes) -> str:
    """The strong tag of a representation: equal bytes have equal tags."""
    return f'"{hashlib.sha256(representation).hexdigest()[:32]}"'


def strongly_matches(header: str, etag: str) -> bool:
    """Whether an ``If-Match`` header admits the tag. A weak tag in the header never does."""
    return header.strip() == ANY or any(tag == etag and not weak for weak, tag in ENTITY_TAG.findall(header))


def weakly_matches(header: str, etag: str) -> bool:
    """Whether an ``If-None-Match`` header names the tag, weak or strong."""
    return header.strip() == ANY or any(tag == etag for _weak, tag in ENTITY_TAG.findall(header))
