"""The words of the contracts that the dashboard's forms offer, as JavaScript."""

import json
import textwrap
from collections.abc import Iterable

from claimwatch_contracts.vocabulary import ClaimantKind, Comparator, Measure, Nature, Population, Submeasure

_WIDTH = 120


def page_words() -> str:
    """A constant for each list of words, in the order of the vocabulary. What is finer stands after its measure."""
    finer = {measure: [each for each in Submeasure if each.measure is measure] for measure in Measure}
    lists: dict[str, Iterable[str]] = {
        "MEASURES": (word for measure in Measure for word in (measure, *finer[measure])),
        "HARM": (measure for measure in Measure if measure.nature is Nature.HARM),
        "POPULATIONS": Population,
        "COMPARATORS": Comparator,
        "CLAIMANT_KINDS": ClaimantKind,
    }
    return "".join(f"{_constant(name, words)}\n" for name, words in lists.items())


def _constant(name: str, words: Iterable[str]) -> str:
    written = f"export const {name} = {json.dumps(list(words))};"
    return textwrap.fill(written, _WIDTH, subsequent_indent="  ", break_on_hyphens=False)
