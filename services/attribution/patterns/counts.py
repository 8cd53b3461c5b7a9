"""Counts that follow their verb at once: "spoke of 31 dead", "now has 31 dead", "put the number of dead at 31".

The parser often joins such a number with the words after it, so that the order of the words is read instead.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimwatch_language.wordlists import word_set
from services.attribution.cues.lookup import TOLLS, may_be_cue
from services.attribution.patterns.candidate import Candidate, toll_candidate
from services.attribution.patterns.count_words import CHANGING, PUBLISHING
from services.attribution.patterns.marks import COUNT_ENDS
from services.attribution.patterns.misread_subjects import may_speak
from services.attribution.patterns.sources import NOBODY, Source, names_body, source_of
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.tags import COMMON_NOUN, FINITE, NOMINAL
from services.attribution.text.trees import has_number, is_acronym, token_range

_SPEAKING = word_set("speak speaks spoke spoken")
_PUTTING = word_set("put puts")
_RAISING = CHANGING | word_set("cut increase increases increased")
_HAVING = word_set("has have had holds carries carried contains contained shows")
_COUNTING = word_set("count counts counted list lists listed give gives gave")
_PUBLISHING = PUBLISHING | word_set("compiled posted keep keeps kept maintains holds")
_COMING = word_set("came come comes emerged returned went gone")
"""Verbs of who brings a count from where it was made."""
_REACHING = dict.fromkeys(_PUTTING, "at") | dict.fromkeys(_RAISING, "to")
"""The preposition before the number at which such a verb puts a toll."""
_VERBS = _SPEAKING | _REACHING.keys() | _HAVING | _COUNTING | _PUBLISHING | _COMING
_LISTS = word_set("name names list register roll database")
"""Papers that name victims, each of whom counts."""
_PAPERS = word_set("list lists register bulletin notice report log database memo tally poster placard sheet ledger")
"""Papers in which a count stands, whose issuer gives it."""
_PEOPLE = word_set("people persons men women children residents villagers civilians families")
_HEDGES = word_set("""
    more than at least most about some around over nearly almost roughly up to as many fewer less between only just
    well
""")
HARM = word_set("""
    dead deaths killed wounded injured missing displaced detained arrested detainees arrests bodies victims casualties
    fatalities cases infections infected patients destroyed damaged homeless martyrs abducted disappeared drowned
    evacuated hurt hospitalised hospitalized graves exhumed names arrests
    coffins corpses
""")
"""Words after a number by which it counts victims or damage."""
_ROUND = word_set("hundred dozen thousand million")
""" "A hundred", "a dozen"."""
_ENDS = COUNT_ENDS | {"—", "–", "--"}
_GOING_ON = word_set("including among and of")
"""Words after a comma with which a count goes on."""
_MOST_BETWEEN = 12
"""Tokens at most between "put" and its "at", or "raised" and its "to"."""
_MOST_STEPS = 4
"""Tokens at most between "came" and its "with"."""
_MOST_COUNTED = 4
"""Tokens at most between a number and the word for its victims."""
_NO_SPEAKERS = word_set("i we you one there")


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each such verb that has a speaker."""
    for verb in paragraph.tokens_among(_VERBS):
        first = _first_counted(verb)
        source = NOBODY if first is None else _subject_before(verb) if verb.tag_ == "NNS" else source_of(verb)
        if first is None or source.head is None or source.head.lower_ in _NO_SPEAKERS:
            continue
        if verb.lower_ in _SPEAKING | _PUTTING or source.referent or _may_count(source.head):
            yield _candidate(source, verb, first)


def _candidate(source: Source, verb: Token, first: Token) -> Candidate:
    last = _end_of_sentence(first) if verb.lower_ in _PUBLISHING and verb.dep_ != "relcl" else _end_of_count(first)
    cue = token_range(verb, first.nbor(-1) if verb.lower_ in _SPEAKING else verb)
    return toll_candidate(source.ranges, (cue,), (token_range(first, last),), source.referent)


def _first_counted(verb: Token) -> Token | None:
    """The first token of what a verb counts; ``None`` if the verb counts nothing."""
    doc, word = verb.doc, verb.lower_
    after = verb.i + 1
    while after < len(doc) and doc[after].tag_ == "RB" and word not in _REACHING:
        after += 1
    if after >= len(doc):
        return None
    if word in _COMING:
        return _brought_back(doc, after)
    if word in _SPEAKING:
        return doc[after + 1] if doc[after].lower_ == "of" and _number_from(doc, after + 1) else None
    if word in _REACHING:
        return doc[after] if _reaches_number(doc, after, _REACHING[word]) else None
    if word in _PUBLISHING:
        return doc[after] if verb.tag_ in FINITE | {"VBN"} and _names_many(doc, after) else None
    number = _number_from(doc, after)
    return doc[after] if number is not None and verb.dep_ != "aux" and _counts_harm(number) else None


