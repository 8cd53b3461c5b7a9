"""What the service can be told, and what stops its start."""

import pytest

from services._runtime.errors import StartError
from services._runtime.settings import read_settings
from services.notify.settings import NotifySettings


@pytest.mark.parametrize(
    ("impossible", "named"),
    [
        ({"LEASE_SECONDS": "10", "TIMEOUT_SECONDS": "10"}, "LEASE_SECONDS"),
        ({"CONCURRENCY": "0"}, "CONCURRENCY"),
        ({"RETRY_DELAYS_SECONDS": "[]"}, "RETRY_DELAYS_SECONDS"),
        ({"SMTP_HOST": "mail.test"}, "SMTP_SENDER"),
        ({"SMTP_HOST": "mail.test", "SMTP_SENDER": "nobody"}, "SMTP_SENDER"),
        ({"SMTP_HOST": "mail.test", "SMTP_SENDER": "a@b.test, c@d.test"}, "SMTP_SENDER"),
        ({"SMTP_USER": "u"}, "SMTP_USER"),
        ({"SMTP_PASSWORD": "not-to-be-shown"}, "SMTP_USER"),
        ({"SMTP_USER": "u", "SMTP_PASSWORD": "p", "SMTP_SECURITY": "none"}, "SMTP_USER"),
    ],
)
def test_impossible_setting_stops_the_start_and_is_named(
    impossible: dict[str, str], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in impossible.items():
        monkeypatch.setenv(f"CLAIMWATCH_NOTIFY_{name}", value)
    with pytest.raises(StartError, match=f"CLAIMWATCH_NOTIFY_{named}: ") as error:
        read_settings(NotifySettings)
    assert "not-to-be-shown" not in str(error.value)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMWATCH_NOTIFY_ALLOW_PRIVATE_ADDRESSES", "true")
    monkeypatch.setenv("CLAIMWATCH_NOTIFY_RETRY_DELAYS_SECONDS", "[0, 1.5]")
    settings = read_settings(NotifySettings)
    assert settings.allow_private_addresses
    assert settings.retry_delays_seconds == (0.0, 1.5)
