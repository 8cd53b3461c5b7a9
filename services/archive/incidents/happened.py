"""What happened, in a few words for a headline."""

from collections.abc import Mapping

from claimwatch_contracts.incident import Incident
from claimwatch_language.joining.happenings import HAPPENING_NOUNS
from services.archive.incidents.diseases import EPIDEMIC, disease_named, is_of_disease

BY_TOPIC = {
    "airstrikes": "Air strike",
    "drones": "Drone attack",
    "shelling": "Shelling",
    "suicide-attacks": "Suicide attack",
    "chemical-weapons": "Chemical attack",
    "landmines": "Mine explosion",
    "massacres": "Massacre",
    "executions": "Executions",
    "assassinations": "Assassination",
    "mass-graves": "Mass grave",
    "hostages": "Abduction",
    "detention": "Arrests",
    "coup": "Coup",
    "earthquake": "Earthquake",
    "tsunami": "Tsunami",
    "volcano": "Eruption",
    "flood": "Flood",
    "landslide": "Landslide",
    "storm": "Storm",
    "wildfire": "Wildfire",
    EPIDEMIC: "Epidemic",
    "accidents": "Accident",
    "protests": "Protest",
    "displacement": "Displacement",
}
"""What a topic says happened. A topic that is not here is no occurrence by itself."""
TARGETS = {
    "hospitals-attacked": "on a hospital",
    "schools-attacked": "on a school",
    "aid-workers-attacked": "on aid workers",
    "infrastructure-attacked": "on infrastructure",
    "cultural-property": "on cultural property",
}
_AIMED = frozenset(("airstrikes", "drones", "suicide-attacks", "chemical-weapons"))
_LEAST_SHARE = 0.5
"""How often a topic of a target must be named, compared with that of the attack."""


def happened(incident: Incident) -> str | None:
    """What the topics of its reports say, else their word for it ("Shelling"); ``None`` if neither says it."""
    topics = incident.topics
    named = [topic for topic in _ranked(topics) if topic in BY_TOPIC]
    if not is_of_disease(incident):
        named = [topic for topic in named if topic != EPIDEMIC]
    if not named:
        return next((word.capitalize() for word in _ranked(incident.words) if word in HAPPENING_NOUNS), None)
    what = named[0]
    disease = disease_named(incident.titles, incident.terms) if what == EPIDEMIC else None
    if disease is not None:
        return f"{disease} outbreak"
    target = next((topic for topic in _ranked(topics) if topic in TARGETS), None)
    if what in _AIMED and target is not None and topics[target] >= _LEAST_SHARE * topics[what]:
        return f"{BY_TOPIC[what]} {TARGETS[target]}"
    return BY_TOPIC[what]


def _ranked(weights: Mapping[str, float]) -> list[str]:
    return sorted(weights, key=lambda name: (-weights[name], name))
