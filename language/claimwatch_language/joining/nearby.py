"""Which place a figure's own sentence gives the figure, by clauses and prepositions, without a parse."""

import re
from collections.abc import Sequence

from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import Measure, Nature, PlacePrecision
from claimwatch_language.geography import contains
from claimwatch_language.joining.bearing_kinds import Bearing
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.locales import Locale, Locales
from claimwatch_language.joining.waters import is_water
from claimwatch_language.saying.speech import SPOKE

_CLAUSE_END = re.compile(
    r"[;•]|\n\s*\n|\b(?:before\s+(?:moving|heading|striking|hitting|crossing|turning|sweeping|going)|while|whereas|meanwhile|but|saying|adding|claiming|alleging|charging|accusing|arguing"
    r"|insisting|warning|stating|noting|because|although|since\s+(?:[\w-]+\s+){1,4}(?:broke|began|started|erupted)|and\s+(?:said|told|called|urged|warned|vowed|promised)"
    r"|,\s+and\s+(?:another|others|a\s+(?:second|third|further))\s+(?:\w+\s+){0,2}?(?:was|were|had))\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(rf"\b(?:{'|'.join(sorted(SPOKE))})\b")
_OWN = re.compile(r"\s+(?:(?!(?:in|at|of|from|to|and|or|by|for|on|the)\b)[a-z-]+\s+){0,2}")
"""The words between a number and a place before the noun that both belong to ("five off-duty Dallas officers")."""
_VERB = re.compile(r"\b(?:kill|wound|injur|hurt|destroy|displac|left|leav|claim)\w*\b")
"""A verb of harm between the place of what did the harm and those whom it befell."""
_JUDGED = re.compile(r"\b(?:sentenced|convicted|jailed|acquitted|charged|indicted)\b")
"""What a court does to those counted after it ("a court in X sentenced 12 men for a raid on Y")."""
_NOUN = re.compile(
    r"\s+(?!(?:and|but|was|were|had|has|have|are|said|with|from|into|that|this|when|where|who|the|for|did|after|since)"
    r"\b)[a-z]{3,}"
)
_LIST = 60
"""The most code points between two figures that share a place ("killed 12 people and wounded at least 30")."""
_PARTS_FOLLOW = re.compile(r"\s(?:--|—|–)\s|:\s")
"""Marks after a whole, before the parts in which it is shared out over places ("five deaths -- three in X")."""
_PART = re.compile(r"\bof\s+(?:whom|which|them|these|those)\b")
"""Words between two figures of which the later counts a part of the earlier."""
_MOST_OF_THEM = re.compile(
    r",\s+(?:mostly|mainly|most|many|some|half|several|part|the\s+majority)"
    r"(?=\s+(?:of\s+(?:whom|them|these|those)\b|in\b|on\b))"
)
"""Words between a figure and a place to which only a part of those counted belongs."""
_SOME_WENT = re.compile(
    r"\b(?:some|many|most|half|several)\s+of\s+(?:whom|them|these|those)\s+"
    r"(?:[^,.;]{0,30}\b(?:fled|fleeing|gone|escaped|crossed|slipped)\s+)?(?:in)?to\b"
)
"""Words between those who fled and a place to which only a part of them went."""
_DID_BEFORE = re.compile(r"\b(?:accused|suspected|wanted|convicted|responsible)\s+(?:of|for|in|over)\b")
"""Words between a figure and a place where one of those counted did something before."""
_OF_THEM = re.compile(r"\s+of\s+(?:whom|them|these|those)\b")
_WHERE = re.compile(
    r",?\s+(?:where|in\s+which|during\s+which)\b"
    r"|\s+(?:(?:on|last|early|late|earlier)\s+(?:\w+\s+){1,2}|yesterday\s+|today\s+|overnight\s+)?(?:that|which)\s+"
    r"(?:\w+\s+)?(?:killed|wounded|injured|left|claimed|displaced|destroyed)\b"
)
"""Words between a place and what befell people there ("in X, where", "a bombing in X on Saturday that killed")."""
_COMMA = re.compile(r",\s")
_ASIDE_ENDS = re.compile(r",\s+(?!and\b)")
"""The end of a relative clause that stands in commas."""
_MOST_LISTED = 8
_FRONTED = re.compile(
    r"(?:^|[,;:.]|\b(?:and|while|but|meanwhile))\s*(?:in|at|near|on|around|across)\b(?!\s+(?:least|most))[^,]*$",
    re.IGNORECASE,
)
_FRONTED_CHARACTERS = 25
_COORDINATED = re.compile(r"\s*(?:,|,?\s*\band\b)\s*(?:(?:about|around|some|at\s+least)\s+)?", re.IGNORECASE)
"""What stands between two numbers that share a noun ("5 and 6 people")."""
_IS = re.compile(r"\s+(?:is|was|are|were)\b")
_HARM = frozenset((Measure.KILLED, Measure.WOUNDED, Measure.BODIES_FOUND))
_RELATIVE = re.compile(r",\s+(?:which|who|whom|whose)\b[^,;]*,")


class Nearby:
    """The places of the figures of one text by their own sentences. ``figures`` are all its figures in order."""

    def __init__(self, layout: Layout, figures: Sequence[Figure], locales: Locales) -> None:
        self._text = layout.text
        self._layout = layout
        self._figures = figures
        self._locales = locales

    def happened(self, index: int) -> Place | None:
        """The place where something happens: after the figure with that index, else before it.

        Numbers that share a noun share out the places of one phrase ("5 and 6 people died in X and Y").
        """
        figure, (start, end) = self._figures[index], self._sentence(index)
        inside = self._relevant(figure, start, end)
        happened = _happened(figure, inside)
        named = [locale for locale in inside if locale.bearing in _naming_bearings(figure)]
        locale = self._own(figure, inside) or self._where(index, happened) or self._after(index, happened, end)
        locale = locale or _last_before(self._text, figure, happened, named)
        return None if locale is None else self._shared_out(index, locale)

    def named(self, index: int) -> Place | None:
        """The last place that the sentence only names before the figure, else its first place that counts."""
        figure, (start, end) = self._figures[index], self._sentence(index)
        inside = self._relevant(figure, start, end)
        if index + 1 < len(self._figures) and self._is_part(figure.end, index + 1):
            inside = [locale for locale in inside if locale.start < self._figures[index + 1].start]
        named = [locale for locale in inside if locale.bearing in _naming_bearings(figure)]
        happened = _happened(figure, inside)
        locale = _last_before(self._text, figure, named) or next(
            (locale for locale in happened + named if self._is_of_clause(figure, locale)), None
        )
        return None if locale is None else locale.place

    def is_of_most(self, index: int, place: Place) -> bool:
        """Whether only most or some of those whom a figure counts are at a place ("most of them in X")."""
        return _MOST_OF_THEM.search(self._text, self._figures[index].end, place.start) is not None

    def aftermath(self, index: int) -> Place | None:
        """Where those whom the figure counts were brought from where it happened ("taken to hospital in X")."""
        inside = self._locales.between(*self._sentence(index))
        return next((locale.place for locale in inside if locale.bearing is Bearing.AFTERMATH), None)

    def _is_of_clause(self, figure: Figure, locale: Locale) -> bool:
        """Whether neither a semicolon nor a verb of speech stands between a figure and a later place.

        The place of somebody who speaks for it may stand after the verb.
        """
        between = self._text[figure.end : locale.start]
        if figure.measure is not Measure.DETAINED and _DID_BEFORE.search(between):
            return False
        if _SOME_WENT.search(between):
            return False
        return ";" not in between and (locale.bearing is Bearing.SPOKEN_FOR or _SPOKEN.search(between) is None)

    def _own(self, figure: Figure, locales: Sequence[Locale]) -> Locale | None:
        """The town that the noun of a figure has before it ("five Dallas police officers")."""
        for locale in locales:
            beside = figure.end < locale.start and _OWN.fullmatch(self._text, figure.end, locale.start) is not None
            if beside and locale.place.precision is not PlacePrecision.COUNTRY and _NOUN.match(self._text, locale.end):
                return locale
        return None

    def _where(self, index: int, happened: Sequence[Locale]) -> Locale | None:
        """The place of whose relative clause a figure is ("in X, where 12 people died"), if nothing finer follows."""
        figure = self._figures[index]
        before = next((locale for locale in reversed(happened) if locale.end <= figure.start), None)
        clause = None if before is None else _WHERE.match(self._text, before.end)
        if before is None or clause is None:
            return None
        following = next((locale for locale in happened if locale.start >= figure.end), None)
        if following is not None and _COMMA.search(self._text, clause.end(), figure.start):
            return None
        if following is None or not contains(before.place, following.place):
            return before
        is_aside = self._text[before.end] == "," and _ASIDE_ENDS.search(self._text, figure.end, following.start)
        return before if is_aside else None

    def _sentence(self, index: int) -> tuple[int, int]:
        return self._layout.bounds(self._layout.sentence_of(self._figures[index].start))

    def _relevant(self, figure: Figure, start: int, end: int) -> Sequence[Locale]:
        """The locales of the sentence; those of relative clauses beside the figure only if there are no others."""
        inside = self._locales.between(start, end)
        if len(inside) < 2:
            return inside
        clauses = [match.span() for match in _RELATIVE.finditer(self._text, start, end)]
        beside = [clause for clause in clauses if not clause[0] <= figure.start < clause[1]]
        outside = [locale for locale in inside if not any(low <= locale.start < high for low, high in beside)]
        return outside or inside

    def _after(self, index: int, happened: list[Locale], end: int) -> Locale | None:
        """The place after the figure, or after the last figure of the same list, in the same clause."""
        own = self._own_clause(self._figures[index], happened)
        for last in range(index, index + _MOST_LISTED):
            following = self._next_start(last, end)
            stop = self._clause_end(self._figures[last].end, min(end, following))
            for locale in happened:
                between = (self._figures[last].end, max(locale.start, self._figures[last].end))
                if _MOST_OF_THEM.search(self._text, *between) or _DID_BEFORE.search(self._text, *between):
                    break
                if self._figures[last].end <= locale.start < stop and not self._is_fronted(locale, following, end):
                    return own if self._is_of_next(index, last, own, locale, min(end, following)) else locale
            if not self._is_listed(last, end):
                break
        return None

    def _is_of_next(self, index: int, last: int, own: Locale | None, locale: Locale, following: int) -> bool:
        """Whether the place after a figure is that of a later one, as the figure has a place of its ``own`` before.

        It is so after another figure of a list, or if what did harm to those counted next stands before them ("a raid
        on X killed 12 people, and a shell in Y wounded 3"). A river or a sea is no better place than the one before.
        """
        if own is None or contains(own.place, locale.place):
            return own is not None and is_water(locale.place)
        if is_water(locale.place):
            return True
        return last > index or _VERB.search(self._text, locale.end, following) is not None

    def _own_clause(self, figure: Figure, happened: list[Locale]) -> Locale | None:
        """The last place before a figure in its clause ("bombs in X killed 12 and a year before 49 died in Y")."""
        last = next((locale for locale in reversed(happened) if locale.end <= figure.start), None)
        if last is None or self._clause_end(last.end, figure.start) != figure.start:
            return None
        opens = _FRONTED.search(self._text, max(0, last.start - 40), last.start) is not None
        opens = opens and figure.start - last.end <= _FRONTED_CHARACTERS
        deed = _VERB.search(self._text, last.end, figure.start) or _JUDGED.search(self._text, last.end, figure.start)
        return last if opens or deed else None

    def _is_listed(self, index: int, end: int) -> bool:
        """Whether the next figure stands in the same list, so that both figures may share the place after the list."""
        this, following = self._figures[index].end, self._next_start(index, end)
        if following >= end or following - this > _LIST or self._is_part(this, index + 1):
            return False
        is_whole = _PARTS_FOLLOW.search(self._text, this, following) is not None
        return not is_whole and self._clause_end(this, following) == following

    def _is_part(self, this: int, index: int) -> bool:
        """Whether the figure with that index counts a part of the figure that ends at offset ``this``."""
        part = self._figures[index]
        return bool(_PART.search(self._text, this, part.start) or _OF_THEM.match(self._text, part.end))

    def _next_start(self, index: int, end: int) -> int:
        return self._figures[index + 1].start if index + 1 < len(self._figures) else end

    def _clause_end(self, start: int, end: int) -> int:
        match = _CLAUSE_END.search(self._text, start, end)
        return match.start() if match else end

    def _is_fronted(self, locale: Locale, following: int, end: int) -> bool:
        """Whether the place opens the clause of the next figure ("…, and in X 12 died")."""
        if following >= end or following - locale.end > _FRONTED_CHARACTERS:
            return False
        return _FRONTED.search(self._text, max(0, locale.start - 40), locale.start) is not None

    def _shared_out(self, index: int, locale: Locale) -> Place:
        first, last = self.run(index)
        return locale.sides[index - first] if 1 < last - first + 1 == len(locale.sides) else locale.place

    def run(self, index: int) -> tuple[int, int]:
        """The first and the last index of the numbers that share a noun with a figure ("5, 6 and 12 people")."""
        first, last = index, index
        while first > max(0, index - _MOST_LISTED) and self._is_coordinated(first - 1):
            first -= 1
        while last + 1 < min(len(self._figures), index + _MOST_LISTED) and self._is_coordinated(last):
            last += 1
        return first, last

    def _is_coordinated(self, index: int) -> bool:
        return bool(_COORDINATED.fullmatch(self._text, self._figures[index].end, self._figures[index + 1].start))


def _happened(figure: Figure, locales: Sequence[Locale]) -> list[Locale]:
    """The locales where something happened. Those who left a place came to harm in another, if the sentence has it."""
    if figure.measure is Measure.DISTANCE:
        return list(locales)
    happened = [locale for locale in locales if locale.bearing in (Bearing.LOCATIVE, Bearing.LEFT)]
    if figure.measure is Measure.DETAINED:
        return [locale for locale in locales if locale in happened or locale.bearing is Bearing.AFTERMATH]
    if figure.measure not in _HARM:
        return happened
    return [locale for locale in happened if locale.bearing is Bearing.LOCATIVE] or happened


def _naming_bearings(figure: Figure) -> set[Bearing]:
    """The bearings of a place that is only named. Things are counted where they come from; people are not."""
    named = {Bearing.BARE, Bearing.SPOKEN_FOR}
    return named | {Bearing.ORIGIN} if figure.measure.nature is Nature.THINGS else named


def _last_before(text: str, figure: Figure, locales: list[Locale], named: Sequence[Locale] = ()) -> Locale | None:
    """The last locale before the figure, or one of ``named`` that lies in it ("X, the worst-hit city in Y, …")."""
    last = next((locale for locale in reversed(locales) if locale.end <= figure.start), None)
    if last is None:
        return None
    lying = (
        locale
        for locale in reversed(named)
        if locale.end <= last.start and contains(last.place, locale.place) and not _IS.match(text, locale.end)
    )
    return next(lying, last)
