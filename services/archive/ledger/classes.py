"""What a row counts: its measure, and the class of people or things."""

import re
from collections.abc import Sequence

from claimwatch_contracts.report import ReportedFigure
from claimwatch_contracts.vocabulary import Measure, Nature, Submeasure
from claimwatch_language.wordlists import word_set
from services.archive.ledger.counting import class_of_cases

TOLD_APART = frozenset({"women", "children", "men", "elderly", "fighters", "security_forces"})
"""Populations that always have a row of their own. Of others, such as civilians, only a part of a total has one."""

_GENERAL = word_set("lakh crore people person persons others lives souls victims victim dead men individuals")
_STATES = {
    "destroyed": r"destroy\w*|raz(?:ed|ing)|flatten\w*|levell?ed|burn[te]\w*|collapsed|swept away|washed away|gutted",
    "damaged": r"damaged?|damaging|cracked|hit",
}
_DONE = {
    "rescued": r"rescued?|rescuing|saved|plucked|lifted|airlifted|evacuat\w+|brought to safety"
    r"|(?:from|out of) the (?:water|sea|river|lake|waves|flood\w*)"
    r"|(?:pulled|brought|dug|taken) out alive|found alive|alive from|from the (?:rubble|debris|ruins|wreck\w*)",
    "affected": r"affected",
    "charged": r"charged|indicted",
    "sentenced": r"sentenced|convicted",
    "identified": r"identified",
    "treated": r"treat(?:ed|ing)|admitted|hospitali[sz]ed",
    "vaccinated": r"vaccinat\w+|immuni[sz]ed",
    "recovered": r"recovered from|recovered(?=:)|discharged|cured",
    "trapped": r"trapped|stranded|cut off",
    "returned": r"returned|gone home|went home",
    "demonstrators": r"march(?:ed|ing)|rall(?:ied|ying)|protest(?:ed|ing)|demonstrat(?:ed|ing)|took to the streets"
    r"|walked (?:behind|in procession)",
    "passengers": r"on board|aboard",
}
_WHAT_IS_DONE = re.compile("|".join(rf"\b(?P<{key}>{words})" for key, words in _DONE.items()), re.IGNORECASE)
_AROUND = 60
"""Characters before and after a number of people in which the article says what was done to them."""
_STUDENTS = re.compile(r"^\W*(?:[\w-]+ ){0,3}students?\b", re.IGNORECASE)
"""A number of students, who are of age as often as not."""
_BESIDE = 30
_CLAUSE = re.compile(r"[.;!?\n]")
_STILL_HELD = re.compile(
    r"\b(?:still|remain(?:s|ed|ing)?) (?:being )?(?:in|held|detained|behind|under|locked)\b", re.IGNORECASE
)
_AT_STAKE = re.compile(
    r"\b(?:compensat|promis|pledg|aid\b|relief|damage|loss|lost|fund|appeal|reparation|ransom|fine[ds]?\b|grant|request"
    r"|donat|famil)",
    re.IGNORECASE,
)
_STATE = re.compile("|".join(rf"\b(?P<{state}>{words})\b" for state, words in _STATES.items()), re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[\n.;])(?P<label>[^\n.;:]{0,40}): [^\n.;:]*$")
"""What a list says before a colon of the numbers after it ("Homes destroyed: 8,400 in Orsk and 610 in Tarn")."""
_REACH = 40
"""Characters after a number of buildings in which the article says what became of them."""


def measure_of(figures: Sequence[ReportedFigure], index: int) -> Measure:
    """The measure. A part of a toll that is read as people without a harm ("38 dead, including 7 children") has its."""
    figure = figures[index]
    whole = None if figure.subset_of is None else figures[figure.subset_of]
    if figure.measure is Measure.PEOPLE_OTHER and figure.submeasure is None and whole is not None:
        return whole.measure if whole.measure.nature is Nature.HARM else figure.measure
    return figure.measure


def class_of(figure: ReportedFigure, measure: Measure, text: str) -> str | None:
    """The class that the row is about; ``None`` for people or things in general."""
    if measure is Measure.DETAINED and _is_still_held(figure, text):
        return "in_custody"
    if measure.nature is Nature.HARM:
        if figure.population == "children" and _STUDENTS.search(text[figure.start : figure.end + _BESIDE]):
            return None
        return figure.population if figure.population in TOLD_APART or figure.subset_of is not None else None
    if measure is Measure.BUILDINGS:
        return state_of(figure, text)
    if figure.submeasure is Submeasure.CASES:
        return class_of_cases(text, figure.start, figure.end, figure.counted)
    if figure.submeasure is not None:
        return None
    return (
        figure.population
        or head_noun(figure.counted)
        or (done_to(figure, text) if measure is Measure.PEOPLE_OTHER else None)
    )


def done_to(figure: ReportedFigure, text: str) -> str | None:
    """What was done to people who came to no harm ("rescued", "charged"), by the nearest word in their clause."""
    before = _CLAUSE.split(text[max(0, figure.start - _AROUND) : figure.start])[-1]
    after = _CLAUSE.split(text[figure.end : figure.end + _AROUND])[0]
    following = _WHAT_IS_DONE.search(after)
    preceding = list(_WHAT_IS_DONE.finditer(before))
    if following is None:
        return preceding[-1].lastgroup if preceding else None
    is_nearer = preceding and len(before) - preceding[-1].end() < following.start()
    return preceding[-1].lastgroup if is_nearer else following.lastgroup


def _is_still_held(figure: ReportedFigure, text: str) -> bool:
    """Whether the figure counts who is held now, and not all who were detained."""
    return bool(
        _STILL_HELD.search(_CLAUSE.split(text[max(0, figure.start - 2 * _AROUND) : figure.start])[-1])
        or _STILL_HELD.search(_CLAUSE.split(text[figure.end : figure.end + _AROUND])[0])
    )


def state_of(figure: ReportedFigure, text: str) -> str | None:
    """What became of buildings: "destroyed" or "damaged", by the nearest word after the number, else by its label."""
    found = _STATE.search(text[figure.end : figure.end + _REACH])
    if found is None and (label := _LABEL.search(text[max(0, figure.start - 2 * _REACH) : figure.start])):
        found = _STATE.search(label["label"])
    return None if found is None else found.lastgroup


def is_at_stake(sentence: str) -> bool:
    """Whether the sentence tells of money that was paid, lost or promised, and not of a price."""
    return _AT_STAKE.search(sentence) is not None


def head_noun(counted: str | None) -> str | None:
    """The last word for what is counted; ``None`` if it is a word for people in general."""
    words = re.findall(r"\w+", (counted or "").casefold())
    return words[-1] if words and words[-1] not in _GENERAL else None
