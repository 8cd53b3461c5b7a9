"""Which revision of an article comes before another, and whether a later one has been filed."""

import pytest

from services.archive.joining.filing import is_superseded, previous_revision


@pytest.mark.parametrize(("filed", "previous"), [([], None), ([3], None), ([1, 2], 2), ([4, 2, 1], 2), ([3, 1], 1)])
def test_the_previous_revision_is_the_newest_filed_one_before(filed: list[int], previous: int | None) -> None:
    assert previous_revision(filed, 3) == previous


@pytest.mark.parametrize(("filed", "superseded"), [([], False), ([1, 3], False), ([1, 4, 3], True)])
def test_a_revision_is_superseded_by_any_later_one(filed: list[int], superseded: bool) -> None:
    assert is_superseded(filed, 3) is superseded
