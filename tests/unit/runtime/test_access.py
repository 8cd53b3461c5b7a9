"""Tokens, roles, and the limit of guesses."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from claimwatch_contracts.access import Role
from services._runtime.access.failures import MOST_CALLERS, Failures
from services._runtime.access.tokens import key_token, new_key, new_session, session_token
from services._runtime.boot import Service
from services._runtime.settings import ServiceSettings, SharedSettings
from tests.builders import NOW


def test_a_key_is_recognised_by_its_token_alone() -> None:
    text, kept = new_key()
    shown = key_token(f" {text}\n")
    assert shown is not None
    assert shown.key_id == kept.key_id
    assert shown.opens(kept.digest)
    other = key_token(new_key()[0])
    assert other is not None
    assert not other.opens(kept.digest)


def test_keys_and_sessions_are_no_tokens_of_each_other() -> None:
    assert session_token(new_key()[0]) is None
    assert key_token(new_session()[0]) is None


@given(st.text())
def test_any_text_is_a_token_or_none(text: str) -> None:
    assert key_token(text) is None or text.strip().startswith("cwk_")
    assert session_token(text) is None or text.startswith("cws_")


def test_a_token_is_not_in_what_is_logged_of_it() -> None:
    text, kept = new_key()
    assert text.rpartition("_")[2] not in repr(kept)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.READER, {Role.READER}),
        (Role.ANALYST, {Role.READER, Role.ANALYST}),
        (Role.ADMIN, {Role.READER, Role.ANALYST, Role.ADMIN}),
    ],
)
def test_each_role_includes_those_before(role: Role, may: set[Role]) -> None:
    assert {needed for needed in Role if role.may(needed)} == may


def test_failures_count_by_address_and_what_was_shown_and_are_forgotten_in_time() -> None:
    failures = Failures(most=3, within=timedelta(minutes=1))
    for second in range(3):
        assert failures.wait("10.0.0.1", "a", NOW + timedelta(seconds=second)) is None
        failures.add("10.0.0.1", "a", NOW + timedelta(seconds=second))
    assert failures.wait("10.0.0.1", "a", NOW + timedelta(seconds=3)) == timedelta(seconds=57)
    assert failures.wait("10.0.0.2", "a", NOW + timedelta(seconds=3)) is None
    assert failures.wait("10.0.0.1", "b", NOW + timedelta(seconds=3)) is None
    assert failures.wait("10.0.0.1", "a", NOW + timedelta(seconds=60)) is None


def test_no_more_addresses_are_remembered_than_there_is_room_for() -> None:
    failures = Failures(most=1)
    for number in range(MOST_CALLERS + 1):
        failures.add(str(number), "", NOW)
    assert failures.wait("0", "", NOW) is None
    assert failures.wait(str(MOST_CALLERS), "", NOW) is not None


TOKEN = "a-token-of-prometheus"


@pytest.mark.parametrize(
    ("settings", "shown", "status"),
    [
        ({}, None, 401),
        ({}, "Bearer ", 401),
        ({"open_metrics": True}, None, 200),
        ({"access": "open"}, None, 200),
        ({"metrics_token": TOKEN}, None, 401),
        ({"metrics_token": TOKEN, "open_metrics": True}, None, 401),
        ({"metrics_token": TOKEN, "open_metrics": True}, f"Bearer {TOKEN}", 200),
        ({"metrics_token": TOKEN}, "Bearer another-token-altogether", 401),
        ({"metrics_token": TOKEN}, f"Bearer {TOKEN}", 200),
    ],
)
async def test_metrics_are_for_whoever_the_settings_say(
    settings: dict[str, Any], shown: str | None, status: int
) -> None:
    service = Service("figures", ServiceSettings(shared=SharedSettings(**settings)))
    headers = {} if shown is None else {"Authorization": shown}
    transport = httpx.ASGITransport(service.http.application)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        assert (await client.get("/metrics", headers=headers)).status_code == status
        assert (await client.get("/-/healthy")).status_code == 200


def test_a_metrics_token_that_is_easily_guessed_is_refused() -> None:
    with pytest.raises(ValidationError, match="metrics_token"):
        SharedSettings(metrics_token=SecretStr("short"))
