"""Harm without a numeral: an article counts as one ("a child was killed"), "no casualties" as zero."""

import re
from collections.abc import Iterator

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from services.figures.confidence import IMPLICIT
from services.figures.lexicon import HARM, INTRANSITIVES, PARTICIPLES, POPULATIONS

_ONE = (
    "child|boy|girl|baby|infant|toddler|teenager|student|pupil|woman|man|mother|father|civilian|resident|villager"
    "|soldier|policeman|policewoman|officer|guard|journalist|reporter|cameraman|photographer|medic|paramedic|doctor"
    "|nurse|rescuer|worker|volunteer|protester|demonstrator|activist|driver|person|passenger|farmer|fisherman|fighter"
    "|militant|rebel|gunman|prisoner|detainee|tourist|teacher|peacekeeper"
)
_HARMED = "|".join(sorted(PARTICIPLES, key=len, reverse=True))
_DIED = "|".join(sorted((word for word in INTRANSITIVES if HARM[word] is not Measure.DISPLACED), key=len, reverse=True))
_ACTIVE = "|".join(
    sorted((word for word in HARM if word.endswith("ing") or word in PARTICIPLES), key=len, reverse=True)
)
_PERSON = rf"(?<!\bnot )\b(?:an?|another)\s+(?:[\w-]+\s+){{0,3}}?(?P<who>{_ONE})\b"
_BEFALLEN = re.compile(
    rf"(?P<person>{_PERSON})(?:\s+(?:was|has\s+been|had\s+been|is)\s+(?:\w+ly\s+|also\s+|shot\s+|found\s+){{0,2}}"
    rf"(?P<done>dead|missing|{_HARMED})\b|\s+(?:\w+ly\s+|also\s+|had\s+|has\s+)?(?P<died>{_DIED})\b)",
    re.IGNORECASE,
)
_SUFFERED = re.compile(rf"\b(?P<deed>{_ACTIVE})\s+(?P<person>{_PERSON})", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:no|without(?:\s+any)?)\s+(?:(?P<civilian>civilian)\s+|reported\s+|known\s+)?(?P<what>casualties"
    r"|deaths|fatalities|injuries"
    r"|loss\s+of\s+life)\b|\b(?:no\s+one|nobody|not\s+a\s+single\s+\w+|not\s+one\s+\w+)\s+(?:was|has\s+been"
    r"|is)\s+(?P<spared>killed|hurt|injured|wounded)\b",
    re.IGNORECASE,
)


def implicit_figures(text: str) -> Iterator[Figure]:
    """The implicit figures of the text, in no order. Some may overlap a figure with a numeral."""
    for pattern, deed in ((_BEFALLEN, ("done", "died")), (_SUFFERED, ("deed",))):
        for match in pattern.finditer(text):
            harm = next(match[group] for group in deed if match[group])
            yield _figure(
                text, match.span("person"), 1.0, HARM[harm.casefold()], POPULATIONS.get(match["who"].casefold())
            )
    for match in _NONE.finditer(text):
        hurt = (match["what"] or match["spared"]).casefold() in {"injuries", "hurt", "injured", "wounded"}
        measure = Measure.WOUNDED if hurt else Measure.KILLED
        yield _figure(text, match.span(), 0.0, measure, "civilians" if match["civilian"] else None)


def _figure(text: str, span: tuple[int, int], value: float, measure: Measure, population: str | None) -> Figure:
    start, end = span
    return Figure(
        start=start,
        end=end,
        text=text[start:end],
        value=value,
        measure=measure,
        population=population,
        implicit=True,
        confidence=IMPLICIT,
    )