def _brought_back(doc: Doc, start: int) -> Token | None:
    """The number of names that somebody brought back ("came out with 212 names")."""
    link = next((token for token in doc[start : start + _MOST_STEPS] if token.lower_ == "with"), None)
    number = None if link is None else _number_from(doc, link.i + 1)
    is_of_names = number is not None and any(token.lower_ == "names" for token in doc[number.i + 1 : number.i + 3])
    return number if is_of_names else None


def _number_from(doc: Doc, start: int) -> Token | None:
    """The number at the beginning of a phrase, after words such as "more than"."""
    while start < len(doc) and doc[start].lower_ in _HEDGES:
        start += 1
    if start + 1 < len(doc) and doc[start].lower_ == "a" and doc[start + 1].lower_ in _ROUND:
        start += 1
    return doc[start] if start < len(doc) and (doc[start].tag_ == "CD" or doc[start].lower_ in _ROUND) else None


def _reaches_number(doc: Doc, start: int, preposition: str) -> bool:
    """Whether a phrase names a number of victims and goes on with the preposition and the number."""
    counted = False
    for token in doc[start : start + _MOST_BETWEEN]:
        if token.lower_ == preposition and counted:
            return _number_from(doc, token.i + 1) is not None
        if token.text in _ENDS or token.text == ",":
            return False
        counted = counted or token.lower_ in TOLLS or token.lower_ in HARM
    return False


def _names_many(doc: Doc, start: int) -> bool:
    """Whether the object is a list of victims with a number, in the same sentence."""
    phrase = doc[start : start + _MOST_COUNTED]
    rest = doc[start : doc[start].sent.end]
    return any(token.lower_ in _LISTS for token in phrase) and has_number(rest)


def _counts_harm(number: Token) -> bool:
    """Whether a number counts victims or damage, not other nouns that they describe ("31 wounded prisoners")."""
    doc = number.doc
    harm = next((token for token in doc[number.i + 1 : number.i + 1 + _MOST_COUNTED] if token.lower_ in HARM), None)
    if harm is None:
        return False
    described = harm.nbor(1) if harm.i + 1 < len(doc) else None
    return described is None or described.tag_ not in COMMON_NOUN or described.lower_ in _PEOPLE


def _subject_before(verb: Token) -> Source:
    """The noun before a verb that the parser took for a noun in the plural: "the PDMA counts 31 dead"."""
    noun = verb.nbor(-1) if verb.i else None
    if noun is None or not noun.tag_.startswith("NN"):
        return NOBODY
    first = noun
    while first.i and first.nbor(-1).tag_ in NOMINAL:
        first = first.nbor(-1)
    return Source((token_range(first, noun),), None, noun)


def _may_count(head: Token) -> bool:
    """Whether the subject is a body or people, a pronoun for them, or a name in capitals."""
    if head.lower_ in _PAPERS:
        return True
    return head.tag_ == "PRP" or is_acronym(head) or may_speak(head) or names_body(head.left_edge, head)


def _end_of_count(first: Token) -> Token:
    """The last token of a count: up to the end of its clause, or a comma after which no number follows."""
    doc, last = first.doc, first
    for token in doc[first.i : first.sent.end]:
        if token.text in _ENDS or (token.text == "," and not _goes_on(doc, token.i + 1)) or _is_new_clause(token):
            break
        last = token
    return last


def _goes_on(doc: Doc, start: int) -> bool:
    if start < len(doc) and doc[start].lower_ in _GOING_ON:
        start += 1
    return start < len(doc) and (_number_from(doc, start) is not None or doc[start].lower_ in ("them", "whom"))


def _is_new_clause(token: Token) -> bool:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return token.tag_ == "CC" and following is not None and following.tag_ in FINITE and may_be_cue(following.lower_)


def _end_of_sentence(first: Token) -> Token:
    doc = first.doc
    return doc[max(first.i, first.sent.end - 2)] if doc[first.sent.end - 1].text in _ENDS else doc[first.sent.end - 1]
