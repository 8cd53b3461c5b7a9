"""Numbers alone that somebody says or has: "the ministry says forty-seven", "the union had 15 dead, the police 3"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimwatch_language.calendar import NAMES
from claimwatch_language.wordlists import word_set
from services.attribution.cues.lookup import TOLLS
from services.attribution.patterns.candidate import Candidate, toll_candidate
from services.attribution.patterns.counts import HARM
from services.attribution.patterns.misread_subjects import may_speak
from services.attribution.patterns.sources import Source, names_body, source_of
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.tags import FINITE_OR_MODAL, NOMINAL
from services.attribution.text.trees import is_acronym, token_range

SAYING = word_set("say says said counts count counted puts put admits admitted claims claimed gave gives")
HAVING = word_set("has have had")
"""Verbs of who has a number, where others have their numbers too."""
_HEDGES = word_set("""
    more than at least most about some around over nearly almost roughly up to as many only just well still now
    already it
""")
_AFTER = word_set("and but or on in since from by at while when of with though so as")
"""Words with which a sentence goes on after a number that stands alone."""
_ENDS = frozenset((".", ",", ";", ":", ")", "!", "?", "—", "–", "-"))
_COUNTS = TOLLS | HARM | word_set("names")
_CONTEXT = 2
"""The sentences before, in which a count has to stand for "the police have three" to be one."""
_JOINS = frozenset((",", ";", "and", "but", "while", "whereas", "or"))
_LONGEST = 9
"""Tokens at most of a second body before its number."""
_PUTTING = word_set("speaks spoke figure toll acknowledge acknowledges acknowledged admit report reports reported")
_NO_SIDES = word_set(
    "rest others other remaining youngest oldest eldest first second third last total age ages day year"
)
_NO_SPEAKERS = word_set("i we you one there he she it they who which that")


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each number alone of a body or of people, and one for each body after it with its number."""
    for verb in paragraph.tokens_among(SAYING | HAVING):
        number = number_after(verb.doc, verb.i + 1)
        if number is None or not _stands_alone(number):
            continue
        source = source_of(verb)
        if not _may_give(source, verb):
            continue
        end = _end_of(number[1])
        first = verb.nbor(1)
        yield toll_candidate(source.ranges, (token_range(verb, verb),), (token_range(first, end),), source.referent)


