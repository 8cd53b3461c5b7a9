"""Diseases that spread. Reports on one of them in one country in the same weeks are of one epidemic."""

import re
from collections.abc import Mapping

from claimwatch_contracts.incident import Incident
from services.archive.incidents.words import stem, words

EPIDEMIC = "epidemic"
"""The key of the topic."""
_NAMES = (
    "cholera ebola measles polio dengue mpox monkeypox covid coronavirus diphtheria marburg lassa zika meningitis"
    " typhoid malaria plague influenza chikungunya anthrax rabies hepatitis mers sars nipah leptospirosis yellow"
)
_BY_STEM = {stem(name): name for name in _NAMES.split()}
_STEMS = frozenset(_BY_STEM)
_SHOWN = {"covid": "Covid-19", "coronavirus": "Covid-19", "yellow": "Yellow fever", "mers": "MERS", "sars": "SARS"}
_VEHICLE = r"(?:lorry|lorries|truck|tanker|bus|minibus|coach|taxi|van|car|train|tram|ambulance|motorcycle|tricycle)"
_ANOTHER_HARM = re.compile(
    r"\b(?:sho(?:t|ts|oting|otings)|gunfire|gunmen|tear gas|attack(?:s|ed|ers)?|raid(?:s|ed)?|storm(?:s|ed)"
    r"|riot(?:s|ed|ers)?|stoned|lynched|mob|clash(?:es|ed)?|bomb(?:s|ing|ed)?|blasts?|air ?strikes?|shell(?:ing|ed)"
    r"|capsiz(?:e|es|ed|ing)|sank|sinks|drown(?:s|ed)?|crash(?:es|ed)?|collision|collid(?:es|ed)|derail(?:s|ed|ment)"
    r"|overturn(?:s|ed)?|stampede|explosion|blaze|burned|burnt|quake|earthquake|landslide|mudslide"
    rf"|{_VEHICLE} (?:hits?|strikes?|rams?|ran into|runs into|ploughs?|ploughed|plunges?|plunged)"
    rf"|(?:hits?|ran into|rammed) (?:a |an |the )?{_VEHICLE})\b",
    re.IGNORECASE,
)


def tells_of_another_harm(*texts: str) -> bool:
    """Whether a title, and each other text, tells of what happens in an epidemic beside it: a raid, a wreck."""
    return all(_ANOTHER_HARM.search(text) for text in texts)


def is_of_disease(incident: Incident) -> bool:
    """Whether an incident is of a disease, and not of something else that happened in its epidemic."""
    return EPIDEMIC in incident.topics and not tells_of_another_harm(incident.title)


def are_of_two_causes(one: Incident, other: Incident) -> bool:
    """Whether of two incidents in an epidemic one alone is of the disease."""
    both = EPIDEMIC in one.topics and EPIDEMIC in other.topics
    return both and is_of_disease(one) is not is_of_disease(other)


def names_a_disease(text: str) -> bool:
    """Whether a text has the name of a disease that spreads."""
    return any(word in _STEMS for _, word in words(text))


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
