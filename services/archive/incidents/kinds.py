"""Whether a report and an incident are of two kinds of occurrence: an air strike and a flood in one town.

The topics tell. What may come of one another ("a landslide after the storm", "a blaze after the strike") is of one
nature, and two of one nature are told apart by their days alone.
"""

from collections.abc import Container, Iterable, Mapping

from claimwatch_language.wordlists import word_set
from services.archive.incidents.words import stem

_ACCIDENTS = "accidents"
_OF_ACCIDENTS = {
    stem(word): what
    for what, words in {
        "on the road": "crash collision collided derailment derailed overturned pileup",
        "on water": "capsized capsizing sinking sank shipwreck",
        "fire": "fire fires blaze inferno burned burnt ablaze",
        "stampede": "stampede crush",
    }.items()
    for word in word_set(words)
}
"""By the stem of a word for it: which accident it was."""
_NATURES = {
    **dict.fromkeys(
        (
            *("airstrikes", "drones", "shelling", "suicide-attacks", "chemical-weapons", "landmines"),
            *("massacres", "executions", "assassinations", "hostages"),
        ),
        frozenset({"attack"}),
    ),
    "protests": frozenset({"attack", "unrest"}),
    "coup": frozenset({"attack", "unrest"}),
    "accidents": frozenset({"accident"}),
    "wildfire": frozenset({"accident", "fire"}),
    "flood": frozenset({"water"}),
    "storm": frozenset({"water"}),
    "landslide": frozenset({"water", "quake"}),
    "tsunami": frozenset({"water", "quake"}),
    "earthquake": frozenset({"quake"}),
    "volcano": frozenset({"quake"}),
}
"""What each topic may be of. Topics that say what follows an occurrence are not here: arrests, flight, graves."""
_LASTING = frozenset(("mass-graves", "epidemic", "famine"))
"""Topics of matters that are told of for weeks, whatever came before them or comes beside."""
_MATTERS = _LASTING | _NATURES.keys()
_OFTEN = 0.3
"""The part of an incident's heaviest topic of a sort from which another one of the sort is its matter as well."""


def are_of_two_kinds(topics: Mapping[str, float], others: Mapping[str, float]) -> bool:
    """Whether both say what happened, and neither says what the other does. Topics have their weights.

    Two that are about one lasting matter are of one kind.
    """
    if _LASTING & _heaviest(topics, _MATTERS) & _heaviest(others, _MATTERS):
        return False
    own, known = _kinds(topics), _kinds(others)
    return bool(own) and bool(known) and not own & known


def are_of_two_accidents(
    topics: Mapping[str, float], others: Mapping[str, float], words: Iterable[Iterable[str]]
) -> bool:
    """Whether both are of accidents alone, and of two sorts by the stems of their words for them (``words``)."""
    if _kinds(topics) != {_ACCIDENTS} or _kinds(others) != {_ACCIDENTS}:
        return False
    own, known = ({_OF_ACCIDENTS[word] for word in each if word in _OF_ACCIDENTS} for each in words)
    return bool(own) and bool(known) and not own & known


def are_of_two_natures(topics: Mapping[str, float], others: Mapping[str, float]) -> bool:
    """Whether in addition neither can have come of the other."""
    if not are_of_two_kinds(topics, others):
        return False
    return not _natures(topics) & _natures(others)


def _kinds(topics: Mapping[str, float]) -> frozenset[str]:
    return _heaviest(topics, _NATURES)


def _heaviest(topics: Mapping[str, float], sort: Container[str]) -> frozenset[str]:
    most = max((weight for topic, weight in topics.items() if topic in sort), default=0.0)
    return frozenset(topic for topic, weight in topics.items() if topic in sort and weight >= _OFTEN * most)


def _natures(topics: Mapping[str, float]) -> frozenset[str]:
    return frozenset().union(*(_NATURES[topic] for topic in _kinds(topics)))
