"""Signing secrets: usable by receivers, kept when read and sent back, never shown twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from claimwatch_contracts.signing import SecretError, signing_key
from claimwatch_contracts.targets.signing_secrets import chosen, new_secret, redacted, rotated, shown

OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_a_new_secret_signs_with_the_reference_implementation() -> None:
    secret = new_secret()
    Webhook(secret)  # raises an error for a secret that cannot verify
    assert len(signing_key(secret)) == 32
    assert new_secret() != new_secret()


def test_without_secrets_those_there_are_stay_and_a_new_channel_gets_one() -> None:
    assert chosen((), (OLD,)) == (OLD,)
    (made,) = chosen((), ())
    assert made.startswith("whsec_")


def test_what_was_read_can_be_sent_back() -> None:
    fresh = new_secret()
    assert chosen(shown((fresh, OLD), (fresh, OLD)), (fresh, OLD)) == (fresh, OLD)


@pytest.mark.parametrize("secret", [redacted(OLD), "whsec_", "whsec_c2hvcnQ="])
def test_a_secret_that_cannot_sign_is_refused(secret: str) -> None:
    with pytest.raises(SecretError):
        chosen((secret,), ())


@given(st.lists(st.sampled_from([OLD, new_secret(), new_secret()]), unique=True), st.sets(st.just(OLD)))
def test_a_known_secret_is_never_shown_whole(current: list[str], known: set[str]) -> None:
    answered = shown(current, known)
    assert not known & set(answered)
    assert [secret for secret in current if secret not in known] == [s for s in answered if "…" not in s]
    assert all(len(redacted(secret)) < 12 for secret in current)


def test_rotating_puts_a_new_secret_first_and_keeps_one() -> None:
    newest, kept = rotated((OLD, new_secret()))
    assert kept == OLD
    assert newest not in (OLD, kept)
