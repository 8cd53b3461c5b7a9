"""The place whose toll a sentence gives by name ("the toll in X at 31"), or means by "there"."""

import re
from collections.abc import Sequence

from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from claimwatch_language.geography import FINE
from claimwatch_language.joining.bearing_kinds import Bearing
from claimwatch_language.joining.elsewhere import acts_abroad
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.locales import Locale, Locales
from claimwatch_language.joining.waters import is_water
from claimwatch_language.number_words import NUMBER_WORD

_COUNT = re.compile(
    r"\b(?:tolls?|counts?|tally|(?:number|total) of (?:\w+ ){1,3}|deaths|dead|fatalities|cases|arrests)"
    r" (?:in|for|at|from) (?:the )?$",
    re.IGNORECASE,
)
"""A count, before the place that it is of."""
_GIVES = re.compile(
    r"(?: (?:province|district|state|county|region|city|town|as a whole|alone|itself))*"
    r"(?: (?:had|has|have|now|already))*(?: (?:risen|rose|grown|climbed|fallen|stood|stands?|is|was|reached|jumped))?"
    r"(?: (?:now|at|to|from [\d,]+ to|by|above|past|more than|at least|about|some|nearly))* $",
    re.IGNORECASE,
)
"""What stands between such a place and its number."""
_HAS = re.compile(
    r"(?: (?:province|state|county|district|region|city))?"
    r"(?P<verb>(?:,? with| had| has| have| saw| took in| recorded| reported| registered| counted| lost| hosts?"
    r"| houses?| holds?"
    r"| account(?:ed|s)? for)(?: (?:had|taken in|recorded|reported|registered|counted|seen))?)?"
    r"(?: (?:at least|about|around|some|more than|over|nearly|almost|another|a further|the other))? "
)
"""What stands between a place and the number that it has of all that a sentence shares out over places."""
_OWNS = re.compile(
    r"(?: (?:province|state|county|district|region|city|island))?(?:, which(?= )|, (?:which|where|whose) [^.;]{3,90},)?"
    r"(?: (?:alone|also|itself|meanwhile|already|now))*(?:"
    r"(?: (?:has|have|had|is known to have|was reported to have))?"
    r"(?: (?:had|seen|saw|recorded|reported|registered|counted|confirmed|logged|suffered|lost|executed|hanged|beheaded"
    r"|jailed|imprisoned|sentenced|hosted|received|taken in|took in|carried out|mourned|buried|exported|imported"
    r"|produced))"
    r"|(?: (?:exports|imports|produces|owes|earns|employs|pumps))|(?: (?:has|had|hosts))"
    r"|,?(?: respectively)?,? (?:reported|recorded|registered|counted|confirmed|had|have|saw|lost)"
    r"|(?: put| puts) (?:(?:the (?:number|total|count) of|its|all its)(?: [a-z-]+){1,4}"
    r"|(?:the |its )?(?:dead|deaths|death toll|cases|killed)) at"
    r"| (?:(?:has|have|had|ha[sd] been|is|was|saw|suffered|reported|recorded|remains|remained|leads?|led|tops?|topped)"
    r"(?: (?:by|so) far)? the|is|was) (?:most|worst|(?:second|third)[- ]\w+|highest|largest|hardest|biggest|list|table)"
    r"(?:(?! (?:followed|ahead|behind|before|than)\b)[^\d;.()]){0,60}?,? (?:with|at)"
    r"|,?(?: (?:followed|follows|came|comes|is|was))?(?: (?:first|second|third|fourth|fifth|next))?,? with)"
    r"(?: (?:a|an|the|its|at least|about|around|some|more than|over|nearly|almost|another|further|total of|record))* "
)
"""What stands between a place and the number of those that it has, lost or counted ("X has had 12 deaths")."""
_KILLS = re.compile(
    r"\s+(?:(?:ha[sd]|have|also)\s+){0,2}(?:killed|wounded|injured|shot|executed|hit|struck|bombed|attacked"
    r"|massacred)\b"
)
_IN_A_FORCE = re.compile(
    r" (?:[a-z-]+ )?(?:soldiers|troops|peacekeepers|police(?: officers)?|personnel|observers|men|officers)"
    r" (?:in|to|with|for) (?:the|this|that) (?:[\w-]+ ){0,3}?(?:force|mission|operation|contingent|coalition)\b"
    r"| (?:of its (?:own )?(?:citizens|nationals|people|soldiers|troops)|foreigners|expatriates"
    r"|foreign (?:nationals|citizens))\b"
)
"""What follows a number of those whom a country has in a force abroad, or of those whom it brings out of there."""
_CLAUSE_END = re.compile(r"[;:.]|\b(?:but|while|whereas)\b")
_TOWARDS = re.compile(r"\b(?:for|to|from|via|towards?|off|left|near)\s+(?:the\s+)?\Z")
"""Words before the end of a journey, after which those on board may be told ("left for X with 385 passengers")."""
_LISTED = re.compile(r"(?:[,;:]|\b(?:and|while|but|by)) (?:and )?(?:the )?\Z")
"""What stands before a place in such a list."""
_NUMBER = re.compile(rf"\b(?:\d[\d,.]*|{NUMBER_WORD})\b", re.IGNORECASE)
_BEFORE_CHARACTERS = 60
_THERE = re.compile(
    r"^[^.;:,\n\"“”]{0,40}?\b(?:died|killed|dead|buried|wounded|injured|detained|arrested|missing|ill|infected|reported"
    r"|recorded|confirmed|registered|found|homeless|displaced) there\b"
)
_BECAUSE = re.compile(r"\b(?:after|as|when|because|since|following|once)\b")
_SPEAKERS_THERE = re.compile(
    r"\b(?:officials?|officers?|doctors?|medics|nurses|residents?|witnesses|villagers|survivors|activists|police"
    r"|authorities|hospitals?|rescuers|leaders?|locals|(?:spokes|police)\w+) there\b",
    re.IGNORECASE,
)
"""Those who speak of what happened where they are ("officials there said")."""
_NOT_THERE = frozenset((Bearing.ASIDE, Bearing.ORIGIN))
_SENTENCES = 2
"""Sentences before that one in which "there" may have its place."""


