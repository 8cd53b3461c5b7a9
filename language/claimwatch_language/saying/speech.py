"""The verbs of plain saying: views of the cue lexicon for rules that have no parse."""

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.saying.inflections import past_forms
from claimwatch_language.saying.lexicon import VERBS

_CLASSES = (CueClass.ASSERT, CueClass.DENY, CueClass.WARN, CueClass.PROMISE)
_CLAUSE_OR_QUOTATION = "cq"
"""The frames at the beginning of such a verb's entry: "said that …" as well as "said: …"."""


def _past(lemmas: list[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in past_forms(lemma))


SAID = _past(
    [
        lemma
        for cue_class in _CLASSES
        for lemma, _, frames in (entry.partition(":") for entry in VERBS[cue_class].split())
        if frames.startswith(_CLAUSE_OR_QUOTATION)
    ]
)
"""Past forms: "said", "announced", "denied"."""
SAYS = frozenset(["says", "tells", "adds", "claims", "argues", "insists", "admits", "denies", "warns", "estimates"])
"""Third persons that are hardly ever a noun after a name: "Gulf states" and "Homs reports" say nothing."""
SPEECH = SAID | SAYS

SPOKE = _past(["say", "tell", "add", "announce", "write"]) | {"says"}
"""Verbs that only a speaker does. Others may say that a thing happened: "12 deaths were reported in Homs"."""
PASSED_ON = _past(["say", "report", "announce", "claim", "confirm"]) | {"says"}
"""Verbs that an outlet's source does. Others may say what the outlet itself reports: "X reported that Y posted …"."""
PRESUMED = frozenset(["feared", "presumed", "believed", "thought", "assumed"])
"""Participles of a state that nobody has seen: "missing, presumed dead"."""
