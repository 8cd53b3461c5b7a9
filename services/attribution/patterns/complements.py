"""The complement of an active cue verb: a clause, an infinitive, a noun phrase or a prepositional phrase."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child, holds
from services.attribution.cues.lookup import ADDRESSING, PROOFS, SHOWING, TOLLS, Cue, Frame, verb_cue
from services.attribution.factuality.callings import object_of
from services.attribution.factuality.governed import completes_report, denies_no_statement, object_after_as
from services.attribution.factuality.qualifying_words import TAKING_LIVES, WITHHOLDING
from services.attribution.names.claimant_kinds import DOCUMENTS
from services.attribution.patterns.candidate import Pattern
from services.attribution.patterns.carried_on import carried_on
from services.attribution.patterns.misread_subjects import nearest_subject
from services.attribution.patterns.sources import quotes_as, says_more
from services.attribution.text.surfaces import Range, Ranges
from services.attribution.text.tags import FINITE
from services.attribution.text.trees import (
    completes_object,
    describes_document,
    has_number,
    is_infinitive,
    is_subordinate,
    stands_apart,
    subtree_range,
    subtree_without,
    token_range,
)

_ROUNDING = word_set("about around over nearly almost roughly some")
"""Words before a number or share, which the parser takes for prepositions: "said about half of the town fled"."""
_STATES = {"missing", "dead", "wounded", "injured", "displaced"}
_THEM = {"them", "whom", "these", "those"}
_DAMAGE = word_set("losses loss damage damages cost costs crowd turnout attendance dead wounded injured missing")
"""Nouns, besides those for a number of victims, of which somebody gives an amount."""
_AGAINST = {"while", "whereas", "although", "though", "compared"}


@dataclass(frozen=True)
class Complement:
    """The content that a cue introduces, in characters of the paragraph. ``introducers`` belong to the cue."""

    content: Ranges
    cue_class: CueClass
    pattern: Pattern
    introducers: tuple[Token, ...] = ()


def complement_of(verb: Token, cue: Cue) -> Complement | None:
    """The verb's complement in one of the cue's frames. A clause has precedence, a prepositional phrase comes last."""
    return _clause(verb, cue) or _infinitive(verb, cue) or _noun_phrase(verb, cue) or _prepositional(verb, cue)


def _clause(verb: Token, cue: Cue) -> Complement | None:
    clauses = [token for token in verb.children if token.dep_ == "ccomp" or _is_question(token, cue) or _is_told(token)]
    clauses = [token for token in clauses if not describes_document(token, verb)]
    if len(clauses) > 1:
        clauses = [token for token in clauses if not _is_apart(token, verb)]
    clause = next((token for token in clauses if token.i > verb.i), clauses[0] if clauses else None)
    if clause is None or (clause.i < verb.i and (is_subordinate(verb) or stands_apart(clause, verb))):
        return None
    if is_infinitive(clause):
        return _to_infinitive(clause, cue)
    is_told = child(clause, "nsubj") is not None and not {Frame.GERUND, Frame.NOUN} & cue.frames.keys()
    if clause.tag_ == "VBG" and not child(clause, "aux", "mark") and not is_told:
        return _gerund(clause, verb, cue)
    if Frame.CLAUSE not in cue.frames:
        return None
    same_side = [token for token in clauses if (token.i > verb.i) == (clause.i > verb.i)]
    content = [part for token in same_side for part in subtree_without(token, *_intruding(token, verb))]
    content.extend(_lost_subject(clause, verb))
    content.extend(_lost_part(clause, verb))
    content.extend(_lost_conjunct(clause, verb))
    if clause.i < verb.i:
        content.extend(carried_on(clause, verb))
    return Complement(tuple(content), cue.frames[Frame.CLAUSE], Pattern.CLAUSE)


def _is_apart(clause: Token, verb: Token) -> bool:
    """Whether a semicolon separates a clause from the verb before it: "…, X said; Y denied it"."""
    first = clause.left_edge.i
    return first > verb.i and ";" in (verb.doc[first].text, verb.doc[first - 1].text)


def _lost_part(clause: Token, verb: Token) -> Ranges:
    """ "Nine were hurt, two of them badly, he said": the count of a part, which the parser gave to "said"."""
    doc, comma = verb.doc, clause.right_edge.i + 1
    if not comma + 3 < verb.i or doc[comma].text != "," or doc[comma + 2].lower_ != "of":
        return ()
    if doc[comma + 3].lower_ not in _THEM:
        return ()
    end = next((i for i in range(comma + 4, verb.i) if doc[i].text == ","), None)
    return () if end is None else (token_range(doc[comma], doc[end - 1]),)


def _lost_conjunct(clause: Token, verb: Token) -> Ranges:
    """ "said 9 were killed and 30 others hurt": what follows "and", which the parser took for an object of "said"."""
    last = clause.right_edge
    if last.tag_ != "CC" or last.i < verb.i:
        return ()
    rest = next((token for token in verb.rights if token.dep_ == "dobj" and token.left_edge.i == last.i + 1), None)
    return () if rest is None else (subtree_range(rest),)


def _is_question(clause: Token, cue: Cue) -> bool:
    """ "asked the mayor if he had ordered it", which the parser takes for a condition."""
    mark = child(clause, "mark") if clause.dep_ == "advcl" else None
    return mark is not None and mark.lower_ in cue.prepositions and clause.i > clause.head.i


def _is_told(clause: Token) -> bool:
    """ "told TNN the toll had risen", which the parser takes for what somebody was told to do."""
    auxiliary = child(clause, "aux") if clause.dep_ == "xcomp" and clause.head.lower_ in ADDRESSING else None
    return auxiliary is not None and auxiliary.tag_ in FINITE


def _to_infinitive(clause: Token, cue: Cue) -> Complement | None:
    """ "asked the council to open it", where the parser made a clause of it."""
    frame = Frame.OBJECT_INFINITIVE if child(clause, "nsubj") else Frame.INFINITIVE
    if frame not in cue.frames:
        return None
    return Complement((subtree_range(clause),), cue.frames[frame], Pattern.INFINITIVE)


def _gerund(clause: Token, verb: Token, cue: Cue) -> Complement | None:
    """ "denied shelling the hospital"."""
    if not {Frame.GERUND, Frame.NOUN} & cue.frames.keys():
        return None
    return Complement((*_lost_subject(clause, verb), subtree_range(clause)), cue.main_class, Pattern.OBJECT)


def _intruding(clause: Token, verb: Token) -> Iterator[Token]:
    """Subtrees of a clause that are no part of the reported clause.

    A subtree with the clause's own cue is one: a parser's error, or "he said" in mid-clause. So are the source's next
    statement ("…, adding that …", "… and added that …") and a contrast ("…, while others said …").
    """
    for branch in clause.children:
        if holds(branch, verb):
            yield branch
        elif branch.i > verb.i and (says_more(branch) or _is_set_against(branch)):
            yield from (token for token in clause.children if token.dep_ == "cc" and token.i == branch.left_edge.i - 1)
            yield branch


def _is_set_against(clause: Token) -> bool:
    first = clause.left_edge
    if clause.dep_ not in ("advcl", "prep") or first.i == 0 or clause.doc[first.i - 1].text != ",":
        return False
    return first.lower_ in _AGAINST or (first.lower_ == "even" and clause.doc[first.i + 1].lower_ in ("as", "though"))


def _lost_subject(clause: Token, verb: Token) -> Ranges:
    """The words between a cue and a clause without a subject: the subject, which the parser cut off from the clause."""
    start = verb.i + 1
    if clause.i < verb.i or child(clause, "nsubj", "nsubjpass", "expl", "mark", "csubj") or clause.left_edge.i <= start:
        return ()
    between = verb.doc[start : clause.left_edge.i]
    that = next((token.i for token in between if token.lower_ == "that" and token.tag_ in ("IN", "WDT")), None)
    if that is not None and that + 1 < clause.left_edge.i and has_number(verb.doc[that + 1 : clause.left_edge.i]):
        return (token_range(verb.doc[that + 1], between[-1]),)
    begins = between[0].lower_ in _ROUNDING or between[0].tag_ not in ("IN", "TO", "RB", ",")
    if not begins or not any(token.tag_[:2] in ("NN", "CD") for token in between):
        return ()
    return (token_range(between[0], between[-1]),)


def _infinitive(verb: Token, cue: Cue) -> Complement | None:
    complement = child(verb, "xcomp")
    if complement is not None and complement.tag_ in FINITE and verb.dep_ == "relcl" and Frame.CLAUSE in cue.frames:
        return Complement((subtree_range(complement),), cue.frames[Frame.CLAUSE], Pattern.CLAUSE)
    if complement is None:
        purpose = child(verb, "advcl")
        return _through_preposition(verb, cue, purpose) if purpose and is_infinitive(purpose) else None
    if complement.tag_ == "VBG" or any(token.lower_ == "having" for token in complement.children):
        if Frame.GERUND not in cue.frames:
            return None
        return Complement((subtree_range(complement),), cue.frames[Frame.GERUND], Pattern.INFINITIVE)
    if not is_infinitive(complement):
        return None
    if withheld := _withheld_speech(verb, complement, cue):
        return withheld
    addressee = child(verb, "dobj", "dative")
    completed = tuple(_with_completions(verb, complement))
    if addressee and Frame.OBJECT_INFINITIVE in cue.frames and addressee.i < complement.i:
        content = (subtree_range(addressee), *completed)
        return Complement(content, cue.frames[Frame.OBJECT_INFINITIVE], Pattern.INFINITIVE)
    if Frame.INFINITIVE in cue.frames and not addressee:
        return Complement(completed, cue.frames[Frame.INFINITIVE], Pattern.INFINITIVE)
    return _through_preposition(verb, cue, complement)


def _withheld_speech(verb: Token, infinitive: Token, cue: Cue) -> Complement | None:
    """ "declined to say whether": the content is what was not said, and the infinitive belongs to the cue."""
    saying = verb_cue(infinitive.lower_) if verb.lower_ in WITHHOLDING else None
    inner = complement_of(infinitive, saying) if saying is not None else None
    if inner is None:
        return None
    words = [infinitive, *(token for token in infinitive.lefts if token.dep_ == "aux"), *inner.introducers]
    return Complement(inner.content, cue.main_class, inner.pattern, tuple(words))


def _through_preposition(verb: Token, cue: Cue, infinitive: Token) -> Complement | None:
    """ "called on them to stop": the object of the preposition and the infinitive."""
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in cue.prepositions:
            noun = child(preposition, "pobj")
            cue_class = cue.prepositions[preposition.lower_]
            if noun and noun.i < infinitive.i and cue_class is CueClass.DEMAND:
                content = (subtree_range(noun), subtree_range(infinitive))
                return Complement(content, cue_class, Pattern.INFINITIVE, (preposition,))
    return None


def _noun_phrase(verb: Token, cue: Cue) -> Complement | None:
    noun = object_of(verb) or (object_after_as(verb) if cue.main_class is CueClass.DENY else None)
    if noun is None or Frame.NOUN not in cue.frames or noun.tag_ == "WP" or quotes_as(verb):
        return None
    if verb.lower_ in SHOWING and not _is_proof(nearest_subject(verb) or verb.head):
        return None
    if f"{verb.lower_} {noun.lower_}" in TAKING_LIVES:
        return None
    if cue.frames[Frame.NOUN] is CueClass.DENY and denies_no_statement(verb):
        return None
    return Complement(tuple(_with_completions(verb, noun)), cue.frames[Frame.NOUN], Pattern.OBJECT)


def _is_proof(subject: Token) -> bool:
    """Whether a subject is a document or other evidence: "records show three flights", but not "he shows restraint"."""
    return subject.lower_ in DOCUMENTS | PROOFS or subject.tag_ in ("WDT", "WP")


def _with_completions(verb: Token, head: Token) -> Iterator[Range]:
    """A phrase, and the verb's later phrases that complete the content: "blamed them *for it*".

    A relative pronoun gives way to what it stands for: "the bill, which they called a disgrace".
    """
    yield _antecedent(head, verb) or subtree_range(head)
    last = head.right_edge.i
    for phrase in verb.children:
        noun = child(phrase, "pobj") if phrase.dep_ == "prep" else None
        completes = completes_object(phrase, adjacent=phrase.left_edge.i == last + 1) or _is_of_toll(head, phrase)
        if phrase.i > head.i and (completes or (noun and completes_report(verb, noun))):
            yield subtree_range(phrase)
            last = phrase.right_edge.i


def _is_of_toll(noun: Token, phrase: Token) -> bool:
    """Whether a phrase gives the number of a toll, or a further one: "put the toll at 31 for May and 45 for June"."""
    if noun.lower_ not in TOLLS | _DAMAGE:
        return False
    return (phrase.dep_ == "conj" and phrase.tag_ == "CD") or (phrase.lower_ == "at" and has_number(phrase.subtree))


def _antecedent(pronoun: Token, verb: Token) -> Range | None:
    """The noun phrase that a relative pronoun before the verb stands for."""
    noun, first = verb.head, verb.left_edge
    if pronoun.tag_ not in ("WDT", "WP") or verb.dep_ != "relcl" or first.i <= noun.i:
        return None
    last = first.i - 1
    while last > noun.i and noun.doc[last].is_punct:
        last -= 1
    return token_range(noun.left_edge, noun.doc[last])


def _prepositional(verb: Token, cue: Cue) -> Complement | None:
    counted = child(verb, "dobj")
    of_object = counted.children if counted is not None else ()
    of_states = (part for token in verb.children if _is_state(token) for part in token.children)
    for preposition in (*verb.children, *of_object, *of_states):
        word = preposition.lower_
        if preposition.dep_ in ("prep", "agent") and word in cue.prepositions and preposition.i > verb.i:
            introduced = child(preposition, "pobj", "pcomp")
            charged = cue.prepositions[word] is CueClass.ACCUSE
            counts = word == "as" or (word == "at" and _is_counted(preposition, counted))
            if counted and (counts or charged) and counted.lower_ != "name":
                later = (token for token in verb.rights if token.i > preposition.i)
                more = (subtree_range(token) for token in later if _is_of_toll(counted, token))
                toll = (subtree_range(counted), subtree_range(preposition), *more)
                return Complement(toll, cue.prepositions[word], Pattern.OBJECT)
            is_number = word == "as" or (introduced is not None and introduced.tag_ == "CD")
            is_number = is_number or (word == "at" and counted is not None)
            if introduced and not is_number and preposition.head == verb:
                content = tuple(_with_completions(verb, introduced))
                return Complement(content, cue.prepositions[word], Pattern.PREPOSITION, (preposition,))
    return None


def _is_state(word: Token) -> bool:
    """Whether a word for victims was taken for a second verb ("put the number of dead and missing at 31")."""
    return word.dep_ == "conj" and word.lower_ in _STATES


def _is_counted(at: Token, counted: Token | None) -> bool:
    """ "put the dead at 31", "put the toll at dozens"; not "put her at odds with him"."""
    return (counted is not None and counted.lower_ in TOLLS) or has_number(at.subtree)
