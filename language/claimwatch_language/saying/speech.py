"""The verbs by which somebody plainly says something: views of the lexicon for those who read without a parse."""

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.saying.inflections import past_forms
from claimwatch_language.saying.lexicon import VERBS

_CLASSES = (CueClass.ASSERT, CueClass.DENY, CueClass.WARN, CueClass.PROMISE)
_CLAUSE_OR_QUOTATION = "cq"
"""The frames with which the entry of such a verb begins: "said that …" as well as "said: …"."""


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
"""Third persons. Only those that are hardly ever a noun after a name: "Gulf states" and "Homs reports" say nothing."""
SPEECH = SAID | SAYS

SPOKE = _past(["say", "tell", "add", "announce", "write"]) | {"says"}
"""What is done by a speaker alone. Of the others some say that a thing happened: "12 deaths were reported in Homs"."""
PASSED_ON = _past(["say", "report", "announce", "claim", "confirm"]) | {"says"}
"""What an outlet's sources do. Of the others some are what the outlet itself tells of: "X reported that Y posted …"."""
