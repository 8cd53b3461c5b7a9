"""Subjects that the parser took for something else, read by the order of the words around a verb."""

from collections.abc import Sequence

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.calendar import WEEKDAYS
from claimwatch_language.wordlists import word_set
from services.attribution.names.claimant_kinds import is_role, kind_of
from services.attribution.text.tags import FINITE, FINITE_OR_MODAL, NOMINAL, PROPER_NOUN

SUBJECTS = {"nsubj", "csubj", "expl"}
_CIRCUMSTANCES = word_set("after following during amid before since despite")
_JOINING = word_set("and while but whereas")
_ENDS_OF_TOLLS = word_set("others people dead wounded injured missing")
_OF_THEM = word_set("all both mostly mainly most many some none neither half several")
"""Words that begin what is said of those before the comma."""
_LONGEST_STATE = 5
_SET_OFF = {",", ',"', "”", "''", '"'}
_TELLING = {"told", "tells"}
"""Verbs before whoever is told, never before the speaker ("…, the mayor, Ana Ruiz, told Channel Six")."""
_OPENS_ASIDE = {"WP", "WP$", "WDT", "WRB"}
_ASIDES = {"relcl", "advcl", "acl"}


def nearest_subject(verb: Token) -> Token | None:
    """The verb's subject. If the parser wrongly found several, the one closest to the verb is returned."""
    subjects = [token for token in verb.children if token.dep_ in SUBJECTS]
    return min(subjects, key=lambda subject: abs(subject.i - verb.i), default=None)


def before_country(subject: Token, verb: Token) -> Token | None:
    """The subject in "officials in Homs, Syria said", where the parser took the country for the subject."""
    doc, comma = subject.doc, subject.left_edge.i - 1
    if subject.tag_ not in PROPER_NOUN or any(token.dep_ == "det" for token in subject.children):
        return None
    while comma > 1 and doc[comma - 1].dep_ in ("conj", "appos") and doc[comma - 2].text == ",":
        comma -= 2
    if comma < 1 or doc[comma].text != "," or doc[comma - 1].dep_ != "pobj":
        return None
    above = [token for token in doc[comma - 1].ancestors if token.tag_.startswith("NN") and token.i < comma]
    fits = [token for token in above if token.dep_ in SUBJECTS or (not _is_done_to(token) and may_speak(token))]
    if not fits or any(token.tag_ in FINITE for token in doc[fits[-1].i : comma]):
        return None
    return fits[-1] if verb.is_ancestor(fits[-1]) else None


def _is_done_to(noun: Token) -> bool:
    """Whether a noun is the object of a verb or preposition before it, or is counted ("killing 9 people in Homs")."""
    is_object = noun.dep_ == "pobj" or (noun.dep_ == "dobj" and noun.head.i < noun.i)
    return is_object or any(token.dep_ == "nummod" for token in noun.children)


def first_of_list(subject: Token, verb: Token) -> Token | None:
    """The first subject in "the army, the police and the navy said", where the parser found two."""
    comma = subject.left_edge.i - 1
    if comma < 1 or subject.doc[comma].text != "," or not any(token.dep_ == "conj" for token in subject.children):
        return None
    subjects = (token for token in verb.lefts if token.dep_ in SUBJECTS)
    return next((token for token in subjects if token.right_edge.i == comma - 1), None)


def may_speak(noun: Token) -> bool:
    """Whether a noun phrase means people or a body."""
    phrase = noun.doc[noun.left_edge.i : noun.i + 1].text
    return noun.tag_.startswith("NN") and (is_role(phrase) or kind_of(phrase) is not ClaimantKind.UNKNOWN)


def after_circumstance(subject: Token) -> Token | None:
    """The first token of the subject in "After talks in Oslo, A and B said", where the parser took the talks for it.

    So it is in "On Monday activists said".
    """
    doc, start = subject.doc, subject.left_edge.i
    if doc[start].lower_ in WEEKDAYS and start < subject.i and doc[start + 1].tag_ in NOMINAL - {"POS"}:
        return doc[start + 1]
    if start == 0 or doc[start - 1].lower_ not in _CIRCUMSTANCES or doc[start - 1].tag_ not in ("IN", "VBG"):
        return None
    return next((doc[i + 1] for i in range(start, subject.right_edge.i) if doc[i].text == ","), None)


def after_state(subject: Token) -> Token | None:
    """The first token of the subject in "…, both alive, mayor Ana Ruiz said", where the parser took more for it.

    "All women, men and children said" is a list.
    """
    doc, start = subject.doc, subject.left_edge.i
    if start == 0 or doc[start - 1].text != "," or doc[start].lower_ not in _OF_THEM:
        return None
    last = min(start + _LONGEST_STATE, subject.right_edge.i)
    comma = next((i for i in range(start + 1, last) if doc[i].text == ","), None)
    if comma is None:
        return None
    is_list = subject.i < comma and any(token.tag_ == "CC" for token in doc[comma : subject.right_edge.i])
    return None if is_list or doc[comma + 1].tag_ == "CC" else doc[comma + 1]


