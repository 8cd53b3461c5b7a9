"""Every kind of channel has its target and its request, and shows nothing that it calls secret."""

from base64 import b64encode
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from claimwatch_contracts.signing import SecretError
from claimwatch_contracts.targets import ChannelTarget, TargetRequest
from claimwatch_contracts.targets.target import Target
from claimwatch_contracts.vocabulary import ChannelKind

SECRETS = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"]
ASKED: dict[ChannelKind, dict[str, Any]] = {
    ChannelKind.WEBHOOK: {"url": "https://desk:p%40ss@hooks.test/", "secrets": SECRETS},
    ChannelKind.EMAIL: {"to": "reader@home.test"},
    ChannelKind.APPRISE: {"url": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#desk?footer=no%21body"},
}


def target(kind: ChannelKind, current: Target | None = None, **fields: Any) -> Target:
    """The target made from a request."""
    asked: Any = TypeAdapter(TargetRequest).validate_python({"kind": kind, **ASKED[kind], **fields})
    made: Target = asked.completed(current)
    return made


def kinds_of(union: Any) -> list[ChannelKind]:
    models = get_args(get_args(union)[0])
    return sorted(get_args(model.model_fields["kind"].annotation)[0] for model in models)


def test_there_is_a_target_and_a_request_for_each_kind() -> None:
    assert kinds_of(ChannelTarget) == kinds_of(TargetRequest) == sorted(ChannelKind) == sorted(ASKED)


@pytest.mark.parametrize("kind", ChannelKind)
def test_what_is_shown_of_a_target_repeats_no_secret_and_can_be_sent_back(kind: ChannelKind) -> None:
    kept = target(kind)
    shown = kept.shown(kept.secret_texts())
    assert [text for text in kept.secret_texts() if text in shown.model_dump_json()] == []
    assert target(kind, kept, **shown.model_dump(mode="json", exclude={"kind"})) == kept


def test_a_webhook_s_secrets_are_the_whole_ones_the_keys_and_the_password_in_each_form() -> None:
    keys = {secret.removeprefix("whsec_") for secret in SECRETS}
    assert target(ChannelKind.WEBHOOK).secret_texts() == {*SECRETS, *keys, "p%40ss", "p@ss", "ZGVzazpwQHNz"}
    assert target(ChannelKind.EMAIL).secret_texts() == set()


def test_a_new_secret_is_shown_once_and_a_kind_that_signs_nothing_has_none_to_rotate() -> None:
    kept = target(ChannelKind.WEBHOOK, secrets=SECRETS[:1])
    rotated = kept.rotated()
    assert rotated is not None
    first, second = rotated.shown(kept.secret_texts()).model_dump()["secrets"]
    assert first.startswith("whsec_")
    assert len(first) > 40
    assert SECRETS[0] not in second
    assert target(ChannelKind.EMAIL).rotated() is None


def test_a_channel_that_changes_its_kind_keeps_no_secret() -> None:
    assert target(ChannelKind.EMAIL, target(ChannelKind.WEBHOOK)) == target(ChannelKind.EMAIL)
    made = target(ChannelKind.WEBHOOK, target(ChannelKind.EMAIL), secrets=[])
    assert not made.secret_texts() & set(SECRETS)


def test_of_a_chat_nothing_but_the_scheme_is_shown_and_its_parts_are_secret_in_each_form() -> None:
    kept = target(ChannelKind.APPRISE)
    assert kept.shown(()).model_dump()["url"] == "slack://***"
    assert {"T1JJ3T3L2", "A1BRTD4JD", "TIiajkdnlazkcOXrIdevi7FQ", "no!body", "no%21body"} <= kept.secret_texts()


def test_a_chats_login_is_secret_as_http_sends_it() -> None:
    kept = target(ChannelKind.APPRISE, url="json://desk:p%40ss@hooks.test/")
    assert b64encode(b"desk:p@ss").decode() in kept.secret_texts()


@pytest.mark.parametrize("current", [None, "discord://id12345/token678", "mail"])
def test_a_redacted_address_of_another_scheme_is_refused(current: str | None) -> None:
    before = {None: None, "mail": target(ChannelKind.EMAIL)}.get(current) or (
        current and target(ChannelKind.APPRISE, url=current)
    )
    with pytest.raises(SecretError, match="redacted"):
        target(ChannelKind.APPRISE, before or None, url="slack://***")


@pytest.mark.parametrize("url", ["slack", "://x", "Slack://x", "slack://", "slack://a b", "1://x"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValidationError, match="an address of Apprise"):
        target(ChannelKind.APPRISE, url=url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("slak://a/b/c", "did you mean slack://?"),
        ("syslog://localhost", "nothing to syslog://"),
        ("zzzz://part", "zzzz"),
    ],
)
def test_a_service_that_is_not_known_is_named_and_the_rest_of_its_address_is_not(url: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        target(ChannelKind.APPRISE, url=url)
    (error,) = refused.value.errors()
    assert words in error["msg"]
    assert url.partition("://")[2] not in error["msg"]
