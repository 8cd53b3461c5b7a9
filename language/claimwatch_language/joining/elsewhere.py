"""Words around a place by which what is told happened elsewhere: speeches, refuges, hospitals, records, gifts."""

import re

_SPEAKING_AT = re.compile(
    r"\b(?:news|press)\s+(?:conference|briefing)s?\s+(?:held\s+)?(?:in|at|outside)\s+(?:the\s+)?(?:capital,?\s+)?\Z"
    r"|\b(?:told|telling|tells)\s+(?:(?:the|a|an|his|her|their)\s+)?(?:[\w’'-]+\s+){1,3}(?:in|at|outside|from)\s+\Z"
    r"|\b(?:interview|meeting|statement|speech|address)\s+(?:in|from)\s+\Z"
    r"|\b(?:was|were|is|are)\s+(?:due\s+|expected\s+|scheduled\s+)?to\s+(?:arrive|land|speak|hold\s+talks)\s+"
    r"(?:in|at)\s+\Z",
    re.IGNORECASE,
)
"""Words before the place where somebody speaks or is to arrive ("told a news conference in X", "told a judge in X")."""
_SHELTERING = re.compile(
    r"\b(?:refuge|asylum|exile|sanctuary)\s+(?:in|at)\s+(?:(?:the|an?)\s+(?:[\w’'-]+\s+)?(?:embassy|consulate)"
    r"\s+in\s+)?\Z",
    re.IGNORECASE,
)
"""Words before the place where somebody has found shelter from what happened elsewhere."""
_TO_HOSPITAL = re.compile(
    r"\b(?:taken|rushed|flown|airlifted|brought|transferred|transported|moved|admitted|treated)\b[^.;]{0,40}"
    r"\b(?:hospitals?|clinics?)\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}(?:of\s+)?\Z",
    re.IGNORECASE,
)
"""Words before the place of a hospital to which those were taken who were hurt elsewhere."""
_SOME_THERE = re.compile(
    r"\b(?:most|many|some|half|few|several)\s+of\s+(?:them|whom|these|those)\s+(?:in|at)\s+(?:the\s+)?\Z", re.IGNORECASE
)
"""Words before a place where only some of those counted are."""
_SET_OUT = re.compile(
    r"\b(?:it|which|ferry|boat|ship|vessel|plane|aircraft|airliner|jet|train|bus|coach|convoy|flight)\s+(?:had\s+)?"
    r"(?:just\s+)?(?:left|departed)\s+(?:from\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,4}\Z",
    re.IGNORECASE,
)
"""Words before the place from which a vehicle set out."""
_OUTDOES = re.compile(r"\b(?:\w{2,}est|most|worst|first)\s+(?:[\w’'-]+\s+){0,5}in\s+(?:the\s+)?\Z", re.IGNORECASE)
_FOR_YEARS = re.compile(
    r"(?:[’']s?\s+(?:\w+\s+)?history\b|\s+(?:in|for|since)\s+(?:(?:almost|nearly|about|around|over|more\s+than"
    r"|at\s+least|the|living|recent|many|several|an?)\s+)*(?:\w+\s+)?(?:years?|decades?|centur(?:y|ies)|generations?"
    r"|memory|times|(?:19|20)\d\d)\b)"
)
"""Words around an area in which for so long nothing was as grave ("the worst in X for decades")."""
_ABBREVIATED = frozenset(("US", "U.S.", "UK", "U.K."))
_NOUN_AFTER = re.compile(
    r"-[a-z]|\s+(?!(?:in|on|at|for|by|to|from|with|and|or|but|as|after|before|since|during|when|while|that|which|who"
    r"|where|is|was|are|were|has|had|have|will|would|could|may|says|said|hit|struck|kills|killed)\b)[A-Za-z]{3,}"
)
"""After a short name of a country: a noun, before which the name is an adjective ("US captain freed")."""
_ACTS_ABROAD = re.compile(
    r"\s+(?:(?:has|have|had|is|was)\s+)?(?:fires?|fired|firing|shells|shelled|bombs|bombed|launch(?:es|ed)|invade[sd]"
    r"|returned\s+fire|sends?|sent|sending|offer(?:s|ed|ing)|pledge[sd]|pledging|donate[sd]|deploy(?:s|ed|ing)"
    r"|dispatch(?:es|ed|ing))\b"
)
"""Words after a country that shoots, sends or gives something, which befalls another place."""


def is_elsewhere(before: str) -> bool:
    """Whether the words ``before`` a place tell of a speech, a refuge or a departure there."""
    return any(words.search(before) for words in (_SPEAKING_AT, _SHELTERING, _SET_OUT))


def is_partly_there(before: str) -> bool:
    """Whether the words ``before`` a place tell only of some of those counted, or of the hospital of those hurt."""
    return _TO_HOSPITAL.search(before) is not None or _SOME_THERE.search(before) is not None


def is_outdone(text: str, before: str, end: int) -> bool:
    """Whether an area, which ends at offset ``end``, only tells for how long nothing was as grave."""
    return _OUTDOES.search(before) is not None and _FOR_YEARS.match(text, end) is not None


def is_adjective(name: str, text: str, end: int) -> bool:
    """Whether the short ``name`` of a country, which ends at offset ``end``, stands for an adjective ("US captain")."""
    return name in _ABBREVIATED and _NOUN_AFTER.match(text, end) is not None


def acts_abroad(text: str, end: int) -> bool:
    """Whether a country, whose name ends at offset ``end``, shoots, sends or gives something."""
    return _ACTS_ABROAD.match(text, end) is not None