def find_gapped(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "The government says 8 people died, the opposition 35": the second body with a number and no verb."""
    for sentence in paragraph.doc.sents:
        if not any(token.lower_ in SAYING | HAVING | _PUTTING for token in sentence):
            continue
        for join in sentence:
            if join.lower_ in _JOINS and join.i + 2 < sentence.end:
                yield from _gap(join)


def _gap(join: Token) -> Iterator[Candidate]:
    doc, first = join.doc, join.nbor(1)
    if first.lower_ in ("and", "but", "while"):
        return
    if first.lower_ == "that" and first.nbor(1).lower_ == "of":
        first = first.nbor(2) if first.i + 2 < len(doc) else first
    last = first.i
    while last + 1 < len(doc) and last - first.i < _LONGEST and _is_of_name(doc[last + 1]):
        last += 1
    if doc[first.i].tag_ not in NOMINAL or any(token.tag_ == "CD" for token in doc[first.i : last + 1]):
        return
    start = last + 1
    if start < len(doc) and doc[start].lower_ == "at":
        start += 1
    number = number_after(doc, start)
    if number is None or not _stands_alone(number) or not (names_body(first, doc[last]) or _is_other(first, doc[last])):
        return
    content = token_range(doc[start], number[1])
    yield toll_candidate((token_range(first, doc[last]),), (token_range(join, join),), (content,))


def _is_other(first: Token, last: Token) -> bool:
    """Whether a noun with an article may be the other side: "the junta admits 9 deaths, the resistance 57"."""
    is_noun = first.lower_ == "the" and last.i == first.i + 1 and last.tag_ in ("NN", "NNS")
    return is_noun and last.lower_ not in _COUNTS | _NO_SIDES | NAMES


def _is_of_name(token: Token) -> bool:
    return (token.tag_ in NOMINAL and token.tag_ != "CD") or token.lower_ in ("of", "for")


def number_after(doc: Doc, start: int) -> tuple[Token, Token] | None:
    """The first and last token of the number at the beginning of a phrase, after words such as "more than"."""
    while start < len(doc) and doc[start].lower_ in _HEDGES:
        start += 1
    if start >= len(doc) or not (doc[start].tag_ == "CD" or doc[start].like_num):
        return None
    last = start
    while last + 1 < len(doc) and (doc[last + 1].tag_ == "CD" or _joins(doc, last + 1)):
        last += 1
    return doc[start], doc[last]


def _joins(doc: Doc, index: int) -> bool:
    """Whether a hyphen or "and" joins two parts of one number: "forty-seven", "two hundred and twelve"."""
    token = doc[index]
    if token.text == "-":
        return index + 1 < len(doc)
    return doc[index - 1].text == "-" or (token.lower_ in ("hundred", "thousand", "million") and token.tag_ != "NNS")


def _stands_alone(number: tuple[Token, Token]) -> bool:
    """Whether nothing follows that the number counts, and no verb whose subject it is."""
    doc, last = number[1].doc, number[1]
    if last.i + 1 >= len(doc):
        return True
    following = last.nbor(1)
    if following.text in _ENDS:
        return following.text != "-"
    if following.lower_ == "of":
        return False
    return following.lower_ in _AFTER and not _is_clause_from(following)


def _is_clause_from(token: Token) -> bool:
    """Whether a verb follows before the next mark, whose subject the number may be: "six in the camp had died"."""
    if token.tag_ == "CC" or token.lower_ in ("while", "when", "but", "though"):
        return False
    for each in token.doc[token.i : token.sent.end]:
        if each.text in _ENDS or each.lower_ in ("and", "while", "but", "when"):
            return False
        if each.tag_ in FINITE_OR_MODAL:
            return True
    return False


def _end_of(last: Token) -> Token:
    """The last token of a count, with another number of the same body: "19 on Tuesday and 27 on Thursday"."""
    doc, end = last.doc, last.sent.end
    clause_end = next((i for i in range(last.i + 1, end) if doc[i].text in (".", ";", ":", "!", "?", ")")), end)
    rest = doc[last.i + 1 : clause_end]
    goes_on = any(token.tag_ == "CD" for token in rest) and not any(
        token.tag_ in FINITE_OR_MODAL or (token.tag_ in ("NNP", "PRP") and _names_another(token)) for token in rest
    )
    if goes_on:
        return doc[clause_end - 1]
    return doc[next((i for i in range(last.i + 1, clause_end) if _turns(doc[i])), clause_end) - 1]


def _turns(token: Token) -> bool:
    return token.text == "," or token.tag_ == "CC" or token.lower_ in ("when", "while", "though")


def _names_another(token: Token) -> bool:
    return names_body(token.left_edge, token) if token.tag_ != "PRP" else True


def _may_give(source: Source, verb: Token) -> bool:
    head = source.head
    if head is None:
        return False
    if head.lower_ in _NO_SPEAKERS and source.referent is None:
        return False
    speaks = source.referent is not None or is_acronym(head) or may_speak(head) or names_body(head.left_edge, head)
    return speaks and (verb.lower_ not in HAVING or _counts_around(verb))


def _counts_around(verb: Token) -> bool:
    """Whether the sentence, or one of the two before, tells of the count that somebody has."""
    doc, first = verb.doc, verb.sent.start
    for _ in range(_CONTEXT):
        first = doc[first - 1].sent.start if first else 0
    return any(token.lower_ in _COUNTS for token in doc[first : verb.sent.end])
