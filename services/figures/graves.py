"""What numbers count in a text on graves: the dead are the bodies that were found, and whoever was shot there is dead.

A rule reads the characters before and after a number, within its sentence, and what the text counted before.
"""

import re
from dataclasses import dataclass

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from services.figures.anaphora import UP_TO, refers_back
from services.figures.lexicon import OPEN
from services.figures.people import POPULATIONS
from services.figures.telling import Telling

_GRAVES = Telling(
    re.compile(
        r"\b(?:exhum(?:e|ed|es|ing|ation|ations)|mass graves?|unearth(?:ed|ing)|dug up|(?:burial|clandestine"
        r"|secret) (?:pits?"
        r"|graves?|sites?)|of the graves?|(?:bodies|remains)\b[^.;]{0,40}\b(?:pits?|quarry|trench|well|graves?))\b",
        re.IGNORECASE,
    ),
    ("exhum", "grave", "unearth", "dug up", "burial", "clandestine", "secret", "bodies", "remains"),
)
_OF_THE_DEAD = re.compile(r"^ of (?:the|those) (?:(?P<victims>victims)|dead|deceased)\b")
_KILLED_THEN = re.compile(r"\b(?:killed|shot|died) (?:by|in|on|since|between|when|after)\b", re.IGNORECASE)
_COUNTED = re.compile(rf"\bcounts? (?:for|of|at|in) [^.;]{{2,60}} (?:to|at|as) {UP_TO}$", re.IGNORECASE)
_CLASSES = "|".join(word for word, key in POPULATIONS.items() if key in ("women", "children", "men"))
_NUMBER_OF_CLASS = re.compile(
    rf"\bnumber of (?:the )?(?P<class>{_CLASSES})(?: among (?:them|the \w+))? (?:at|as|was|is|stood at"
    rf"|stands at) {UP_TO}$",
    re.IGNORECASE,
)
_SAME_COUNT = re.compile(r"\bthe same (?:number|count|figure|toll)\b[^.;\d]{0,60}, (?:of whom|among them|including) $")
_ARE_BURIED = re.compile(
    r"^(?: people| men| women| victims| persons| prisoners| civilians| others| villagers)? (?:were|are"
    r"|lie|lay|lies|had been"
    r"|have been|was)(?: \w+ly)?(?: still)? (?:buried|interred|dumped|thrown|lying|hidden)\b"
)
_OWN_DEAD = re.compile(
    r"^ of (?:its|their|our|his|her) (?:own )?(?:fighters|men|soldiers|comrades|members|martyrs|policemen|officers)\b"
    r"[^.;]{0,60}"
)
_REST = re.compile(r"\b(?:lay|lie|lies|lying|rest|rested|interred)\b", re.IGNORECASE)
_WERE_FOUND = re.compile(
    r"^(?: [\w’'-]+)?(?: (?:were|was|had been|have been))? (?:found|discovered|pulled|recovered|lifted"
    r"|dug|brought|taken)"
    r"(?: up| out)?(?: dead)? (?:in|from|out of|at the bottom of) (?:an?|the|one|another) (?:[\w’'-]+ )?"
    r"(?:well|pit|grave|trench|ditch|cistern|shaft|latrine|septic tank|quarry)s?\b"
)
_WERE_SHOT = re.compile(
    r"^(?:[^.;]{0,60}?)\b(?:were|was|had been|been|have been) shot\b(?! (?:at|in (?:the|their|his)))"
)
_SURVIVED = re.compile(r"\b(?:survived|wounded|injured|escaped|hospital)\b")
_GRAVE_HOLDS = re.compile(
    r"\b(?:graves?|pits?|trench(?:es)?|well|layers?|quarry|gully|ravine|cistern|shaft)\b[^.;,]{0,30}"
    rf" (?:holds?|held|contain(?:s|ed)|yield(?:s|ed)|hid|hides|gave up|gives up) {UP_TO}$",
    re.IGNORECASE,
)
_RECENT = 400
"""Characters from a part back to the bodies that it is a part of, at most."""
_AND_CLASS = re.compile(r"(?: of (?:them|the dead|the victims|whom))?(?: (?:were|are) )?[\w ]{0,24}(?:,| and|, and) ")


def tells_of_graves(text: str) -> bool:
    """Whether a text is on graves or on bodies that come out of pits."""
    return _GRAVES.is_in(text)


@dataclass
class Dead:
    """Of whom a text on graves told: the last ``bodies`` without a toll since, the last class of them, any ``toll``."""

    bodies: Figure | None = None
    of_class: Figure | None = None
    toll: Figure | None = None

    def take(self, figure: Figure) -> None:
        """Note the next figure of the text."""
        is_whole = figure.population is None
        if figure.measure is Measure.BODIES_FOUND:
            self.bodies = figure
            self.of_class = None if is_whole else figure
        elif figure.measure is Measure.KILLED and is_whole:
            self.bodies, self.toll = None, figure

    def measure_of(self, text: str, figure: Figure, before: str, after: str) -> Measure | None:
        """What befell those whom a number of such a text counts; ``None`` if the text says nothing of it."""
        if figure.unit is not None:
            return None
        if figure.measure in (*OPEN, Measure.DETAINED) and _GRAVE_HOLDS.search(before):
            return Measure.BODIES_FOUND
        if figure.measure is Measure.WOUNDED:
            is_shot = _WERE_SHOT.match(after) and not _SURVIVED.search(after)
            return Measure.KILLED if is_shot else None
        if figure.measure is Measure.KILLED and figure.population is not None:
            return Measure.BODIES_FOUND if self._are_of_them(figure, after) else None
        return self._of_open(text, figure, before, after) if figure.measure in OPEN else None

    def _are_of_them(self, figure: Figure, after: str) -> bool:
        """Whether a class is one of the bodies told of last. "The victims" are those of a toll, if there is one."""
        is_near = self.bodies is not None and figure.start - self.bodies.end < _RECENT
        dead = _OF_THE_DEAD.match(after)
        if not is_near or dead is None or (dead["victims"] and self.toll is not None):
            return False
        return _KILLED_THEN.search(after) is None

    def _of_open(self, text: str, figure: Figure, before: str, after: str) -> Measure | None:
        own = _OWN_DEAD.match(after)
        if own is not None and (_REST.search(own.group()) or before.rstrip().endswith("buried")):
            return Measure.KILLED
        if _ARE_BURIED.match(after) or _WERE_FOUND.match(after):
            return Measure.BODIES_FOUND
        if _NUMBER_OF_CLASS.search(before) or (_SAME_COUNT.search(before) and figure.population is not None):
            return Measure.BODIES_FOUND
        if self.of_class is not None and figure.population is not None:
            between = text[self.of_class.end : figure.start]
            return Measure.BODIES_FOUND if _AND_CLASS.fullmatch(between) else None
        if figure.measure is not Measure.OTHER or figure.counted is not None:
            return None
        return Measure.BODIES_FOUND if refers_back(before, after, None) or _COUNTED.search(before) else None


def class_counted(before: str) -> str | None:
    """The population of which a number is the number ("it put the number of women at")."""
    match = _NUMBER_OF_CLASS.search(before)
    return None if match is None else POPULATIONS[match["class"].lower()]