def after_circumstance_of_place(subject: Token) -> Token | None:
    """The first token of the name in "At the office, two rooms and a hall, Dr Ana Ruiz would not deny it"."""
    doc, end = subject.doc, subject.right_edge.i
    comma = next((i for i in range(end, subject.left_edge.i, -1) if doc[i].text == ","), None)
    if comma is None or comma == end or doc[subject.left_edge.i - 1 if subject.left_edge.i else 0].text != ",":
        return None
    is_name = kind_of(doc[comma + 1 : end + 1].text) is ClaimantKind.PERSON and doc[end].tag_ in PROPER_NOUN
    before = doc[subject.left_edge.i : comma]
    if not is_name or any(token.tag_ in PROPER_NOUN or is_role(token.text) for token in before):
        return None
    return doc[comma + 1]


def after_missing_comma(subject: Token) -> Token | None:
    """The first token of the subject in "killing 11 others local activists say", where a comma is missing."""
    doc, start = subject.doc, subject.left_edge.i
    ends = (i for i in range(start, subject.i) if doc[i].lower_ in _ENDS_OF_TOLLS and doc[i + 1].tag_ in NOMINAL)
    return next((doc[i + 1] for i in ends), None)


def after_opening(verb: Token) -> Sequence[Token]:
    """The tokens of the subject in "Amid fears of famine, the UN and aid groups warned", taken for a fear."""
    doc, start = verb.doc, verb.sent.start
    if verb.tag_ not in FINITE or verb.dep_ != "ROOT" or doc[start].tag_ not in ("IN", "VBG"):
        return ()
    comma = next((i for i in range(start, verb.i) if doc[i].text == ","), verb.i)
    phrase = list(doc[comma + 1 : verb.i])
    named = phrase and all(token.tag_ in NOMINAL | {"CC", "IN", "RB"} for token in phrase)
    return phrase if named and any(token.tag_[:2] in ("NN", "PR") for token in phrase) else ()


def displaced_subject(verb: Token) -> Sequence[Token]:
    """The tokens of the second verb's subject in "Orr denies theft and Pell, of Leeds, denies fraud".

    The parser took the subject for a part of the first verb's object. An aside between commas follows the name.
    """
    doc = verb.doc
    if verb.dep_ != "conj" or verb.tag_ not in FINITE or doc[verb.i - 1].text != "," or nearest_subject(verb):
        return ()
    joining = next((i for i in range(verb.i - 2, verb.head.i, -1) if doc[i].lower_ in _JOINING), None)
    if joining is None or any(token.tag_ in FINITE_OR_MODAL for token in doc[joining + 1 : verb.i]):
        return ()
    comma = next(i for i in range(joining + 1, verb.i) if doc[i].text == ",")
    name = doc[joining + 1 : comma]
    if comma == verb.i - 1 or not name or any(token.tag_ not in NOMINAL for token in name):
        return ()
    return list(doc[joining + 1 : verb.i - 1]) if name[-1].tag_ in PROPER_NOUN else ()


def speaker_after(verb: Token, *, takes_object: bool) -> Sequence[Token]:
    """The tokens of the speaker after a verb, at the end of the sentence: "…, tweeted the Relief Network".

    The verb stands after a comma or quotation mark and a clause. No clause follows the verb, unless it is an aside.
    If the verb ``takes_object``, the phrase after the verb must mean people or a body, and its subject must not.
    """
    doc, first = verb.doc, verb.i + 1
    if verb.tag_ not in FINITE or verb.i < 2 or doc[verb.i - 1].text not in _SET_OFF or verb.lower_ in _TELLING:
        return ()
    if not any(token.tag_ in FINITE_OR_MODAL for token in doc[verb.sent.start : verb.i]) or _follows_aside(verb):
        return ()
    end = first
    while end < len(doc) and doc[end].tag_ in NOMINAL:
        end += 1
    phrase = list(doc[first:end])
    if not any(token.tag_[:2] in ("NN", "PR") for token in phrase) or _goes_on(verb, end):
        return ()
    subject = nearest_subject(verb)
    is_doubtful = takes_object and (not may_speak(phrase[-1]) or (subject is not None and may_speak(subject)))
    return () if is_doubtful else phrase


def _follows_aside(verb: Token) -> bool:
    """Whether only an aside stands between the sentence's first words and the verb: "The army, whose men left, denied".

    The first words are its speaker then.
    """
    before = verb.doc[verb.sent.start : verb.i]
    comma = next((i for i, token in enumerate(before) if token.text == ","), None)
    if comma is None or comma + 1 >= len(before) or before[comma + 1].tag_ not in _OPENS_ASIDE:
        return False
    return (
        comma > 0 and before[comma - 1].tag_ in NOMINAL and all(t.tag_ not in FINITE_OR_MODAL for t in before[:comma])
    )


def _goes_on(verb: Token, start: int) -> bool:
    """Whether a finite verb outside an aside follows in the sentence, from the token with the index ``start``."""
    end = next((i for i in range(start, verb.sent.end) if verb.doc[i].text == ";"), verb.sent.end)
    rest = verb.doc[start : max(start, end)]
    finite = (token for token in rest if token.tag_ in FINITE_OR_MODAL)
    return any(_ASIDES.isdisjoint(above.dep_ for above in (token, *token.ancestors)) for token in finite)
