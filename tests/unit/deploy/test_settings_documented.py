"""Every setting of every service stands in docs/operations.md with its default, and none that does not exist."""

import json
import re

import pytest

from claimwatch_contracts.topics import SERVICES
from tests.unit.deploy.settings_classes import ROOT, SETTINGS, Settings, variables

PAGE = (ROOT / "docs" / "operations.md").read_text()
ROWS = dict(re.findall(r"^\| `(CLAIMWATCH_[A-Z_]+)` \| (.*?) ?\|", PAGE, flags=re.MULTILINE))
OF_EACH = ("HOST", "PORT", "ALLOWED_HOSTS", "CORS_ORIGINS")
COMMON = {f"CLAIMWATCH_{name.upper()}_{own}" for name in SERVICES for own in OF_EACH}


def test_every_setting_is_documented() -> None:
    existing = {variable for settings in SETTINGS for variable in variables(settings)}
    assert ROWS.keys() == existing - COMMON
    mentioned = set(re.findall(r"`(CLAIMWATCH_[A-Z_]+)`", PAGE))
    assert mentioned <= existing | {"CLAIMWATCH_TAG", "CLAIMWATCH_GRAFANA_PASSWORD", "CLAIMWATCH_KEY"}


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: settings.__name__)
def test_the_documented_defaults_are_the_real_ones(settings: Settings) -> None:
    fields = {
        name: field.get_default(call_default_factory=True)
        for name, field in settings.model_fields.items()
        if name != "shared"
    }
    real = {name: value for name, value in zip(variables(settings), fields.values(), strict=True) if name in ROWS}
    assert {name: ROWS[name] for name in real} == {name: _shown(value) for name, value in real.items()}


def _shown(value: object) -> str:
    """A default as the page writes it: empty for none, whole seconds without a point, lists as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, float):
        return f"`{value:.12g}`"
    if isinstance(value, dict):
        return f"`{json.dumps(value)}`"
    if isinstance(value, tuple):
        shown = [json.dumps(item) if isinstance(item, str) else f"{item:g}" for item in value]
        return f"`[{', '.join(shown)}]`"
    return f"`{value}`"
