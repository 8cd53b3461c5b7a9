"""What the filed revisions of an article mean for one of them."""

from collections.abc import Iterable


def previous_revision(filed: Iterable[int], revision: int) -> int | None:
    """The newest filed revision before this one."""
    return max((number for number in filed if number < revision), default=None)


def is_superseded(filed: Iterable[int], revision: int) -> bool:
    """Whether a later revision has been filed already."""
    return any(number > revision for number in filed)
