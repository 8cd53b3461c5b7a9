"""The subjects of a text's sentences, judged by the sentences' first words."""

import re
from bisect import bisect_right

from claimwatch_language.datelines import dateline_end
from claimwatch_language.names.aliases import BUILT_IN
from claimwatch_language.sentences import sentence_starts
from services.attribution.names.claimant_kinds import STATES, is_role, speaks_as_body
from services.attribution.names.name_forms import Mention

_REACH_CHARACTERS = 600
_OPENING_CHARACTERS = 10
_OPENING = re.compile(r"(?:The |the )?")
_TAIL = re.compile(
    r"(?: [a-z]+){0,3} (?:office|agency|ministry|mission|commission|council|service|department|army|police|government"
    r"|forces?|group|movement|union|party|company)\b"
)
"""The common noun at the end of a body's name: "the United Nations human rights office"."""
_OWNED = re.compile(
    r"['’]s? (?:[a-z][\w-]* ){0,4}?(?P<head>[a-z]+)(?=,| (?:has|have|had|is|was|will|would|said|says|\w+ed)\b)"
)
"""What the bearer of a name owns: "'s search authority" after "Libya"."""
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_ONE_WORD = re.compile(r"[A-Z][\w’'-]+")
_APPOSITION = re.compile(r", (?:an?|the|\d{1,3})\b[^,.]{0,60}(?=,)")
_SEVERAL = re.compile(r"(?P<several>(?:The )?[A-Z][^.,;:!?]{2,80}?) (?:are|have|were|remain|refuse|want)\b")
_SUFFERS = re.compile(
    r"[^,.]{0,40}?\b(?:(?:was|were)(?! (?:\w+ing|an?|the|there)\b)|has been|had been|died|is being)\b"
)


_CIRCUMSTANCE = r"(?:(?:On|By|In|At|After|Late|Early|Earlier|Until|Shortly) (?:[\w’'.]+,? ){1,5}?)?"
_FINITE = (
    r"(?:has|have|had|is|gave|gives|puts?|keeps|kept|held|holds|came|went|began|found|sent|spoke|says|said|counts|made|took"
    r"|drew|led|runs|ran|stood|did|does|will|would|met|shot|lost|left|tracks|monitors|documents|records|works|operates"
    r"|covers|wrote|drove|saw|sat|rose|chose|broke|[a-z]+ed)"
)
"""Verbs that follow a subject and are hardly ever the last word of its name."""
_DESCRIBED = re.compile(
    rf"{_CIRCUMSTANCE}(?P<phrase>(?:The|the|An?|an?) (?P<core>(?:[\w’'-]+ ){{0,4}}?[a-z]+)"
    r"(?: (?:of|for|in|at) (?:the )?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}|[a-z]+(?: [a-z]+)?))?"
    r"(?: [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})?(?:, [A-Z][\w’'-]+(?: [\w’'-]+){1,3}(?=,))?)"
    rf"(?=,| (?:(?:later|then|also|now|still|again|already|soon|[a-z]+ly) )?{_FINITE}\b)"
)
"""A body or a person with an office at the beginning of a sentence, in small letters: "The health ministry updated"."""


_ONE_OF = re.compile(
    r"(?:One|Another) of [^,.;:]{3,100}, (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}),"
    rf" (?:is|was|has|had|also|now|later|[a-z]+s|{_FINITE})\b"
)
"""Somebody who is named as one of several at the beginning of a sentence ("One of the founders, Jane Roe, backs")."""


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self._text = text
        self._starts = sentence_starts(text)
        self._mentions = {mention.start: mention.text for mention in mentions}

    def opens(self, position: int) -> bool:
        """Whether a sentence, or the quotation at its beginning, begins at a position of the text."""
        start = self._starts[bisect_right(self._starts, position) - 1]
        return position - start < _OPENING_CHARACTERS and not self._text[start:position].strip("\"'“‘( \n")

    def subject_before(self, position: int) -> tuple[int, str] | None:
        """The name at the beginning of the sentence before, and the name's position in the text.

        ``None`` if the sentence says that something was done to the bearer.
        """
        return self._subject(bisect_right(self._starts, position) - 2)

    def subject_around(self, position: int) -> tuple[int, str] | None:
        """The same for the sentence around a position, if the name ends before that position."""
        subject = self._subject(bisect_right(self._starts, position) - 1)
        return subject if subject and subject[0] + len(subject[1]) < position else None

    def plural_before(self, position: int) -> tuple[int, str] | None:
        """The subject of the sentence before, if its verb is in the plural, and the subject's position in the text."""
        index = bisect_right(self._starts, position) - 2
        subject = _SEVERAL.match(self._text, self._starts[index]) if index >= 0 else None
        return (subject.start(), subject["several"]) if subject else None

    def _subject(self, index: int) -> tuple[int, str] | None:
        if index < 0:
            return None
        begin = self._starts[index] + dateline_end(self._text[self._starts[index] :][:_REACH_CHARACTERS])
        opening = _OPENING.match(self._text, begin)
        start = opening.end() if opening else begin
        name = self._mentions.get(start) or self._known_word(start)
        tail = _TAIL.match(self._text, start + len(name)) if name else None
        name = name + tail[0] if name and tail else name
        if name and (bare := _POSSESSIVE.sub("", name)) != name:
            return self._owned(start, bare) or (start, name)
        if name is None:
            return self._described(begin)
        if _SUFFERS.match(self._text, start + len(name)):
            return None
        apposition = _APPOSITION.match(self._text, start + len(name))
        return start, name + (apposition[0] if apposition else "")

    def _owned(self, start: int, owner: str) -> tuple[int, str] | None:
        """A body with its owner ("Libya's search authority"), which is the subject, and not its owner."""
        match = _OWNED.match(self._text, start + len(owner))
        return (start, owner + match[0]) if match and speaks_as_body(match["head"]) else None

    def _described(self, start: int) -> tuple[int, str] | None:
        """A body, or a person under office and name, in small letters at the beginning of a sentence."""
        if one := _ONE_OF.match(self._text, start, start + _REACH_CHARACTERS):
            return one.start("name"), one["name"]
        match = _DESCRIBED.match(self._text, start, start + _REACH_CHARACTERS)
        if match is None or _SUFFERS.match(self._text, match.end("phrase")):
            return None
        head = match["core"].split()[-1]
        return (match.start("phrase"), match["phrase"]) if is_role(head) or speaks_as_body(head) else None

    def bounds(self, position: int) -> tuple[int, int]:
        """The sentence around a position of the text, at most 600 characters in each direction."""
        index = bisect_right(self._starts, position) - 1
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        return max(self._starts[index], position - _REACH_CHARACTERS), min(end, position + _REACH_CHARACTERS)

    def _known_word(self, start: int) -> str | None:
        word = _ONE_WORD.match(self._text, start)
        return word[0] if word and (BUILT_IN.known(word[0]) or word[0].lower() in STATES) else None