def counted_for(
    layout: Layout, figures: Sequence[Figure], index: int, run: tuple[int, int], locales: Locales
) -> Place | None:
    """The place of the count that the figure with that index gives; ``None`` if the sentence names none so.

    ``run`` has the first and the last index of the numbers that share a noun with it ("5, 6 and 12 deaths").
    """
    text, figure = layout.text, figures[index]
    sentence = layout.sentence_of(figure.start)
    start, end = layout.bounds(sentence)
    if (in_turn := _in_turn(text, locales.between(start, end), figures, index, run)) is not None:
        return in_turn
    if _serves_abroad(text, figure):
        return None
    for locale in locales.between(start, end):
        if locale.end > figure.start:
            break
        is_of_count = _COUNT.search(text, max(start, locale.start - _BEFORE_CHARACTERS), locale.start)
        if is_of_count and _GIVES.fullmatch(text, locale.end, figure.start):
            return locale.place
        if _is_share(text, start, locale, figure) or _is_own(text, end, locale, figure, locales):
            return locale.place
    return _there(layout, figure, sentence, locales)


def is_deed_abroad(text: str, place: Place, figure: Figure) -> bool:
    """Whether a country named as ``place`` kills those counted, or has them abroad."""
    return _KILLS.match(text, place.end) is not None or _serves_abroad(text, figure)


def _serves_abroad(text: str, figure: Figure) -> bool:
    """Whether a figure counts those whom a country has in a force, or its people whom it fetches home."""
    return _IN_A_FORCE.match(text, figure.end) is not None


def _in_turn(
    text: str, inside: Sequence[Locale], figures: Sequence[Figure], index: int, run: tuple[int, int]
) -> Place | None:
    """The place that has the figure's rank in a list of places before their numbers ("X and Y reported 5 and 6")."""
    first, last = run
    for locale in inside:
        if len(locale.sides) != last - first + 1 or last == first or locale.end > figures[first].start:
            continue
        between = (locale.end, figures[first].start)
        if _OWNS.fullmatch(text, *between) or _GIVES.fullmatch(text, *between) or _HAS.fullmatch(text, *between):
            return locale.sides[index - first]
    return None


def _is_share(text: str, start: int, locale: Locale, figure: Figure) -> bool:
    """Whether a place stands directly before its number in a list of numbers by places ("X with 12, Y 9").

    The first place of the list has a verb. The sentence begins at offset ``start``.
    """
    has = _HAS.fullmatch(text, locale.end, figure.start)
    if has is None or locale.bearing is Bearing.ASIDE:
        return False
    is_listed = _LISTED.search(text, start, locale.start) is not None
    return is_listed and (has["verb"] is not None or _NUMBER.search(text, start, locale.start) is not None)


def _is_own(text: str, end: int, locale: Locale, figure: Figure, locales: Locales) -> bool:
    """Whether a place's own number follows its verb, and the clause tells of no other place after it.

    The sentence ends at offset ``end``.
    """
    if locale.place.role is not PlaceRole.LOCATION or not _OWNS.fullmatch(text, locale.end, figure.start):
        return False
    if text.startswith(" with", locale.end) and _TOWARDS.search(text, max(0, locale.start - 20), locale.start):
        return False
    over = _CLAUSE_END.search(text, figure.end, end)
    after = locales.between(figure.end, over.start() if over else end)
    return all(each.bearing is not Bearing.LOCATIVE for each in after)


def _there(layout: Layout, figure: Figure, sentence: int, locales: Locales) -> Place | None:
    """The place that the sentences before name last, if it is not named by the way.

    So it is for "37 people had died there" and for "doctors there treated 12".
    """
    text, (start, end) = layout.text, layout.bounds(sentence)
    is_there = _THERE.match(text[figure.end : end]) or _SPEAKERS_THERE.search(text, start, end)
    own = [each for each in locales.between(start, end) if not text.startswith("there", each.start)]
    if not is_there or any(each.place.precision in FINE for each in own):
        return None
    if own and own[0].end <= figure.start and _is_country_of_subject(text, start, own[0], figure):
        return own[0].place
    paragraph = text.rfind("\n\n", 0, start) + 1
    first = max(0, sentence - _SENTENCES)
    before = list(locales.between(max(paragraph, layout.bounds(first)[0]), start))
    before = [each for each in before if not is_water(each.place) and each.place.country is not None]
    return before[-1].place if before and before[-1].bearing not in _NOT_THERE else None


def _is_country_of_subject(text: str, start: int, locale: Locale, figure: Figure) -> bool:
    """Whether the subject is a country that did something because of what a figure counts ("Peru shut schools after").

    The sentence begins at offset ``start``. A country that sends somebody elsewhere is none.
    """
    opens = not text[start : locale.start].strip() and _BECAUSE.search(text, locale.end, figure.start) is not None
    is_country = locale.place.precision is PlacePrecision.COUNTRY and len(locale.sides) == 1
    return opens and is_country and not acts_abroad(text, locale.end)
