"""Numbers after a weekday that the parser took for the day's: "said on Monday 14 people were killed"."""

from spacy.tokens import Doc, Token

from claimwatch_language.calendar import MONTHS, WEEKDAYS
from services._extractor.trees import child, holds

_SUBJECTS = ("nsubj", "nsubjpass")


def part_from_weekdays(doc: Doc) -> None:
    """Give each number after a weekday to the clause that begins with it. "On Monday 14 November" stays as it is."""
    for day in doc[:-2]:
        number = day.nbor()
        if day.lower_ not in WEEKDAYS or number.tag_ != "CD" or number.head != day:
            continue
        clause = _clause_after(number)
        if clause is not None and number.nbor().lower_ not in MONTHS:
            _give(number, clause)


def _clause_after(number: Token) -> Token | None:
    """The clause that begins after a number and is reported by the verb over the weekday, without "that"."""
    verb = next((token for token in number.head.ancestors if child(token, "ccomp")), None)
    if verb is None or verb.i > number.i:
        return None
    clause = next((token for token in verb.rights if token.dep_ == "ccomp" and token.i > number.i), None)
    return None if clause is None or child(clause, "mark") else clause


def _give(number: Token, clause: Token) -> None:
    """Make a number count the clause's subject, or be that subject ("23 of its soldiers")."""
    subject = child(clause, *_SUBJECTS)
    if subject is not None and subject.left_edge == number.nbor():
        number.head, number.dep_ = subject, "nummod"
    elif number.nbor().lower_ == "of":
        _make_subject(number, clause, subject)


def _make_subject(number: Token, clause: Token, subject: Token | None) -> None:
    day, preposition = number.head, number.head.head
    lost = [token for token in (*day.rights, *preposition.rights) if token.i > number.i and token.head != number]
    number.head, number.dep_ = clause, "nsubjpass" if child(clause, "auxpass") else "nsubj"
    for token in lost:
        if not holds(clause, token) or token.i < clause.i:
            token.head = number
    if subject == day:
        day.head, day.dep_ = clause.head, "npadvmod"
    elif subject is not None and subject.i > number.i:
        subject.head, subject.dep_ = number, "conj"
