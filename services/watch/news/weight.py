"""Which statements are told by default, in which order, and which carry an alert by themselves."""

import re

from claimwatch_contracts.extraction import Attribution, Claimant
from claimwatch_contracts.report import Claim
from claimwatch_contracts.vocabulary import ClaimantKind, CueClass, HeldBack, SpeechType
from claimwatch_language.saying.admissions import admits
from claimwatch_language.saying.negations import says_no
from claimwatch_language.wordlists import word_set
from services.watch.news.corrected import is_of_itself

BODIES = frozenset(
    {
        ClaimantKind.GOVERNMENT,
        ClaimantKind.ARMED_GROUP,
        ClaimantKind.INTERNATIONAL_ORGANISATION,
        ClaimantKind.NGO,
    }
)
WEIGHTY_CUES = frozenset({CueClass.ACCUSE, CueClass.DENY})
NOTABLE_CUES = WEIGHTY_CUES | {CueClass.DEMAND, CueClass.CONDEMN, CueClass.WARN, CueClass.PROMISE}
"""The cue classes of statements that are told by default."""
FIRST_ASSERTION = 1
"""The importance of assertions in the article's own words and without numbers: the first after notable statements."""
SURE = 0.8
"""The confidence from which on a plain assertion is told by default."""
FEWEST_WORDS = 5
"""Words of a plain assertion from which on it is told beside others."""
FEWEST_QUOTED = 12
"""The same where it is quoted, in full or in part: shorter quotations are mostly colour."""
_WORDS = re.compile(r"[\w’'-]+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SAYS_NOTHING = (HeldBack.NO_CONTENT, HeldBack.MARKED_WRONG)
_ROUTINE = word_set(
    "directed directs directing instructed instructs instructing asked asks asking ask appealed appeals appealing"
    " requested requests requesting"
)
_COURTESIES = word_set("condolences condolence sympathies sympathy gratitude")
_ANYBODY = word_set(
    "governments states countries politicians leaders critics observers analysts experts historians economists people "
    "others many some most everybody everyone nobody anybody"
)


def has_weight(attribution: Attribution) -> bool:
    """Whether the statement is one that somebody follows.

    A body's statement is, and so is anybody's accusation or denial. Who was there and saw it, and what an expert thinks
    of it, is told beside other news.
    """
    if attribution.cue_class in WEIGHTY_CUES:
        return not is_of_nobody(attribution)
    return attribution.claimant is not None and _is_body(attribution.claimant)


def is_of_nobody(attribution: Attribution) -> bool:
    """Whether the source is everybody of a kind ("governments", "critics"), of whom no monitor follows one."""
    return attribution.claimant is not None and attribution.claimant.name.casefold() in _ANYBODY


def is_notable(attribution: Attribution) -> bool:
    """Whether the statement is told by default: one of a notable class, or an assertion of somebody, read surely."""
    if attribution.cue_class in NOTABLE_CUES:
        return True
    is_sure = attribution.claimant is not None and attribution.confidence >= SURE
    return attribution.cue_class is CueClass.ASSERT and is_sure


def says_little(attribution: Attribution) -> bool:
    """Whether a statement is told only where a report has nothing else.

    That are requests and what officials direct others to do, courtesies, and plain assertions of a few words.
    """
    if attribution.cue_class is CueClass.DEMAND:
        cue = attribution.cue.text.casefold() if attribution.cue is not None else ""
        return not _ROUTINE.isdisjoint(_WORDS.findall(cue))
    if not is_assertion(attribution):
        return False
    words = _WORDS.findall(attribution.content.text.casefold())
    fewest = FEWEST_WORDS if attribution.type is SpeechType.INDIRECT else FEWEST_QUOTED
    return len(words) < fewest or not _COURTESIES.isdisjoint(words)


def is_assertion(attribution: Attribution) -> bool:
    """Whether the statement is a plain assertion; an admission is none, nor is "not a shot was fired"."""
    is_amiss = attribution.cue_class in NOTABLE_CUES or admits(attribution)
    return not is_amiss and not is_denial_in_words(attribution)


def is_denial_in_words(attribution: Attribution) -> bool:
    """Whether a body, or a person known by name, says surely that something did not happen."""
    source = attribution.claimant
    is_known = source is not None and not source.key.startswith("unnamed-")
    return is_known and attribution.cue_class is CueClass.ASSERT and says_no(attribution)


def importance(attribution: Attribution, claim: Claim) -> int:
    """The place of the statement among the statements of a report, the smallest first.

    Accusations, denials, demands, warnings and admissions come first. Of assertions, those that the article puts in its
    own words come before quotations, which are more often colour, and those without numbers before those with.
    """
    if not is_assertion(attribution):
        return 0
    return FIRST_ASSERTION + (attribution.type is SpeechType.DIRECT) * 2 + bool(claim.figures)


def _is_body(claimant: Claimant) -> bool:
    """Whether a claimant is a body. A name after an article ("the Forensic Mission") is no person's."""
    is_named = not claimant.key.startswith("unnamed-")
    return claimant.kind in BODIES or (is_named and claimant.text.casefold().startswith("the "))


def says_something(claim: Claim, attribution: Attribution) -> bool:
    """Whether somebody says words. Bare numbers ("14, 19, 21") say nothing without what they count."""
    if is_of_itself(attribution.claimant):
        return False
    return claim.held_back not in _SAYS_NOTHING and _LETTERS.search(attribution.content.text) is not None
