"""Denials without a verb of denying: "not a shot was fired", "nobody has died in our cells", "no bodies came"."""

import re

from claimwatch_contracts.extraction import Attribution

_NOBODY = (
    r"(?:no ?body|no one|none of (?:them|the|our|his|her|its|their|those|these)|not (?:a single|one|a|an)"
    r"|no(?! (?:comment|details?|doubt|information|plans?|reasons?|changes?|ideas?|signs?|choice|need"
    r"|time|better|longer"
    r"|more|date|decisions?|questions?|immediate|further|word|news|trace|stranger|match|wonder|easy|quick|secret)\b))"
)
_DONE = (
    r"(?:was|were|has|have|had|is|are|came|come|comes|went|knew|knows|died|fired|carried|took|saw|received|ordered|shot"
    r"|touched|entered|left|crossed|gave|used|threatened|hit|hurt|stopped)"
)
_OPENS = re.compile(
    rf"[\W_]*(?:that )?(?:there (?:was|were|is|are|has been|have been"
    rf"|had been) )?{_NOBODY}\b[^.;:]{{0,60}}?\b{_DONE}\b",
    re.I,
)
""" "No live rounds were issued", "not a single village has been entered"."""
_THERE = re.compile(
    rf"[\W_]*(?:that )?there (?:was|were|is|are|has been|have been|had been) {_NOBODY}\b", re.IGNORECASE
)
_SUBJECT = (
    r"(?:it|he|she|they|we|i|its|his|her|their|our|my|officers|soldiers|police|troops|nurses|guards|doctors"
    r"|the (?:army|police|navy|force|forces|government|ministry|group|company|hospital|council|party"
    r"|militia|pilots?|crew))"
)
_DID_NOT = re.compile(
    rf"[\W_]*(?:that )?{_SUBJECT}(?: [\w’'-]+){{0,4}}? (?:(?:had|has|have|carried|fired|used|took|received"
    rf"|found|saw|knew of)"
    r" (?:neither|nothing|no (?!comment|idea|doubt|plans?|information|details|choice|intention)|not a single )"
    r"|(?:had|has|have|was|were|did|do|does|would|could)(?: not|n['’]t| never) (?!know\b|say\b|clear|immediately"
    r"|yet\b|sure\b|rule\b|comment|able|want\b|expect|enough|possible)|never )",
    re.IGNORECASE,
)
""" "Officers carried no live rounds", "its troops had never entered the town"."""


def says_no(attribution: Attribution) -> bool:
    """Whether what the source says, at its beginning, is that something was not done or did not happen."""
    said = attribution.content.text
    return any(pattern.match(said) is not None for pattern in (_OPENS, _THERE, _DID_NOT))
