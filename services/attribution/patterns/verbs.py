"""Active verbs of the cue lexicon in a parsed paragraph: what they introduce, and whose it is."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.cues.lookup import Cue, Frame, may_be_cue, verb_cue
from services.attribution.factuality.governed import completes_report, taken_as_known, withholds_goods
from services.attribution.factuality.withheld import is_unrealised, is_withheld
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.passives import passive_candidate
from services.attribution.patterns.quotes.links import FINITE
from services.attribution.patterns.sources import Source, quotes_as, says_more, source_of
from services.attribution.patterns.word_order import opening_phrase, without_link, word_order_candidate
from services.attribution.text.surfaces import Range, Ranges, without
from services.attribution.text.trees import (
    child,
    completes_object,
    cue_ranges,
    holds,
    is_infinitive,
    is_passive,
    stands_apart,
    subtree_range,
    subtree_without,
    token_range,
)

_CUE_MODIFIERS = ("advmod", "npadvmod", "neg", "aux", "auxpass", "punct", "prt", "dative", "nsubj", "mark")

_TRAILING_TOKENS = 40
_AGAINST = {"while", "whereas", "although", "though", "compared"}
_VOICE_OF_THE_TEXT = {"i", "we", "you", "one"}

Complement = tuple[Ranges, CueClass, Pattern, tuple[Token, ...]]


def verb_candidates(doc: Doc, words: Sequence[str]) -> Iterator[Candidate]:
    """One candidate per cue verb with a content outside a mere quotation. ``words`` are the tokens in lower case."""
    for i, word in enumerate(words):
        token = doc[i] if may_be_cue(word) else None
        if token is not None and token.tag_.startswith("VB"):
            particle = child(token, "prt")
            cue = verb_cue(token.lower_, particle.lower_ if particle else None)
            if cue:
                candidate = passive_candidate(token, cue) if is_passive(token) else _active(token, cue)
                candidate = candidate or word_order_candidate(token, cue)
                if candidate:
                    yield candidate


def _active(verb: Token, cue: Cue) -> Candidate | None:
    source = source_of(verb)
    if not source.ranges:
        source = opening_phrase(verb)
    if not source.ranges:
        return without_link(verb, cue)
    if is_unrealised(verb):
        return None
    complement = _complement(verb, cue) or _parenthetical(verb, cue) or _trailing(verb, cue, source)
    return _candidate(verb, source, complement) if complement else None


def _candidate(verb: Token, source: Source, complement: Complement) -> Candidate | None:
    content, cue_class, pattern, extra = complement
    if cue_class is CueClass.BELIEVE and source.head is not None and source.head.lower_ in _VOICE_OF_THE_TEXT:
        return None
    if cue_class is CueClass.DENY or is_withheld(verb):
        known = list(taken_as_known(verb))
        content = tuple(part for each in content for part in without(each, known)) or content
    return Candidate(source.ranges, cue_ranges(verb, *extra), content, cue_class, pattern, source.referent)


def _complement(verb: Token, cue: Cue) -> Complement | None:
    for find in (_clause, _infinitive, _noun_phrase, _prepositional):
        found = find(verb, cue)
        if found:
            return found
    return None


def _clause(verb: Token, cue: Cue) -> Complement | None:
    clauses = [each for each in verb.children if each.dep_ == "ccomp"]
    clause = next((each for each in clauses if each.i > verb.i), clauses[0] if clauses else None)
    if clause is None or (clause.i < verb.i and (_is_subordinate(verb) or stands_apart(clause, verb))):
        return None
    if is_infinitive(clause):
        frame = Frame.OBJECT_INFINITIVE if child(clause, "nsubj") else Frame.INFINITIVE
        if frame not in cue.frames:
            return None
        return (subtree_range(clause),), cue.frames[frame], Pattern.INFINITIVE, ()
    if clause.tag_ == "VBG" and not child(clause, "aux", "mark"):
        if not {Frame.GERUND, Frame.NOUN} & cue.frames.keys():
            return None
        lost = _lost_subject(clause, verb)
        return (*((lost,) if lost else ()), subtree_range(clause)), cue.main_class, Pattern.OBJECT, ()
    if Frame.CLAUSE not in cue.frames:
        return None
    beside = [each for each in clauses if (each.i > verb.i) == (clause.i > verb.i)]
    content = [part for each in beside for part in subtree_without(each, *_intruding(each, verb))]
    lost = _lost_subject(clause, verb)
    if lost:
        content.append(lost)
    return tuple(content), cue.frames[Frame.CLAUSE], Pattern.CLAUSE, ()


def _intruding(clause: Token, verb: Token) -> list[Token]:
    """Subtrees of a clause that are not of it: what holds its own cue (a parser's slip, and what "he said" looks like
    in mid-clause), what the source says next ("…, adding that …", "… and added that …"), and what is set against it
    ("…, while others said …").
    """
    intruding = []
    for each in clause.children:
        if holds(each, verb):
            intruding.append(each)
        elif each.i > verb.i and (says_more(each) or _is_set_against(each)):
            joined = [other for other in clause.children if other.dep_ == "cc" and other.i == each.left_edge.i - 1]
            intruding.extend([*joined, each])
    return intruding


def _is_set_against(clause: Token) -> bool:
    first = clause.left_edge
    if clause.dep_ not in ("advcl", "prep") or first.i == 0 or clause.doc[first.i - 1].text != ",":
        return False
    return first.lower_ in _AGAINST or (first.lower_ == "even" and clause.doc[first.i + 1].lower_ in ("as", "though"))


def _lost_subject(clause: Token, verb: Token) -> Range | None:
    """What stands between a cue and a clause without a subject: the parser took the clause's subject from it."""
    start = verb.i + 1
    if clause.i < verb.i or child(clause, "nsubj", "nsubjpass", "expl", "mark", "csubj") or clause.left_edge.i <= start:
        return None
    between = verb.doc[start : clause.left_edge.i]
    if between[0].tag_ in ("IN", "TO", "RB", ",") or not any(token.tag_[:2] == "NN" for token in between):
        return None
    return token_range(between[0], between[-1])


