"""The tokens of unsubscribe links: made for one channel and one address, by one installation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.unsubscribing import channel_of_token, opens, unsubscribing_key, unsubscribing_token

KEY = unsubscribing_key("salt")
TOKEN = unsubscribing_token(KEY, "c1", "reader@home.test")


@given(st.text(min_size=1), st.text())
def test_a_token_names_its_channel_and_not_its_address(channel_id: str, local: str) -> None:
    token = unsubscribing_token(KEY, channel_id, f"{local}@home.test")
    assert channel_of_token(token) == channel_id
    assert opens(token, KEY, channel_id, f"{local}@home.test")
    assert "home" not in token


@pytest.mark.parametrize(
    ("token", "salt", "channel_id", "address"),
    [
        (TOKEN, "other", "c1", "reader@home.test"),
        (TOKEN, "salt", "c2", "reader@home.test"),
        (TOKEN, "salt", "c1", "another@home.test"),
        (TOKEN[:-2], "salt", "c1", "reader@home.test"),
        (TOKEN.partition(".")[0], "salt", "c1", "reader@home.test"),
        ("", "salt", "c1", "reader@home.test"),
        ("é", "salt", "c1", "reader@home.test"),
    ],
)
def test_no_other_token_opens(token: str, salt: str, channel_id: str, address: str) -> None:
    assert opens(TOKEN, KEY, "c1", "reader@home.test")
    assert not opens(token, unsubscribing_key(salt), channel_id, address)


@pytest.mark.parametrize("text", ["é.x", "_w.x", "a.x"])
def test_what_has_not_the_form_of_a_token_names_no_channel(text: str) -> None:
    assert channel_of_token(text) is None
