"""``claimwatch keys list`` shows what the other commands ask for."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console
from typer.testing import CliRunner

from claimwatch_contracts.access import Role
from services._cli.keys_command import app, tabled
from services.api.access.keys import ListedKey

MADE = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


def test_an_id_is_shown_whole_on_a_narrow_terminal() -> None:
    key = ListedKey(
        key_id="3b70a3800c08b387",
        name="The desk of the night [b]",
        role=Role.ANALYST,
        desk="night-desk",
        created_at=MADE,
        updated_at=MADE,
        revoked_at=None,
        last_used_at=None,
    )
    console = Console(file=StringIO(), width=64)
    console.print(tabled([key]))
    assert isinstance(console.file, StringIO)
    printed = console.file.getvalue()
    assert key.key_id in printed
    assert "[b]" in printed
    assert "night" in printed


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["Ada", "--desk", "Night Desk"], "desk: must be lower-case letters and digits"),
        (["Ada", "--desk", "night--desk"], "such as night-desk"),
        ([""], "name: must not be empty"),
    ],
)
def test_what_cannot_be_a_key_is_said_in_plain_words(options: list[str], said: str) -> None:
    result = CliRunner().invoke(app, ["create", *options])
    assert result.exit_code == 1
    assert said in result.stderr
    assert "pattern" not in result.stderr
