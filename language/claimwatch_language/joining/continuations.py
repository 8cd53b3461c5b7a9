"""Sentences that go on with the count of the sentence before: "Ten people died, police said. Sixteen were injured."

Only what is plainly a part or the rest of that count has the same claimant. A wrong claimant costs more than none.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from claimwatch_contracts.extraction import Attribution, Factuality, Figure
from claimwatch_contracts.vocabulary import CueClass, Nature
from claimwatch_language.calendar import NAMES
from claimwatch_language.joining.layout import Layout
from claimwatch_language.saying.speech import SPEECH

_LONGEST = 240
"""The most code points of a sentence that goes on with the count of the sentence before."""
_COUNTED = (
    r"(?:dead|deceased|killed|deaths|victims|wounded|injured|missing|total|cases|patients|bodies|detainees|detained"
    r"|arrested|prisoners|remains|drowned|displaced|survivors|\d[\d,]*)"
)
_VICTIMS = rf"(?:the\s+)?{_COUNTED}"
_HEDGE = (
    r"(?:at\s+(?:least|most)|about|around|some|roughly|nearly|almost|over|(?:more|fewer)\s+than|up\s+to|as\s+many\s+as"
    r"|another|an?\s+(?:further|additional|other)|the\s+(?:other|remaining)|only|just)"
)
_OPENING = re.compile(
    rf"[\s•*-]*(?:(?:of|among)\s+(?:these|them|those|{_VICTIMS})(?:\s+(?:were|are))?,?\s+"
    rf"|(?:they|the\s+(?:dead|victims|arrests|cases))\s+includ(?:e|ed)\s+"
    rf"|(?:in\s+(?:all|total|addition),?\s+)?there\s+(?:have\s+been|had\s+been|are|were)\s+(?:now\s+)?"
    rf"|that\s+(?:makes|made)\s+|in\s+(?:all|total|addition),?\s+)?(?:{_HEDGE}\s+)*",
    re.IGNORECASE,
)
"""What may stand before the first number of such a sentence."""
_PART = re.compile(
    r"[\s•*-]*(?:of|among|they|the|in\s+(?:all|total),?|(?:in\s+addition,?\s+)?there|that\s+ma[dk]es?)\s", re.IGNORECASE
)
_ALONE = re.compile(
    rf"\s+(?:others?|more|of\s+(?:them|these|those|whom|{_VICTIMS})|were|was|are|is|had|have|remain(?:ed)?|died)\b",
    re.IGNORECASE,
)
"""What follows a number that leaves open whom it counts, because the sentence before has said it."""
_OF_THE_COUNT = re.compile(rf"\s+of\s+(?:them|these|those|whom|the\s+{_COUNTED})\b", re.IGNORECASE)
""" "Thirty-one of the 74 have been identified": a part of that count, whatever it says of the part."""
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those)\b", re.IGNORECASE)
""" "Twelve of them died": some of those of whom the sentence before tells, without a number."""
_PEOPLE = re.compile(r"\s+(?:other\s+)?people\s+(?:were|was|are|is|had|have|remain(?:ed)?|died)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"[\s•*-]*(?:in|for|across)\s+[^,.;:\"“”]{2,60}?,?\s+(?:the|that)\s+(?:number|figure|toll|count|total)\s+"
    r"(?:is|was|stands\s+at|stood\s+at|has\s+reached|reached)\s+",
    re.IGNORECASE,
)
""" "In the south the number is 130": the same count for another place."""
_FORMER = re.compile(rf"\s*It\s+(?:was|had\s+been|had\s+stood\s+at|stood\s+at|had\s+risen\s+to)\s+(?:{_HEDGE}\s+)*")
""" "It was 212 yesterday": the same count at another time."""
_FURTHER = re.compile(r"\b(?:another|a\s+further)\s+\Z", re.IGNORECASE)
_OWN_PEOPLE = re.compile(
    r"(?:(?:At|In)\s+[^,.]{3,60},\s+(?:an?\s+[^,.]{3,60},\s+)?)?(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s+(?:staff|crews?|teams?|men|people|officers|soldiers|doctors|divers"
    r"|colleagues|volunteers|workers|medics|forces|troops|fighters|rescuers)\s+(?:(?:now|also|already)\s+)*(?:have|has|had)\b"
)
""" "Her crews had pulled out 30 bodies": what the speaker's own people did."""
_BACKSHIFTED = re.compile(
    r"(?!(?:He|She|It|They)\b)[^.;:\"“”]{2,90}?\b(?:had\s+(?:\w+\s+){0,2}?(?:been|\w+ed|left|gone|taken|lost|found|made|seen)"
    r"|(?:were|was)\s+(?:(?:still|now|also)\s+)*(?:being|missing|unaccounted))\b"
)
""" "Fifty-two suspects were being held": the tenses of free indirect speech."""
_SHARE = re.compile(
    rf"[\s•*-]*[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){{0,3}}\s+(?:alone\s+)?(?:accounts?|accounted)\s+for\s+(?:{_HEDGE}\s+)*"
)
""" "Mardal accounts for 29 of them": a place's share in the count."""
_TO_WHOM = re.compile(r"\s*The\s+")
_KNOWN = re.compile(r"\s+(?:who|that|whom)\s+(?:was|were|had|have|are)\b")
""" "The 21 who were driven away have been found": those of whom the speaker has just told."""
_BROUGHT = re.compile(
    rf"\s*(?:This|That|It)\s+(?:had|would)\s+(?:brought|bring|raised?|taken?|lift(?:ed)?)\s+"
    rf"(?:the|its|their)\s+[^.;:\"“”\d]{{3,80}}?\s+to\s+(?:{_HEDGE}\s+)*"
)
""" "This had brought the number of missing to 231"."""
_OWN_COUNT = re.compile(
    rf"\s*(?:Its|Their|His|Her)\s+(?:own\s+|latest\s+)?(?:count|toll|figure|tally|number|list)\b[^.;:\"“”\d]{{0,90}}?"
    rf"\s(?:at|was|is|to|has|had|holds|of)\s+(?:{_HEDGE}\s+)*"
)
""" "Its count of those killed was unchanged, at 57"."""
_IN_ANOTHER = re.compile(
    r"\s*(?:In|At|For)\s+(?:the\s+)?[^.;:\"“”\d]{2,60}?,?\s+(?:there\s+(?:is|are|was|were|has\s+been|have\s+been)"
    rf"\s+(?:now\s+)?(?:an?\s+record\s+of\s+)?)?(?:{_HEDGE}\s+)*"
)
""" "In the district of Orun there were 16 cases": what was counted before, elsewhere."""
_REGISTERED = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:(?:have|had|has)\s+been|were|was)\s+(?:notified|reported|recorded|registered|confirmed|counted"
    r"|logged|detected)\b"
)
_SOMETHING_ELSE = re.compile(
    r"[\"“”]|\b(?:(?:19|20)\d\d|years?|months?|weeks?|ago|since|earlier|previous(?:ly)?|separate(?:ly)?"
    r"|similar|meanwhile"
    rf"|elsewhere|(?-i:{'|'.join(sorted(name.capitalize() for name in NAMES))}))\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of another time or occurrence, or that quotes somebody."""
_QUOTATION = re.compile(r"[\"“]\w+(?:[\s,’'-]+\w+){3,}[,.]?[\"”]")
"""Four words or more between quotation marks."""
_WORD = re.compile(r"[^\W\d_]+")
_PLACED = re.compile(r"\b(?:in|at|near|from|outside)\s+(?:the\s+)?[A-Z]")


def carried_on(
    layout: Layout, figures: Sequence[Figure], attributions: Sequence[Attribution], claimed: Sequence[int | None]
) -> list[int | None]:
    """The attribution of each figure, which has one in ``claimed`` so far. ``figures`` are in the order of the text."""
    speaking = _speaking(layout, attributions)
    by_sentence: defaultdict[int, list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        by_sentence[layout.sentence_of(figure.start)].append(index)
    voices: dict[int, int] = {}
    carried = list(claimed)
    for sentence, indexes in by_sentence.items():
        counted = [index for index in indexes if figures[index].measure.nature is not Nature.QUANTITY]
        if sentence in speaking:
            own = {claimed[index] for index in counted} - {None}
            voice = _plain(speaking[sentence], attributions) if _is_one(own, speaking[sentence], attributions) else None
        else:
            first = figures[indexes[0]]
            counted_before = {figures[index].measure for index in by_sentence.get(sentence - 1, ())}
            goes_on = _goes_on(layout, sentence, first) or (
                first.measure in counted_before and _counts_elsewhere(layout, sentence, first)
            )
            voice = voices.get(sentence - 1) if goes_on else None
            if voice is None and (_quotes(layout, sentence) or (goes_on and _is_backshifted(layout, sentence))):
                voice = _plain(speaking.get(sentence - 1), attributions)
            is_of_them = goes_on and _OF_THEM.match(layout.text, first.end) is not None
            if voice is None and (is_of_them or _takes_up_again(layout, sentence, first)):
                voice = _plain(speaking.get(sentence - 1), attributions)
            if voice is None:
                voice = _between_two(layout, sentence, speaking, attributions)
            for index in counted:
                carried[index] = voice
        if voice is not None:
            voices[sentence] = voice
    return carried


def _counts_elsewhere(layout: Layout, sentence: int, figure: Figure) -> bool:
    """Whether a sentence counts in another place what the sentence before counted."""
    start, end = layout.bounds(sentence)
    if end - start > _LONGEST or not layout.follows_in_paragraph(sentence):
        return False
    if _SOMETHING_ELSE.search(layout.text, start, end):
        return False
    opening = _IN_ANOTHER.fullmatch(layout.text, start, figure.start)
    is_there = opening is not None and " there " in opening.group().replace("\n", " ")
    return is_there or (opening is not None and _REGISTERED.match(layout.text, figure.end, end) is not None)


def _takes_up_again(layout: Layout, sentence: int, figure: Figure) -> bool:
    """Whether a sentence tells more of those, or more of the number, of whom the speaker before has told."""
    start, end = layout.bounds(sentence)
    text = layout.text
    if end - start > _LONGEST or not layout.follows_in_paragraph(sentence):
        return False
    if _TO_WHOM.fullmatch(text, start, figure.start) and _KNOWN.match(text, figure.end):
        return True
    return bool(_BROUGHT.fullmatch(text, start, figure.start) or _OWN_COUNT.fullmatch(text, start, figure.start))


def _between_two(
    layout: Layout, sentence: int, speaking: dict[int, int], attributions: Sequence[Attribution]
) -> int | None:
    """Who speaks both before and after the sentence, in its paragraph and without another speaker in between."""
    before, after = speaking.get(sentence - 1), _plain(speaking.get(sentence + 1), attributions)
    if before is None or after is None:
        return None
    if not layout.follows_in_paragraph(sentence) or not layout.follows_in_paragraph(sentence + 1):
        return None
    start, end = layout.bounds(sentence)
    earlier, later = attributions[before].claimant, attributions[after].claimant
    is_same = earlier is not None and later is not None and earlier.key == later.key
    return after if is_same and not _SOMETHING_ELSE.search(layout.text, start, end) else None


def _is_one(own: set[int | None], speaking: int, attributions: Sequence[Attribution]) -> bool:
    """Whether all of a sentence's figures are of the claimant that speaks in it last."""
    last = attributions[speaking].claimant
    claimants = [attributions[index].claimant for index in own if index is not None]
    return bool(claimants) and last is not None and all(each and each.key == last.key for each in claimants)


def _speaking(layout: Layout, attributions: Sequence[Attribution]) -> dict[int, int]:
    """By sentence: the last attribution in which words of the sentence stand."""
    speaking: dict[int, int] = {}
    for index, attribution in enumerate(attributions):
        for part in (attribution.source, attribution.cue, attribution.content):
            for span in part.spans if part else ():
                first, last = layout.sentence_of(span.start), layout.sentence_of(span.end - 1)
                speaking |= dict.fromkeys(range(first, last + 1), index)
    return speaking


def _goes_on(layout: Layout, sentence: int, figure: Figure) -> bool:
    """Whether a sentence whose first figure that is goes on with the count of the sentence before."""
    start, end = layout.bounds(sentence)
    text = layout.text
    if end - start > _LONGEST or not layout.follows_in_paragraph(sentence):
        return False
    if _FORMER.fullmatch(text, start, figure.start):
        return True
    if _SOMETHING_ELSE.search(text, start, end):
        return False
    if _is_backshifted(layout, sentence):
        return True
    if _ELSEWHERE.fullmatch(text, start, figure.start) or _SHARE.fullmatch(text, start, figure.start):
        return True
    if not _OPENING.fullmatch(text, start, figure.start):
        return False
    if _PART.match(text, start) or _OF_THE_COUNT.match(text, figure.end) or _FURTHER.search(text, start, figure.start):
        return True
    if figure.measure.nature is not Nature.HARM and figure.population is None:
        return False
    if _ALONE.match(text, figure.end):
        return True
    return bool(_PEOPLE.match(text, figure.end)) and not _PLACED.search(text, figure.end, end)


def _is_backshifted(layout: Layout, sentence: int) -> bool:
    """Whether a sentence goes on with a statement, whether that one counted or not."""
    start, end = layout.bounds(sentence)
    return bool(_OWN_PEOPLE.match(layout.text, start) or _BACKSHIFTED.match(layout.text, start, end))


def _quotes(layout: Layout, sentence: int) -> bool:
    """Whether a sentence quotes words without naming who said them, so that they are the last speaker's."""
    start, end = layout.bounds(sentence)
    quotation = _QUOTATION.search(layout.text, start, end)
    if quotation is None:
        return False
    around = f"{layout.text[start : quotation.start()]} {layout.text[quotation.end() : end]}"
    return not any(word.lower() in SPEECH for word in _WORD.findall(around))


def _plain(index: int | None, attributions: Sequence[Attribution]) -> int | None:
    """The attribution with that index, if somebody says plainly that something is so."""
    attribution = None if index is None else attributions[index]
    if attribution is None or attribution.claimant is None or attribution.factuality != Factuality():
        return None
    return index if attribution.cue_class is CueClass.ASSERT else None
