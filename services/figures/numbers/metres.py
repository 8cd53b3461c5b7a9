"""Whether an "m" directly after digits means metres ("400m from the clinic") or million ("400m people")."""

from claimwatch_language.number_words import SCALES

_DIRECTIONS = (
    "from|away|deep|high|long|wide|tall|thick|north\\w*|south\\w*|east\\w*|west\\w*|above|below|up|down|along"
    "|into|inside"
    "|across|off|offshore|beyond|further|behind|apart|underground|underwater|down\\w*|up(?:stream|hill|river)"
    "|in\\s+(?:length"
    "|height|depth|width|diameter)|of\\s+(?:rope|cable|fence|fencing|road|track|pipe|water|snow)"
)
_MEASURED = (
    "radius|perimeter|stretch|section|wall|fence|cliffs?|drop|trench|tunnel|tower|mast|crater|waves?|yacht"
    "|ship|vessel|tanker"
    "|ferry|boat|bridge|runway|pool|line|zone|buffer|exclusion|distance|altitude|depth|height|peak|mountain"
    "|statue|ditch|hole"
)
_RACES = (
    "race|sprint|final|heats?|hurdles|relay|freestyle|butterfly|backstroke|breaststroke|champion\\w*|record"
    "|runner|title|medley"
)
METRES = rf"(?:[\s-]+(?:{_DIRECTIONS}|{_MEASURED}|{_RACES})\b|\s?[(/]\s?\d)"
"""What stands after an "m" that means metres."""
COUNTED = rf"(?!{METRES})(?:[\s-]+(?:[a-z]|{'|'.join(SCALES)})|\s?[-–]\s?[$€£]?\d)"
"""What stands after an "m" that means million although no money and no decimal point says so."""
