"""Entity tags and the conditional headers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.api.etags import etag_of, strongly_matches, weakly_matches
from services.api.preconditions import Preconditions

TAG = etag_of(b"this")


@given(st.binary(), st.binary())
def test_equal_bytes_have_equal_tags_and_no_others(one: bytes, other: bytes) -> None:
    assert (etag_of(one) == etag_of(other)) == (one == other)


@pytest.mark.parametrize(
    ("header", "strong", "weak"),
    [
        (TAG, True, True),
        ("*", True, True),
        (f'"other", {TAG}', True, True),
        (f"W/{TAG}", False, True),
        ('"other"', False, False),
        (TAG.strip('"'), False, False),
        ('"a,b"', False, False),
        ("", False, False),
    ],
)
def test_matching(header: str, strong: bool, weak: bool) -> None:
    assert strongly_matches(header, TAG) is strong
    assert weakly_matches(header, TAG) is weak


@pytest.mark.parametrize(
    ("if_match", "if_none_match", "etag", "allowed"),
    [
        (None, None, None, True),
        (None, None, TAG, True),
        (TAG, None, TAG, True),
        ('"old"', None, TAG, False),
        ("*", None, None, False),
        (None, "*", None, True),
        (None, "*", TAG, False),
    ],
)
def test_what_may_be_changed(if_match: str | None, if_none_match: str | None, etag: str | None, allowed: bool) -> None:
    assert Preconditions(if_match, if_none_match).allow_change(etag) is allowed
