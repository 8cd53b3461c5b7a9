"""Every setting of every service stands in docs/operations.md with its default, and none that does not exist."""

import re

import pytest

from claimwatch_contracts.topics import SERVICES
from tests.unit.deploy.settings_classes import ROOT, SETTINGS, variables

PAGE = (ROOT / "docs" / "operations.md").read_text()


def test_every_setting_is_documented() -> None:
    documented = set(re.findall(r"`(CLAIMWATCH_[A-Z_]+)`", PAGE))
    common = {f"CLAIMWATCH_{name.upper()}_{own}" for name in SERVICES for own in ("HOST", "PORT")}
    existing = {variable for settings in SETTINGS for variable in variables(settings)}
    assert existing - common <= documented
    assert documented <= existing | {"CLAIMWATCH_TAG"}


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: settings.__name__)
def test_the_documented_defaults_are_the_real_ones(settings: type) -> None:
    for variable, (name, field) in zip(
        variables(settings),
        ((name, field) for name, field in settings.model_fields.items() if name != "shared"),
        strict=True,
    ):
        row = next((line for line in PAGE.splitlines() if line.startswith(f"| `{variable}`")), None)
        if row is not None and isinstance(field.default, str | int | float) and not isinstance(field.default, bool):
            shown = row.split("|")[2].strip().strip("`").replace(",", "")
            assert shown == f"{field.default:.12g}" if isinstance(field.default, float) else str(field.default), name
