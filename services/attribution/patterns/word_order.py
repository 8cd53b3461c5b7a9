"""Cues of speech that the parser did not link to their clause, read by the order of the words."""

from collections.abc import Sequence

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.calendar import WEEKDAYS
from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import ADDRESSING, Cue, Frame
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.marks import SENTENCE_ENDS
from services.attribution.patterns.misread_subjects import may_speak
from services.attribution.patterns.sources import Source, source_of
from services.attribution.text.tags import COMMON_NOUN, FINITE, FINITE_OR_MODAL, NOMINAL, PROPER_NOUN
from services.attribution.text.trees import cue_ranges, is_acronym, subtree_range, token_range

_BLOWS = word_set("beat hit shot killed cut set shell bomb raid torch seal block")
"""Verbs in the past or the plural that may be nouns."""
_NAME_TOKENS = 8
_PHRASE_TOKENS = 16
_SENTENCE_TOKENS = 3
_CLAUSE_ENDS = SENTENCE_ENDS | {":", "—", "–"}
_CIRCUMSTANCES = {"IN", "VBG", "RB", "RBR", "TO"}
_SAYING = {"say", "says", "said"}
_WEEKDAYS = frozenset(WEEKDAYS)
_NO_CLAUSE = _WEEKDAYS | word_set(
    "it little much nothing something anything everything so more no what things goodbye hello last"
)
_DAYS = _WEEKDAYS | word_set("last earlier late early")
_THAT_TOKENS = 16
_VERB_TOKENS = 25


def word_order_candidate(verb: Token, cue: Cue) -> Candidate | None:
    """ "He said after the vote that it was lost": the content is all words from the clause's start to the full stop."""
    if Frame.CLAUSE not in cue.frames or cue.frames[Frame.CLAUSE] is CueClass.BELIEVE or not _is_finite(verb):
        return None
    source = source_of(verb)
    if not source.ranges or source.head is None or source.head.i > verb.i:
        source = _phrase_before(verb)
    start = _clause_start(verb) if source.ranges else None
    if start is None:
        return None
    end = _sentence_end(verb.doc[start])
    if not any(map(_may_be_finite, verb.doc[start : min(end, start + _VERB_TOKENS)])):
        return None
    content = token_range(verb.doc[start], verb.doc[end - 1])
    return Candidate(
        source=source.ranges,
        cue=cue_ranges(verb),
        content=(content,),
        cue_class=cue.frames[Frame.CLAUSE],
        pattern=Pattern.WORD_ORDER,
        referent=source.referent,
    )


def opening_phrase(verb: Token) -> Source:
    """The phrase that opens the sentence, as the source of a main verb after a comma: "SANA, citing X, reported"."""
    doc, start = verb.doc, verb.sent.start
    if verb.tag_ not in FINITE or verb.dep_ != "ROOT" or doc[verb.i - 1].text != ",":
        return Source()
    end = start
    while end < verb.i and doc[end].text != ",":
        end += 1
    phrase = doc[start:end]
    has_name = any(token.is_alpha and token.text[0].isupper() for token in phrase)
    if not has_name or end >= verb.i - 1 or len(phrase) > _NAME_TOKENS:
        return Source()
    if any(token.tag_[0] in "VIRM" and not is_acronym(token) for token in phrase):
        return Source()
    return Source((token_range(phrase[0], phrase[-1]),), None, phrase[-1])


def _may_be_finite(token: Token) -> bool:
    """Whether a token is a finite verb, or may stand for one: "guards in prison beat us", "army says 14 killed"."""
    blow = token.lower_ in _BLOWS and token.dep_ == "compound" and token.nbor(-1).tag_ in COMMON_NOUN | PROPER_NOUN
    in_headline = token.tag_ == "VBN" and token.doc[-1].text not in SENTENCE_ENDS
    return token.tag_ in FINITE_OR_MODAL or blow or in_headline


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE_OR_MODAL or any(
        token.dep_ == "aux" and token.tag_ in FINITE_OR_MODAL for token in verb.children
    )


def _phrase_before(verb: Token) -> Source:
    """The noun phrase directly before a verb and its auxiliaries."""
    doc, last = verb.doc, verb.i - 1
    while last >= 0 and (doc[last].tag_ == "RB" or doc[last].tag_ in FINITE_OR_MODAL) and doc[last].dep_ != "nsubj":
        last -= 1
    first = last
    while first >= 0 and doc[first].tag_ in NOMINAL:
        first -= 1
    if first == last or doc[last].tag_ not in COMMON_NOUN | PROPER_NOUN | {"PRP"}:
        return Source()
    return Source((token_range(doc[first + 1], doc[last]),), None, doc[last])


def _clause_start(verb: Token) -> int | None:
    """The index of the clause's first token: of a "that" after circumstances, or of the word after "said"."""
    doc, first = verb.doc, verb.i + 1
    if first >= len(doc):
        return None
    if verb.lower_ in _SAYING and doc[first].tag_ in (*NOMINAL, "VBG", "EX") and doc[first].lower_ not in _NO_CLAUSE:
        return first
    addressed = verb.lower_ in ADDRESSING
    if not addressed and doc[first].tag_ not in _CIRCUMSTANCES and doc[first].lower_ not in _DAYS:
        return None
    for i in range(first, min(len(doc) - 1, first + _THAT_TOKENS)):
        token = doc[i]
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT") and doc[i + 1].tag_ not in FINITE_OR_MODAL:
            return i
        if token.text in _CLAUSE_ENDS:
            break
    return None


def _sentence_end(token: Token) -> int:
    doc = token.doc
    end = token.i
    while end < len(doc) and doc[end].text not in SENTENCE_ENDS:
        end += 1
    return end


def _is_speaker(phrase: Sequence[Token]) -> bool:
    """Whether a phrase without "and" means people or a body."""
    head = next((token for token in phrase if token.head not in phrase and token.tag_[:2] == "NN"), None)
    return head is not None and may_speak(head) and not any(token.tag_ == "CC" for token in phrase)


def without_link(verb: Token, cue: Cue) -> Candidate | None:
    """ "A bomb fell on Idlib, the ministry said": the parser made the ministry an apposition to the place.

    A clause after the verb is the content: "On Monday in Idlib, the ministry said a bomb had fallen".
    """
    if Frame.QUOTE not in cue.frames or verb.tag_ not in FINITE:
        return None
    doc, start = verb.doc, verb.sent.start
    comma = next((i for i in range(verb.i - 1, start, -1) if doc[i].text == ","), None)
    if comma is None or not 1 < verb.i - comma <= _PHRASE_TOKENS or comma - start < _SENTENCE_TOKENS:
        return None
    phrase = doc[comma + 1 : verb.i]
    if verb.dep_ == "conj" and not _is_speaker(list(phrase)):
        return None
    if any(token.tag_[0] in "VM" for token in phrase) or not any(token.tag_[:2] in ("NN", "PR") for token in phrase):
        return None
    source, clause = token_range(phrase[0], phrase[-1]), child(verb, "ccomp")
    follows = clause is not None and clause.i > verb.i and Frame.CLAUSE in cue.frames
    content = subtree_range(clause) if clause is not None and follows else token_range(doc[start], doc[comma - 1])
    return Candidate(
        source=(source,),
        cue=cue_ranges(verb),
        content=(content,),
        cue_class=cue.speech_class,
        pattern=Pattern.CLAUSE if follows else Pattern.PARENTHETICAL,
    )
