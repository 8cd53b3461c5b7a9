"""The passages of what was found that show the words of the query, with ranges in code points."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimwatch_language.queries.tree import Field, Query, Words
from services.api.search.asking import leaves, pattern_of
from services.api.search.entries import Column, Segment
from services.api.search.shown import Passage, Range
from services.api.search.words import Word, words

MOST_PASSAGES = 3
LONGEST = 300
"""The code points of a passage at most, unless the marks in it are longer."""
AROUND = 100
"""The code points that are shown before and after a mark."""
MOST_MARKS = 50
OF_NO_FIELD = (Column.TITLE, Column.TEXT)

Find = Callable[[Sequence[Word]], Iterator[tuple[int, int]]]


@dataclass(frozen=True)
class _Asked:
    """A word, phrase or pattern of the query, and where it is looked for."""

    columns: tuple[Column, ...]
    find: Find
    in_ascii: re.Pattern[str]
    """Finds the same in a text of ASCII characters in small letters, ten times as fast; overlaps included."""


@dataclass(frozen=True)
class _Candidate:
    segment: Segment
    marks: tuple[tuple[int, int], ...]
    asked: frozenset[int]
    """Which parts of the query are marked."""


def passages(segments: Sequence[Segment], query: Query | None) -> tuple[Passage, ...]:
    """At most ``MOST_PASSAGES`` passages, those with the most different words of the query, in the order of the text.

    If the query marks nothing but the title, or there is no query, the beginning of the text is among them.
    """
    asked = [_asked(leaf) for leaf in leaves(query)]
    found = [candidate for segment in segments for candidate in _candidates(segment, asked)]
    best = sorted(range(len(found)), key=lambda index: (-len(found[index].asked), index))
    chosen = _without_repetition([found[index] for index in sorted(_distinct(found, best)[:MOST_PASSAGES])])
    shown = [_passage(each.segment, each.marks) for each in chosen]
    if all(passage.field == "title" for passage in shown):
        texts = [segment for segment in segments if segment.column is Column.TEXT and segment.text]
        shown += [_passage(segment, ()) for segment in texts[:1]]
    return tuple(shown)


def _distinct(found: Sequence[_Candidate], order: Iterable[int]) -> list[int]:
    """The candidates in the order, without those that show the same words of the same field as one before."""
    seen, kept = set(), []
    for index in order:
        key = _place(found[index])
        if key not in seen:
            seen.add(key)
            kept.append(index)
    return kept


def _place(candidate: _Candidate) -> tuple[object, ...]:
    segment, (start, _) = candidate.segment, candidate.marks[0]
    return segment.field, segment.text if segment.base is None else segment.base + start


def _without_repetition(found: Sequence[_Candidate]) -> list[_Candidate]:
    """Without the candidates whose marks all lie in the stretch of one before them."""
    kept: list[_Candidate] = []
    for each in found:
        if not any(_covers(other, each) for other in kept):
            kept.append(each)
    return kept


def _covers(outer: _Candidate, inner: _Candidate) -> bool:
    bases = outer.segment.base, inner.segment.base
    if outer.segment.field != inner.segment.field or bases[0] is None or bases[1] is None:
        return False
    marked = {(start + bases[0], end + bases[0]) for start, end in outer.marks}
    return all((start + bases[1], end + bases[1]) in marked for start, end in inner.marks)


def _asked(leaf: Query) -> _Asked:
    field: Field | None = getattr(leaf, "field", None)
    columns = OF_NO_FIELD if field is None else (Column(field.value),)
    if isinstance(leaf, Words):
        phrase = tuple(word.text for word in words(leaf.text))
        return _Asked(columns, lambda held: _phrases(held, phrase), _in_ascii(r"\W+".join(map(re.escape, phrase))))
    _, expression = pattern_of(leaf.text)  # type: ignore[union-attr]
    return _Asked(columns, lambda held: _alike(held, expression), _in_ascii(expression.pattern))


def _in_ascii(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?=({expression})(?!\w))" if expression else r"(?!)", re.ASCII)


def _phrases(held: Sequence[Word], phrase: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for index in range(len(held) - len(phrase) + 1 if phrase else 0):
        if all(held[index + offset].text == word for offset, word in enumerate(phrase)):
            yield held[index].start, held[index + len(phrase) - 1].end


def _alike(held: Sequence[Word], expression: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    return ((word.start, word.end) for word in held if expression.fullmatch(word.text))


def _candidates(segment: Segment, asked: Sequence[_Asked]) -> Iterator[_Candidate]:
    """Stretches of the segment with marks that lie close together."""
    wanted = [(number, one) for number, one in enumerate(asked) if segment.column in one.columns]
    if not wanted:
        return
    marks = sorted({(*mark, number) for number, one in wanted for mark in _found(segment.text, one)})
    for group in _groups(marks):
        spans = tuple(dict.fromkeys((start, end) for start, end, _ in group))[:MOST_MARKS]
        yield _Candidate(segment, _apart(spans), frozenset(number for _, _, number in group))


def _found(text: str, asked: _Asked) -> Iterator[tuple[int, int]]:
    if text.isascii():
        return (match.span(1) for match in asked.in_ascii.finditer(text.lower()))
    return asked.find(list(words(text)))


def _groups(marks: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    group: list[tuple[int, int, int]] = []
    for mark in marks:
        if group and mark[1] - group[0][0] > LONGEST - AROUND:
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, those that overlap joined into one."""
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return tuple(apart)


def _passage(segment: Segment, marks: Sequence[tuple[int, int]]) -> Passage:
    text = segment.text
    first, last = (marks[0][0], marks[-1][1]) if marks else (0, LONGEST - 2 * AROUND)
    start, end = _word_start(text, max(0, first - AROUND)), _word_end(text, min(len(text), last + AROUND))
    if segment.column is Column.TITLE:
        start, end = 0, len(text)
    return Passage(
        field=segment.field,
        text=text[start:end],
        start=None if segment.base is None else segment.base + start,
        cut_before=bool(text[:start].strip()),
        cut_after=bool(text[end:].strip()),
        marks=tuple(Range(start=mark[0] - start, end=mark[1] - start) for mark in marks),
    )


def _word_start(text: str, index: int) -> int:
    """The beginning of the first whole word at or after the index, if one begins soon."""
    return next((at for at in range(index, min(index + 30, len(text))) if at == 0 or text[at - 1].isspace()), index)


def _word_end(text: str, index: int) -> int:
    """The end of the last whole word at or before the index, if one ends soon before."""
    return next((at for at in range(index, max(index - 30, 0), -1) if at == len(text) or text[at].isspace()), index)
