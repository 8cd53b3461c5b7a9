"""The letter for many alerts, which a person reads in two minutes: occurrence by occurrence, the best lines first.

What there is no room for is counted. ``plain_text`` and ``digest_markup`` write the letter down.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimwatch_contracts.deliveries import Notification
from services.notify.writing.chart import Chart, chart_of
from services.notify.writing.occurrences import FigureLine, Occurrence, StatementLine, occurrences_of
from services.notify.writing.several import by_report, not_told, watches_of

WORDS_A_MINUTE = 230
"""How fast adults read English prose silently: 238 words (Brysbaert, 2019), less some for finding one's place."""
MOST_WORDS = 2 * WORDS_A_MINUTE
ROOM_FOR_FRAME = 80
"""Of those, the words kept for the heading and for what is counted at the end."""
LONGEST_NAMES = 12
"""Words of the heading's list of watches at most."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Digest:
    """What is told. ``left_out`` and ``held_back`` are sentences, empty if nothing is missing.

    ``urls`` leads from an incident's id to its page, for the incidents that are told.
    """

    heading: str
    occurrences: tuple[Occurrence, ...]
    left_out: str
    held_back: str
    urls: dict[str, str]
    chart: Chart | None


def words_in(text: str) -> int:
    """The number of words that a person reads."""
    return len(_WORD.findall(text))


def digest_of(notification: Notification, public_url: str | None) -> Digest:
    """The digest of a notification's alerts, with what several watches fired on told once."""
    every = occurrences_of(by_report(notification.alerts))
    shown = within(every, MOST_WORDS - ROOM_FOR_FRAME)
    home = public_url.rstrip("/") if public_url else None
    incidents = [one.incident for one in shown if one.incident]
    return Digest(
        heading=_heading(notification, len(every)),
        occurrences=shown,
        left_out=_left_out(every, shown, home),
        held_back=not_told(notification),
        urls={incident: f"{home}/incidents/{incident}/page" for incident in incidents} if home else {},
        chart=chart_of(shown),
    )


def within(occurrences: Sequence[Occurrence], most_words: int) -> tuple[Occurrence, ...]:
    """The occurrences with as many of their lines as there are words for.

    Each occurrence gets its first line before any gets its second one. Nothing is added after the first line for which
    there is no room.
    """
    room = most_words
    kept = dict.fromkeys(range(len(occurrences)), 0)
    deepest = max((len(one.lines) for one in occurrences), default=0)
    for depth in range(deepest):
        for index, occurrence in enumerate(occurrences):
            if depth < len(occurrence.lines):
                room -= _words_of(occurrence.lines[depth]) + (0 if depth else words_in(occurrence.name) + 3)
                if room < 0:
                    return _kept(occurrences, kept)
                kept[index] = depth + 1
    return _kept(occurrences, kept)


def _kept(occurrences: Sequence[Occurrence], kept: dict[int, int]) -> tuple[Occurrence, ...]:
    some = ((occurrences[index], count) for index, count in kept.items() if count)
    return tuple(replace(occurrence, lines=occurrence.lines[:count]) for occurrence, count in some)


def _words_of(line: FigureLine | StatementLine) -> int:
    if isinstance(line, StatementLine):
        return words_in(line.words)
    return words_in(line.who) + words_in(line.words) + words_in(line.before)


def _heading(notification: Notification, occurrences: int) -> str:
    """How many reports on how many occurrences, for which watches, and why now."""
    reports, watches = len(by_report(notification.alerts)), watches_of(notification.alerts)
    named = _first_words(", ".join(watches))
    told = f"{_counted(reports, 'report')} with news on {_counted(occurrences, 'occurrence')}"
    return f"{told} for {named} ({notification.reason.value})"


def _first_words(text: str) -> str:
    words = _WORD.findall(text)
    return " ".join(words[:LONGEST_NAMES]) + (" …" if len(words) > LONGEST_NAMES else "")


def _left_out(every: Sequence[Occurrence], shown: Sequence[Occurrence], home: str | None) -> str:
    """How many occurrences, figures and statements are not told, and where they are."""
    figures, statements = (_lines(every, kind) - _lines(shown, kind) for kind in (FigureLine, StatementLine))
    counts = (
        (len(every) - len(shown), "occurrence"),
        (figures, "figure"),
        (statements, "statement"),
    )
    missing = [_counted(count, what) for count, what in counts if count]
    where = f" on the dashboard: {home}" if home else ""
    return f"and {', '.join(missing)} more{where}" if missing else ""


def _lines(occurrences: Iterable[Occurrence], kind: type) -> int:
    return sum(isinstance(line, kind) for one in occurrences for line in one.lines)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
