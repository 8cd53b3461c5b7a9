"""Sources behind a participle: "a été annoncé par X", "revendiqué par X". All offsets are those of the sentence."""

import re
from collections.abc import Iterator

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.cues import CueFinder
from services.attribution.by_lists.extents import day_pattern
from services.attribution.by_lists.found import LIKELY, STRIP, Found, Range, built
from services.attribution.by_lists.layout import COVER, Sentence
from services.attribution.by_lists.phrases import Phrases
from services.attribution.by_lists.subjects import Subjects
from services.attribution.by_lists.tagged import Tagged


class Agents:
    """Reads what is said in the passive in sentences of one language, where the agent is named."""

    def __init__(self, words: SayingWords, phrases: Phrases, subjects: Subjects, cues: CueFinder) -> None:
        self._phrases, self._subjects, self._cues = phrases, subjects, cues
        self._impersonal = frozenset(words.impersonal)
        adverbs = rf"(?:\s(?:{any_of(words.within_verb)}))*"
        aside = rf"(?:\s(?:{day_pattern(words)}|(?:{any_of(words.addressed)})\s[^,.:{COVER}]{{1,40}}?))?"
        passive = any_of(words.passive).replace(r"\s", rf"{adverbs}\s")
        self._cue = re.compile(
            rf"(?<![\w-])(?P<cue>(?:(?P<passive>{passive}){adverbs}\s)?"
            rf"(?P<verb>(?:{any_of(words.by_agent)})(?:é|i|u)?e?s?)){aside}\s(?:{any_of(words.agents)})\s",
            re.IGNORECASE,
        )
        self._negated = re.compile(rf"(?<!\w)(?:{any_of(words.negations)})\s?\Z", re.IGNORECASE)
        self._rest = re.compile(
            rf"\s(?=(?:{any_of([*words.infinitive_marks, *words.amount_marks])})(?:\s|(?<=')))", re.IGNORECASE
        )
        self._that = re.compile(rf"\s(?P<that>(?:{any_of(words.complementisers)})(?:\s|(?<=')).*)", re.IGNORECASE)

    def read(self, sentence: Sentence, tagged: Tagged) -> Iterator[Found]:
        """The attributions of a sentence to agents."""
        for match in self._cue.finditer(sentence.covered):
            source = self._phrases.after(tagged, match.end())
            subject = self._subject(tagged, match) if source else None
            cue_class = self._cues.class_of(match["verb"])
            if (
                source
                and not subject
                and cue_class is CueClass.ACCUSE
                and not sentence.covered[: match.start()].strip(STRIP)
            ):
                subject = (0, 0)
            if source is None or subject is None:
                continue
            content = [subject]
            following = self._that.match(sentence.covered, source[1])
            if sentence.covered[slice(*subject)].lower() in self._impersonal:
                content = [match_range(following)] if following else []
            elif cue_class is CueClass.ACCUSE and self._rest.match(sentence.covered, source[1]):
                content.append((source[1], _clause_end(sentence.covered, source[1])))
            negated = self._negated.search(sentence.covered, 0, match.start()) is not None
            found = built(sentence, source, (match.span("cue"),), content, cue_class, negated, LIKELY)
            if found.content:
                yield found

    def _subject(self, tagged: Tagged, match: re.Match[str]) -> Range | None:
        """What is said: the subject of a verb, or the noun before a participle."""
        start = match.start()
        if match["passive"]:
            return self._subjects.before(tagged, self._without_negation(tagged.text, start))
        return self._subjects.ending_at(tagged, start)

    def _without_negation(self, text: str, start: int) -> int:
        negation = self._negated.search(text, 0, start)
        return negation.start() if negation else start


def match_range(match: re.Match[str]) -> Range:
    """The range of the clause with "that"."""
    return match.span("that")


def _clause_end(text: str, start: int) -> int:
    comma = text.find(",", start)
    return comma if comma >= 0 else len(text)
