"""The index over the names of claimants is made when an entry changes, not for each report."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from claimwatch_contracts.documents import Alias
from services.archive.known_names import FRESH, KnownNames
from tests.builders import NOW


@dataclass
class FakeSource:
    """Entries in memory. ``read`` counts how often they were read in full."""

    kept: dict[str, object] = field(default_factory=dict)
    entries: list[Alias] = field(default_factory=list)
    read: int = 0

    async def versions(self) -> dict[str, object]:
        return dict(self.kept)

    async def all_readable(self) -> list[Alias]:
        self.read += 1
        return self.entries

    def put(self, alias_id: str, name: str, version: int) -> None:
        """Add an entry, or change it."""
        alias = Alias(alias_id=alias_id, name=name, names=("RHO",), created_at=NOW, updated_at=NOW)
        self.entries = [each for each in self.entries if each.alias_id != alias_id] + [alias]
        self.kept[alias_id] = version


@dataclass
class Time:
    """A clock that stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


async def test_entries_are_read_once_as_long_as_none_changes() -> None:
    source = FakeSource()
    source.put("a", "River Health Office", 1)
    time = Time()
    names = KnownNames(source, time)
    for _ in range(3):
        assert (await names.current()).key("RHO") == "river-health-office"
        time.now += FRESH
    assert source.read == 1


@pytest.mark.parametrize("later", [FRESH, -timedelta(hours=1)], ids=["later", "by a clock that was set back"])
async def test_an_entry_that_changed_or_went_counts_a_moment_later(later: timedelta) -> None:
    source = FakeSource()
    source.put("a", "River Health Office", 1)
    time = Time()
    names = KnownNames(source, time)
    await names.current()
    source.put("a", "Regional Health Office", 2)
    assert (await names.current()).key("RHO") == "river-health-office"
    time.now += later
    assert (await names.current()).key("RHO") == "regional-health-office"
    source.entries, source.kept = [], {}
    time.now += later
    assert (await names.current()).key("RHO") == "rho"