def _infinitive(verb: Token, cue: Cue) -> Complement | None:
    complement = child(verb, "xcomp")
    if complement is None:
        purpose = child(verb, "advcl")
        return _through_preposition(verb, cue, purpose) if purpose and is_infinitive(purpose) else None
    if complement.tag_ == "VBG" or any(each.lower_ == "having" for each in complement.children):
        if Frame.GERUND not in cue.frames:
            return None
        return (subtree_range(complement),), cue.frames[Frame.GERUND], Pattern.INFINITIVE, ()
    if not is_infinitive(complement):
        return None
    addressee = child(verb, "dobj", "dative")
    if addressee and Frame.OBJECT_INFINITIVE in cue.frames and addressee.i < complement.i:
        content = (subtree_range(addressee), *_with_completions(verb, complement))
        return content, cue.frames[Frame.OBJECT_INFINITIVE], Pattern.INFINITIVE, ()
    if Frame.INFINITIVE in cue.frames and not addressee:
        return tuple(_with_completions(verb, complement)), cue.frames[Frame.INFINITIVE], Pattern.INFINITIVE, ()
    return _through_preposition(verb, cue, complement)


def _through_preposition(verb: Token, cue: Cue, complement: Token) -> Complement | None:
    """ "called on them to stop": the object of the preposition and the infinitive."""
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in cue.prepositions:
            noun = child(preposition, "pobj")
            cue_class = cue.prepositions[preposition.lower_]
            if noun and noun.i < complement.i and cue_class is CueClass.DEMAND:
                return (subtree_range(noun), subtree_range(complement)), cue_class, Pattern.INFINITIVE, (preposition,)
    return None


def _noun_phrase(verb: Token, cue: Cue) -> Complement | None:
    noun = child(verb, "dobj")
    if noun is None or Frame.NOUN not in cue.frames or noun.tag_ == "WP" or quotes_as(verb):
        return None
    if cue.frames[Frame.NOUN] is CueClass.DENY and withholds_goods(verb):
        return None
    return tuple(_with_completions(verb, noun)), cue.frames[Frame.NOUN], Pattern.OBJECT, ()


def _with_completions(verb: Token, noun: Token) -> list[Range]:
    """A noun's range, and those of the verb's other phrases behind it that belong to what is said."""
    parts, last = [subtree_range(noun)], noun.right_edge.i
    for each in verb.children:
        named = child(each, "pobj") if each.i > noun.i and each.dep_ == "prep" else None
        completes = completes_object(each, adjacent=each.left_edge.i == last + 1)
        if each.i > noun.i and (completes or (named and completes_report(verb, named))):
            parts.append(subtree_range(each))
            last = each.right_edge.i
    return parts


def _prepositional(verb: Token, cue: Cue) -> Complement | None:
    for preposition in verb.children:
        if preposition.dep_ in ("prep", "agent") and preposition.lower_ in cue.prepositions and preposition.i > verb.i:
            introduced = child(preposition, "pobj", "pcomp")
            counted = child(verb, "dobj") if preposition.lower_ == "at" else None
            if counted:
                return (subtree_range(counted), subtree_range(preposition)), cue.prepositions["at"], Pattern.OBJECT, ()
            if introduced and preposition.lower_ != "at":
                return (
                    tuple(_with_completions(verb, introduced)),
                    cue.prepositions[preposition.lower_],
                    Pattern.PREPOSITION,
                    (preposition,),
                )
    return None


def _parenthetical(verb: Token, cue: Cue) -> Complement | None:
    """ "The plan, he said, is good", "as he said": the cue hangs on the clause it reports."""
    if not {Frame.CLAUSE, Frame.QUOTE} & cue.frames.keys() or verb.tag_ not in FINITE:
        return None
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep"):
        return None
    if verb.dep_ in ("ccomp", "advcl") and not _set_off(verb):
        return None
    if any(each.dep_ not in (*_CUE_MODIFIERS, "prep", "dobj") for each in verb.children):
        return None
    if _is_subordinate(verb):
        return None
    head = verb.head
    return subtree_without(head, verb), cue.speech_class, Pattern.PARENTHETICAL, ()


def _is_subordinate(verb: Token) -> bool:
    """Whether a clause only tells when or why ("two days after they agreed a truce"): it reports nothing before it."""
    return any(each.dep_ == "mark" and each.lower_ != "as" for each in verb.children)


def _set_off(verb: Token) -> bool:
    """Whether the clause of a verb begins behind a comma or dash, or with "as"."""
    first = verb.left_edge
    if first.lower_ == "as" or first.text == ",":
        return True
    return first.i > 0 and verb.doc[first.i - 1].text in (",", "—", "–")


def _trailing(verb: Token, cue: Cue, source: Source) -> Complement | None:
    """ "The plan is good, said the minister": what stands before the comma, where the parse lost the link."""
    if Frame.QUOTE not in cue.frames or cue.main_class is CueClass.BELIEVE or source.head is None:
        return None
    if verb.tag_ not in FINITE or child(verb, "dobj", "xcomp", "acomp", "attr"):
        return None
    first = min(verb.i, source.head.left_edge.i)
    start = verb.sent.start
    if first - start < 4 or verb.doc[first - 1].text != "," or verb.sent.end - first > _TRAILING_TOKENS:
        return None
    return (token_range(verb.doc[start], verb.doc[first - 2]),), cue.speech_class, Pattern.PARENTHETICAL, ()
