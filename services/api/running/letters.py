"""The dead letters of all topics as one list, page by page.

A topic's letters have the order of their offsets. Of the topics, that comes next whose next letter was given up last. A
cursor has the offset in each topic before which the list goes on; what is given up meanwhile shifts no page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from services.api.cursors import CursorError, Page, Position, Window, encode
from services.api.running.shown import DeadLetter

NEVER = datetime.min.replace(tzinfo=UTC)


def reached(after: Position | None) -> Mapping[str, int] | None:
    """The offset in each topic before which the list goes on; ``None`` at its beginning.

    Raises:
        CursorError: the position is one of another list.
    """
    if after is None:
        return None
    try:
        parts = (part.rpartition(" ") for part in after.id.split(","))
        return {topic: int(offset) for topic, _, offset in parts}
    except ValueError as error:
        raise CursorError("this is the cursor of another list") from error


def page_of_letters(found: Iterable[DeadLetter], window: Window) -> Page[DeadLetter]:
    """The page, of at most one letter of each topic more than it has room for."""
    waiting: defaultdict[str, list[DeadLetter]] = defaultdict(list)
    for letter in sorted(found, key=lambda letter: letter.offset):
        waiting[letter.topic].append(letter)
    items = tuple(_merged(waiting, window.limit))
    ends = {letter.topic: letter.offset for letter in items}
    going_on = {topic: ends.get(topic, left[-1].offset + 1) for topic, left in waiting.items() if left}
    cursor = ",".join(f"{topic} {offset}" for topic, offset in going_on.items())
    return Page(items, encode(Position(None, cursor)) if cursor else None)


def _merged(waiting: Mapping[str, list[DeadLetter]], most: int) -> Iterator[DeadLetter]:
    """Take at most so many letters off the ends of the topics."""
    for _ in range(most):
        ends = [letters[-1] for letters in waiting.values() if letters]
        if not ends:
            return
        last = max(ends, key=lambda letter: (letter.given_up_at or NEVER, letter.topic))
        yield waiting[last.topic].pop()
