"""Diseases that spread. Reports on one of them in one country in the same weeks are of one epidemic."""

import re
from collections.abc import Mapping

from services.archive.incidents.words import stem

EPIDEMIC = "epidemic"
"""The key of the topic."""
_NAMES = (
    "cholera ebola measles polio dengue mpox monkeypox covid coronavirus diphtheria marburg lassa zika meningitis"
    " typhoid malaria plague influenza chikungunya anthrax rabies hepatitis mers sars nipah leptospirosis yellow"
)
_BY_STEM = {stem(name): name for name in _NAMES.split()}
_STEMS = frozenset(_BY_STEM)
_SHOWN = {"covid": "Covid-19", "coronavirus": "Covid-19", "yellow": "Yellow fever", "mers": "MERS", "sars": "SARS"}
_ANOTHER_HARM = re.compile(
    r"\b(?:sho(?:t|ts|oting|otings)|gunfire|gunmen|tear gas|attack(?:s|ed|ers)?|raid(?:s|ed)?|storm(?:s|ed)"
    r"|riot(?:s|ed|ers)?|stoned|lynched|mob|clash(?:es|ed)?|capsiz(?:e|es|ed|ing)"
    r"|sank|sinks|drown(?:s|ed)?|crash(?:es|ed)?|collision|stampede"
    r"|explosion|blaze|burned|burnt)\b",
    re.IGNORECASE,
)


def tells_of_another_harm(*texts: str) -> bool:
    """Whether a title, and each other text, tells of what happens in an epidemic beside it: a raid, a wreck."""
    return all(_ANOTHER_HARM.search(text) for text in texts)


def diseases(terms: Mapping[str, float]) -> frozenset[str]:
    """The diseases among terms, as stems."""
    return _STEMS & terms.keys()


def disease_named(*weights: Mapping[str, float]) -> str | None:
    """The name of the disease that weighs most in the first of the weights that have one, for a headline."""
    for each in weights:
        found = max(diseases(each), key=lambda name: (each[name], name), default=None)
        if found is not None:
            name = _BY_STEM[found]
            return _SHOWN.get(name, name.capitalize())
    return None
