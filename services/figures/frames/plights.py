"""What befell people by a predicate and the noun that goes with it: "rushed to hospital", "took refuge", "lost limbs".

Neither the verb nor the noun says it alone. A rule answers with the word by which the plight is known.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.figures.events import HAPPENED
from services.figures.frames.captures import CAPTORS, ESCAPES, MOVES, held_by, made_off, recaptured, taken
from services.figures.frames.trees import children, complement_of, complements_of, is_verb, object_of, subject_of
from services.figures.frames.vocabulary import BE, LOSE, SUFFER
from services.figures.lexicon import DISEASES
from services.figures.people import POPULATIONS

_HOSPITALS = word_set("hospital hospitals clinic clinics infirmary icu")
_BROUGHT = word_set(
    "taken rushed airlifted flown transferred transported admitted brought sent driven evacuated carried moved "
    "conveyed take took takes rushing admit"
)
_IN_CARE = BE | word_set("stay stays stayed recovering recover recovers recovered treated lie lay lies kept")
_GRAVE = word_set("critical serious grave severe stable fair life-threatening")
_INJURIES = word_set(
    "burns burn inhalation injuries injury wounds wound fractures fracture cuts bruises lacerations hypothermia "
    "concussion concussions trauma shock shrapnel"
)
_CARED_FOR = _BROUGHT | word_set("treated treat treats treating escaped escape hospitalised hospitalized left seen")
_LIMBS = word_set("limb limbs leg legs arm arms hand hands foot feet eye eyes sight eyesight finger fingers")
_NEEDED = word_set("required require requires needed need needs received receive receives receiving sought")
_REFUGES = word_set("refuge sanctuary shelter")
_SOUGHT = word_set("took take takes taken taking sought seek seeks seeking found find finds finding")
_CAMPS = word_set(
    "camps camp shelters tents schools churches mosques centres centers gymnasiums bases compounds relatives"
)
_OUTDOORS = word_set("open streets tents roadsides")
_DWELLING = word_set(
    "living live lives lived staying stay stays stayed sheltering shelter shelters sheltered sleeping sleep sleeps "
    "slept housed camped camping crammed accommodated"
)
_MOVED = word_set("moved move moves moving relocated relocate relocates relocating")
_SAFE = word_set("safety shelters")
_GROUNDS = word_set("ground place places area areas")
_SAFER = word_set("higher safe safer")
_CENTRES = word_set("centre center camp shelter")
_OF_RELIEF = word_set("evacuation relief temporary emergency")
_DRIVEN = word_set("driven drove drive drives driving chased expelled forced pushed uprooted ousted")
_LEFT_PLACES = word_set(
    "town towns city cities village villages area areas region regions district districts land lands country camp "
    "neighbourhood neighbourhoods neighborhood neighborhoods province valley island settlement settlements"
)
_CROSSED = word_set("crossed cross crosses crossing streamed streaming poured pouring")
_BORDERS = word_set("border borders frontier")
_ARRIVED = word_set("arrived arrive arrives arriving")
_REACHED = word_set("reached reach reaching entered entering")
_LEAVES = word_set("left leave leaves leaving")
_ROOFS = word_set("home homes roof roofs")
_OF_ARMS = frozenset({"fighters", "security_forces"})
_FOUND = word_set("found located seen traced recovered heard")
_SURVIVED = word_set("survive survived")
_FAILED = word_set("failed fail fails")
_SEARCHED = word_set("search searches searched searching scour scoured scouring hunt hunting look looking")
_SEARCHERS = word_set(
    "rescuers rescuer divers teams crews coastguard coastguards searchers helicopters volunteers guard service boats "
    "ships ship vessels planes aircraft firefighters firemen navy lifeboats"
)
_VICTIMS = word_set("victims lives")
_CLAIMED = word_set("claim claims claimed claiming")

PLIGHT_WORDS = (
    (_HOSPITALS | _INJURIES | _LIMBS | _REFUGES | _CAMPS | _CROSSED | _FOUND | _SURVIVED | _DRIVEN)
    | (ESCAPES | MOVES | CAPTORS)
    | word_set("condition care treatment safety ground victims centre center border picked fate whereabouts")
)
"""Words for whose sake a sentence is parsed, because they may be part of a plight."""

Rule = Callable[[Token], Token | None]


def plight_of_subject(verb: Token) -> Token | None:
    """The word that tells what befell the subject of a predicate."""
    return next((word for rule in _OF_SUBJECT for word in [rule(verb)] if word is not None), None)


def plight_of_object(verb: Token) -> Token | None:
    """The word that tells what befell the object of a verb."""
    return next((word for rule in _OF_OBJECT for word in [rule(verb)] if word is not None), None)


def plight_measure(word: Token) -> Measure | None:
    """The measure of a word by which a plight is known; ``None`` if the word tells of none."""
    for verb in _verbs_over(word):
        for rule, measure in _RULES.items():
            if (found := rule(verb)) is not None and found.i == word.i:
                return Measure.PEOPLE_OTHER if rule is _into_care and not _is_of_injuries(word.doc) else measure
    return None


def _is_of_injuries(doc: Doc) -> bool:
    """Whether a sentence tells of something that injures and of no disease, so that those in hospital are injured."""
    words = {token.lower_ for token in doc}
    return DISEASES.isdisjoint(words) and not (HAPPENED | _INJURIES).isdisjoint(words)


def _verbs_over(word: Token) -> Iterator[Token]:
    """The word itself and the words over it up to its predicate."""
    yield word
    while word.head.i != word.i and not is_verb(word):
        word = word.head
        yield word


def _into_care(verb: Token) -> Token | None:
    """ "rushed to hospital", "are in a clinic", "remain in critical condition"."""
    for preposition in children(verb, "prep"):
        noun = object_of(preposition)
        if noun is None:
            continue
        is_brought = preposition.lower_ in ("to", "into") and verb.lower_ in _BROUGHT
        is_kept = preposition.lower_ in ("in", "at") and verb.lower_ in _IN_CARE and child(noun, "det") is None
        if noun.lower_ in _HOSPITALS and (is_brought or is_kept):
            return noun
        if preposition.lower_ == "in" and _is_grave(noun) and verb.lower_ in _IN_CARE | _BROUGHT:
            return noun
    return None


def _is_grave(noun: Token) -> bool:
    """Whether a noun is a state of health ("critical but stable condition", "intensive care")."""
    before = {word.lower_ for word in noun.doc[noun.left_edge.i : noun.i]}
    if noun.lower_ == "care":
        return "intensive" in before
    return noun.lower_ in ("condition", "conditions", "state") and not before.isdisjoint(_GRAVE)


def _with_injuries(verb: Token) -> Token | None:
    """ "treated for smoke inhalation", "escaped with minor burns"."""
    if verb.lower_ not in _CARED_FOR | _NEEDED:
        return None
    those = [verb, *children(verb, "dobj")]
    return next(
        (noun for word in those for noun in complements_of(word, "for", "with") if noun.lower_ in _INJURIES), None
    )


def _suffered(verb: Token) -> Token | None:
    """ "suffered burns", "lost limbs", "needed hospital treatment"."""
    noun = child(verb, "dobj")
    if noun is None:
        return None
    if verb.lower_ in SUFFER and noun.lower_ in _INJURIES:
        return noun
    if verb.lower_ in LOSE and noun.lower_ in _LIMBS:
        return noun
    is_of_hospital = any(word.lower_ in ("hospital", "medical") for word in children(noun, "compound", "amod", "nmod"))
    is_care = noun.lower_ in ("treatment", "care", "attention") and is_of_hospital
    return noun if is_care and verb.lower_ in _NEEDED else None


def _refuge(verb: Token) -> Token | None:
    """ "took refuge in the church", "are living in camps"."""
    noun = child(verb, "dobj")
    if noun is not None:
        return noun if verb.lower_ in _SOUGHT and noun.lower_ in _REFUGES else None
    if verb.lower_ not in _DWELLING:
        return None
    places = complements_of(verb, "in", "at", "inside", "with", "on")
    return next((noun for noun in places if noun.lower_ in _CAMPS | _OUTDOORS), None)


def _over_border(verb: Token) -> Token | None:
    """ "crossed into Chad", "crossed the border", of people who bear no arms."""
    if verb.lower_ not in _CROSSED or _is_of_arms(verb):
        return None
    border = child(verb, "dobj")
    if border is not None and border.lower_ in _BORDERS and child(verb, "aux") is not None:
        return border
    place = complement_of(verb, "into")
    return place if place is not None and place.tag_ in ("NNP", "NNPS") else None


def _to_safety(verb: Token) -> Token | None:
    """ "moved to safety", "moved to temporary relief camps"."""
    if verb.lower_ not in _MOVED:
        return None
    return verb if any(_is_safe(noun) for noun in complements_of(verb, "to", "into")) else None


def _is_safe(noun: Token) -> bool:
    """Whether a noun is a place out of danger ("safety", "higher ground", "evacuation centres", "shelters")."""
    if noun.lower_ in _SAFE:
        return True
    before = [word.lower_ for word in children(noun, "amod", "compound")]
    return (noun.lower_ in _GROUNDS and not _SAFER.isdisjoint(before)) or (
        noun.lower_ in _CAMPS | _CENTRES and not _OF_RELIEF.isdisjoint(before)
    )


def _driven_out(verb: Token) -> Token | None:
    """ "driven from the town", "chased out of their villages"."""
    is_moved = verb.lower_ in _MOVED and child(verb, "auxpass") is not None
    if verb.lower_ not in _DRIVEN and not is_moved:
        return None
    for preposition in children(verb, "prep"):
        inner = child(preposition, "prep") if preposition.lower_ == "out" else preposition
        noun = None if inner is None or inner.lower_ not in ("from", "of") else object_of(inner)
        if noun is not None and (noun.lower_ in _LEFT_PLACES or noun.tag_ == "NNP"):
            return noun
    return None


def _forced_out(verb: Token) -> Token | None:
    """ "forced 600 families out"."""
    is_out = any(word.lower_ == "out" for word in children(verb, "prt", "advmod"))
    return verb if verb.lower_ in _DRIVEN and is_out and child(verb, "dobj") is not None else None


def _without_homes(verb: Token) -> Token | None:
    """ "left 600 families without homes"."""
    if verb.lower_ not in _LEAVES:
        return None
    return next((noun for noun in complements_of(verb, "without") if noun.lower_ in _ROOFS), None)


def _arrived(verb: Token) -> Token | None:
    """ "arrived at the camp", "reached the camp"."""
    if verb.lower_ not in _ARRIVED | _REACHED or _is_of_arms(verb):
        return None
    reached = child(verb, "dobj") if verb.lower_ in _REACHED else None
    if reached is not None:
        return reached if reached.lower_ in _CAMPS else None
    return next((noun for noun in complements_of(verb, "at", "in", "into") if noun.lower_ in _CAMPS), None)


def _is_of_arms(verb: Token) -> bool:
    subject = subject_of(verb)
    return subject is not None and POPULATIONS.get(subject.lower_) in _OF_ARMS


def _in_hands(verb: Token) -> Token | None:
    """ "are in the hands of the kidnappers"."""
    return next((hands for place in children(verb, "prep") if (hands := held_by(place)) is not None), None)


def _not_found(verb: Token) -> Token | None:
    """ "have not been found"."""
    is_denied = child(verb, "neg") is not None and child(verb, "auxpass") is not None
    return verb if verb.lower_ in _FOUND and is_denied else None


def _not_survived(verb: Token) -> Token | None:
    """ "did not survive"."""
    failed = verb.dep_ == "xcomp" and verb.head.lower_ in _FAILED
    return verb if verb.lower_ in _SURVIVED and (failed or child(verb, "neg") is not None) else None


def sought_by_rescuers(verb: Token) -> Token | None:
    """The verb, if rescuers search by it for those after "for"."""
    subject = subject_of(verb)
    return verb if verb.lower_ in _SEARCHED and subject is not None and subject.lower_ in _SEARCHERS else None


def _claimed(verb: Token) -> Token | None:
    """ "claimed 12 victims"."""
    noun = child(verb, "dobj") if verb.lower_ in _CLAIMED else None
    return verb if noun is not None and noun.lower_ in _VICTIMS else None


_OF_SUBJECT: dict[Rule, Measure] = {
    recaptured: Measure.DETAINED,
    taken: Measure.DETAINED,
    _in_hands: Measure.DETAINED,
    _arrived: Measure.DISPLACED,
    _not_survived: Measure.KILLED,
    _into_care: Measure.WOUNDED,
    _with_injuries: Measure.WOUNDED,
    _suffered: Measure.WOUNDED,
    _refuge: Measure.DISPLACED,
    _over_border: Measure.DISPLACED,
    _to_safety: Measure.DISPLACED,
    _driven_out: Measure.DISPLACED,
    _not_found: Measure.MISSING,
}
_OF_OBJECT: dict[Rule, Measure] = {
    recaptured: Measure.DETAINED,
    taken: Measure.DETAINED,
    made_off: Measure.DETAINED,
    _forced_out: Measure.DISPLACED,
    _without_homes: Measure.DISPLACED,
    _claimed: Measure.KILLED,
    _into_care: Measure.WOUNDED,
    _with_injuries: Measure.WOUNDED,
    _to_safety: Measure.DISPLACED,
    _driven_out: Measure.DISPLACED,
    sought_by_rescuers: Measure.MISSING,
}
_RULES = _OF_SUBJECT | _OF_OBJECT
