"""Counts that a list gives after a label: "Dead: 23 (district), 21 (province)", "Suspected cases: 1,265".

Labels of cases mean those of a disease: the caller has to know that the text is of one.
"""

import re
from typing import NamedTuple

from claimwatch_contracts.vocabulary import Measure, Submeasure


class Label(NamedTuple):
    """What a label says that is counted."""

    measure: Measure
    submeasure: Submeasure | None = None


_LABELS = {
    Label(Measure.KILLED): "dead|deaths?|killed|fatalities|death toll|people killed|lives lost",
    Label(Measure.WOUNDED): "injured|wounded|injuries|people injured",
    Label(Measure.MISSING): "missing|unaccounted for|people missing",
    Label(Measure.DISPLACED): "displaced|people displaced|homeless|displaced people",
    Label(Measure.DETAINED): "detained|arrested|arrests|in custody|in detention|people detained|held",
    Label(Measure.BODIES_FOUND): (
        "exhumed|bodies|bodies (?:found|recovered|exhumed)|remains|remains (?:found|recovered|exhumed)|skeletons"
    ),
    Label(Measure.PEOPLE_OTHER, Submeasure.CASES): (
        r"(?:(?:new|suspected|confirmed|probable|total|cumulative|active|reported) ){0,3}(?:cases|infections)"
        "|confirmed|suspected|probable"
    ),
    Label(Measure.BUILDINGS, Submeasure.HOMES): "(?:houses|homes|dwellings)(?: destroyed| damaged| lost)?",
    Label(Measure.PEOPLE_OTHER, Submeasure.FREED): "released|freed",
    Label(Measure.PEOPLE_OTHER): (
        "affected|people affected|rescued|people rescued|charged|identified|recovered|vaccinated|convicted|sentenced"
    ),
}
_NAMES = {f"label{index}": label for index, label in enumerate(_LABELS)}
_ANY = "|".join(f"(?P<{name}>{_LABELS[label]})" for name, label in _NAMES.items())
_TIME = r"(?: (?:so far|to date|today|in \d+ hours|since [\w ]{3,20}))?"
_NUMBERS = (
    r"(?:(?:about|some|at least|over|more than|nearly) )*"
    r"(?:[\d,.]+(?: people| destroyed| damaged)?(?: in [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?(?: \([^)\n]{1,40}\))?"
    r"[,;/]? (?:and )?)*"
)
_LABELLED = re.compile(rf"(?:^|[\n.;])\W*(?:{_ANY}){_TIME}(?: \([^)\n]{{1,40}}\))?: {_NUMBERS}$", re.IGNORECASE)
_REACH = 120


def labelled(text: str, start: int) -> Label | None:
    """What the label says of the number at ``start``; ``None`` if it stands after no label."""
    before = text[max(0, start - _REACH) : start]
    if ": " not in before:
        return None
    match = _LABELLED.search(before)
    return _NAMES[match.lastgroup] if match is not None and match.lastgroup is not None else None
