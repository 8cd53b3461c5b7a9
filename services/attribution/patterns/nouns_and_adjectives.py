"""Cues that are no verbs: "according to", adjectives ("is sure that") and nouns ("their claim that").

Each function is given the tokens in lower case beside the parse: a word is looked up faster than a token is made.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.cues.lookup import Cue, Frame, adjective_cue, noun_cue, verb_cue
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.quotes.links import FINITE
from services.attribution.patterns.sources import NOBODY, Source, source_of
from services.attribution.text.surfaces import Ranges
from services.attribution.text.trees import child, cue_ranges, ranges_of, subtree_range, subtree_without, token_range
from services.attribution.text.wordlists import words

_LIGHT_VERBS = words("""
    make makes made making issue issues issued issuing have has had having express expresses expressed
    expressing give gives gave given giving offer offers offered offering deliver delivers delivered voice
    voices voiced voicing raise raises raised raising release releases released send sends sent
""")
_CLAUSE_HEADS = ("ccomp", "xcomp", "advcl", "parataxis", "conj")
_CLOSED_CLAUSES = ("relcl", "acl", "ROOT")
_MAKING = words("make makes made making")
_PLAIN = words("clear plain known")
_BEING = words("is was are were remains remained")
_SURVEYS = words("poll polls survey surveys")


def according_to(doc: Doc, words: Sequence[str]) -> Iterator[Candidate]:
    """ "…, according to X": the rest of its sentence, or of the clause that reports something else."""
    for i, word in enumerate(words[:-1]):
        if word == "according" and words[i + 1] == "to":
            token = doc[i]
            noun = child(token, "pobj") or child(doc[token.i + 1], "pobj")
            if noun is not None:
                cue = (token_range(token, doc[token.i + 1]),)
                content = subtree_without(_clause_over(token), token)
                yield Candidate((subtree_range(noun),), cue, content, CueClass.ASSERT, Pattern.ACCORDING_TO)


def _clause_over(token: Token) -> Token:
    """The highest clause a phrase can speak of: coordinated clauses are taken together, a relative one is not left."""
    current = token.head
    while current.head is not current and current.dep_ not in _CLOSED_CLAUSES:
        above = current.head
        if current.dep_ in _CLAUSE_HEADS and verb_cue(above.lower_) and above.tag_.startswith("VB"):
            break
        current = above
    return current


def survey_candidates(doc: Doc, words: Sequence[str]) -> Iterator[Candidate]:
    """ "In a poll released on Monday, …", "…, in the survey": what a survey found, less the phrase that names it."""
    for token in (doc[i] for i, word in enumerate(words) if word in _SURVEYS):
        if token.dep_ == "pobj" and token.head.lower_ == "in":
            phrase = token.head
            verb = phrase.head
            if (
                verb.dep_ == "ROOT"
                and verb.tag_ in FINITE
                and (token.lower_ not in ("polls", "surveys") or token.n_lefts > 1)
            ):
                content = subtree_without(verb, phrase)
                cue = (token_range(phrase, phrase),)
                yield Candidate((subtree_range(token),), cue, content, CueClass.ASSERT, Pattern.SURVEY)


def adjective_candidates(doc: Doc, words: Sequence[str]) -> Iterator[Candidate]:
    """ "X is confident that …"."""
    for token, cue in ((doc[i], cue) for i, word in enumerate(words) if (cue := adjective_cue(word))):
        if token.dep_ not in ("acomp", "ROOT", "oprd"):
            continue
        verb = token.head if token.dep_ == "acomp" else token
        content, introducer = _introduced(token, cue)
        source = source_of(verb)
        if content and source.ranges:
            cue_tokens = (token, introducer) if introducer else (token,)
            cue_class = _class_of(cue, introducer)
            yield Candidate(
                source.ranges, cue_ranges(verb, *cue_tokens), content, cue_class, Pattern.ADJECTIVE, source.referent
            )


def made_clear(doc: Doc, words: Sequence[str]) -> Iterator[Candidate]:
    """ "X made (it) clear that …", "X makes plain the risk": all that hangs on the adjective behind it."""
    for token in (doc[i] for i, word in enumerate(words) if word in _PLAIN):
        verb = token.head
        if token.dep_ in ("ccomp", "oprd", "acomp") and verb.lower_ in _MAKING:
            source, last = source_of(verb), token.right_edge
            if source.ranges and verb.i < token.i < last.i:
                content = (token_range(doc[token.i + 1], last),)
                yield Candidate(
                    source.ranges, cue_ranges(verb, token), content, CueClass.ASSERT, Pattern.ADJECTIVE, source.referent
                )


def noun_candidates(doc: Doc, words: Sequence[str]) -> Iterator[Candidate]:
    """ "X's claim that …", "X issued a warning about …"."""
    for token, cue in ((doc[i], cue) for i, word in enumerate(words) if (cue := noun_cue(word))):
        if token.tag_ not in ("NN", "NNS"):
            continue
        content, introducer = _introduced(token, cue)
        source = _owner(token)
        if content and source.ranges:
            tokens = (token, introducer) if introducer else (token,)
            yield Candidate(
                source.ranges, ranges_of(tokens), content, _class_of(cue, introducer), Pattern.NOUN, source.referent
            )


def _class_of(cue: Cue, introducer: Token | None) -> CueClass:
    return cue.prepositions[introducer.lower_] if introducer else cue.main_class


def _introduced(token: Token, cue: Cue) -> tuple[Ranges, Token | None]:
    """The content after a noun or adjective, with the preposition that introduces it; for a noun, also behind "is"."""
    if token.dep_ == "nsubj" and token.head.lower_ in _BEING and Frame.CLAUSE in cue.frames:
        clause = child(token.head, "ccomp")
        if clause is not None and clause.i > token.head.i:
            return (subtree_range(clause),), None
    for each in token.children:
        if each.i < token.i:
            continue
        if each.dep_ in ("ccomp", "acl", "xcomp", "relcl") and _fits(each, cue):
            return (subtree_range(each),), None
        if each.dep_ == "prep" and each.lower_ in cue.prepositions:
            introduced = child(each, "pobj", "pcomp")
            if introduced is not None:
                return (subtree_range(introduced),), each
    return (), None


def _fits(clause: Token, cue: Cue) -> bool:
    first = clause.left_edge
    if first.tag_ == "TO" and first.head is clause:
        return Frame.INFINITIVE in cue.frames
    marked = first.lower_ in ("that", "whether", "if") and first.dep_ in ("mark",)
    return Frame.CLAUSE in cue.frames and (marked or clause.dep_ == "ccomp")


def _owner(noun: Token) -> Source:
    possessor = child(noun, "poss")
    if possessor is not None:
        return Source((subtree_range(possessor),), None, possessor)
    if noun.dep_ == "dobj" and noun.head.lower_ in _LIGHT_VERBS:
        return source_of(noun.head)
    issued = next((each for each in noun.children if each.dep_ == "prep" and each.lower_ == "by"), None)
    issuer = child(issued, "pobj") if issued is not None else None
    return NOBODY if issuer is None else Source((subtree_range(issuer),), None, issuer)
