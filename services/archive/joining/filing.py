"""The order of an article's filed revisions."""

from collections.abc import Iterable


def previous_revision(filed: Iterable[int], revision: int) -> int | None:
    """The newest filed revision before ``revision``; ``None`` if there is none."""
    return max((earlier for earlier in filed if earlier < revision), default=None)


def is_superseded(filed: Iterable[int], revision: int) -> bool:
    """Whether a later revision is filed."""
    return any(other > revision for other in filed)
