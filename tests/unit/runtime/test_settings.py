"""An invalid configuration stops the start with the name of the setting, and never shows a value."""

import pytest

from services._runtime.errors import StartError
from services._runtime.settings import SharedSettings, read_settings
from services.figures.settings import FiguresSettings


def test_a_service_s_own_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMWATCH_FIGURES_WORKERS", "none at all")
    with pytest.raises(StartError, match=r"^CLAIMWATCH_FIGURES_WORKERS: must be a whole number$") as refused:
        read_settings(FiguresSettings)
    assert "none at all" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("RETRY_BASE_SECONDS", "-1", "must be "), ("ACCESS", "ajar", "unknown value: one of keys, open")],
)
def test_what_a_setting_takes_is_said_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"CLAIMWATCH_{name}", value)
    with pytest.raises(StartError, match=f"^CLAIMWATCH_{name}: {said}") as refused:
        read_settings(SharedSettings)
    assert "Input" not in str(refused.value)
    assert value not in str(refused.value)


@pytest.mark.parametrize("settings", [SharedSettings, FiguresSettings])
def test_a_shared_setting_is_named_wherever_it_is_read(
    monkeypatch: pytest.MonkeyPatch, settings: type[SharedSettings]
) -> None:
    monkeypatch.setenv("CLAIMWATCH_RETRY_BASE_SECONDS", "-1")
    with pytest.raises(StartError, match=r"^CLAIMWATCH_RETRY_BASE_SECONDS: "):
        read_settings(settings)
