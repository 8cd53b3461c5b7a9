"""Admissions: who concedes a thing says more than the number in it."""

import re

from claimwatch_contracts.extraction import Attribution
from claimwatch_language.saying.inflections import verb_forms

_ADMITTING = frozenset(form for verb in ("acknowledge", "admit", "concede", "confess") for form in verb_forms(verb))
_WORD = re.compile(r"[^\W_]+")


def admits(attribution: Attribution) -> bool:
    """Whether the source admits what it says, by the cue."""
    return attribution.cue is not None and not _ADMITTING.isdisjoint(_WORD.findall(attribution.cue.text.casefold()))
