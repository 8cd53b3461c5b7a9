"""Harm to nobody: "no casualties" counts as zero."""

import re
from collections.abc import Iterator

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from services.figures.confidence import ASIDE, IMPLICIT

_NONE = re.compile(
    r"\b(?:no|without(?:\s+any)?)\s+(?:(?P<civilian>civilian)\s+|reported\s+|known\s+)?(?P<what>casualties"
    r"|deaths|fatalities|injuries"
    r"|loss\s+of\s+life)\b|\b(?:no\s+one|nobody|not\s+a\s+single\s+\w+|not\s+one\s+\w+)\s+(?:was|has\s+been"
    r"|is)\s+(?P<spared>killed|hurt|injured|wounded)\b",
    re.IGNORECASE,
)


def none_harmed(text: str) -> Iterator[Figure]:
    """The places of the text that say that nobody was harmed, in order. Some may overlap a figure with a numeral."""
    for match in _NONE.finditer(text):
        hurt = (match["what"] or match["spared"]).casefold() in {"injuries", "hurt", "injured", "wounded"}
        yield Figure(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            value=0.0,
            measure=Measure.WOUNDED if hurt else Measure.KILLED,
            population="civilians" if match["civilian"] else None,
            implicit=True,
            confidence=ASIDE if hurt else IMPLICIT,
        )
