"""The index over the names of claimants is made when an entry changes, not for each report."""

from dataclasses import dataclass, field

from claimwatch_contracts.documents import Alias
from services.archive.known_names import KnownNames
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


async def test_entries_are_read_once_as_long_as_none_changes() -> None:
    source = FakeSource()
    source.put("a", "River Health Office", 1)
    names = KnownNames(source)
    assert [(await names.current()).key("RHO") for _ in range(3)] == ["river-health-office"] * 3
    assert source.read == 1


async def test_an_entry_that_changed_or_went_counts_from_the_next_report_on() -> None:
    source = FakeSource()
    source.put("a", "River Health Office", 1)
    names = KnownNames(source)
    await names.current()
    source.put("a", "Regional Health Office", 2)
    assert (await names.current()).key("RHO") == "regional-health-office"
    source.entries, source.kept = [], {}
    assert (await names.current()).key("RHO") == "rho"
