"""Cues of a sentence: finite verbs of saying with their auxiliaries and joined pronouns, and participles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.languages.patterns import any_of, by_phrase
from claimwatch_language.languages.words import SayingWords


@dataclass(frozen=True)
class Cue:
    """A cue at ``start`` to ``end`` of its sentence; ``pieces`` are its own words without a joined pronoun.

    ``clitic`` is the range of a pronoun joined to the verb. A ``participle`` has the subject of the verb before it.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    verb: str
    cue_class: CueClass
    clitic: tuple[int, int] | None = None
    negated: bool = False
    passive: bool = False
    participle: bool = False
    takes_noun: bool = False
    listed: bool = True
    """Whether its verb is one of saying. If not, the pronoun joined to it makes it one."""


class CueFinder:
    """Finds cues in the sentences of one language."""

    def __init__(self, words: SayingWords) -> None:
        self._reflexives = tuple(one if one.endswith("'") else f"{one} " for one in words.reflexives)
        self._classes = dict(_classes(words))
        finite = _verbs(words.stems, words.endings) + list(by_phrase(words.forms))
        behind = [
            *map(self._alone, _verbs(words.stems, words.past_participles)),
            *by_phrase(words.participles),
        ]
        clitic = rf"(?P<{{name}}>{any_of(words.clitics)})?"
        adverbs = rf"(?:(?:{any_of(words.within_verb)})\s)*"
        auxiliaries = any_of([*words.auxiliaries, *words.passive])
        compound = (
            rf"(?P<auxiliary>{auxiliaries}){clitic.format(name='middle')}\s{adverbs}"
            rf"(?P<participle>{any_of(behind)})(?!\w)"
        )
        simple = rf"(?P<finite>{any_of(finite)})(?!\w){clitic.format(name='after')}"
        present = rf"(?P<present>{any_of(_verbs(words.stems, words.present_participles))})(?!\w)"
        joined = (
            rf"(?<=,\s)(?:{any_of(words.reflexives)}\s?)??(?:(?P<had>{auxiliaries})(?P<inner>{any_of(words.clitics)})"
            rf"\s{adverbs}(?P<unlisted>[^\W\d]{{3,}}[éiust]e?s?)|(?!(?:{any_of(words.no_speech)})-(?!\w+\s(?:{any_of(words.reading)})\b))"
            rf"(?P<inverted>[^\W\d]+)(?P<outer>{any_of(words.clitics)}))(?!\w)"
        )
        self._cue = re.compile(rf"(?<![\w-])(?:{compound}|{simple}|{present}|{joined})(?!\w)", re.IGNORECASE)
        self._negation = re.compile(rf"(?<!\w)(?:{any_of(words.negations)})\s?(?:\w+'\s?)?\Z", re.IGNORECASE)
        self._passive = frozenset(words.passive)
        self._takes_noun = re.compile(rf"(?:{any_of(words.nominal)})", re.IGNORECASE)

    def find(self, sentence: str) -> Iterator[Cue]:
        """The verbs of saying, in order."""
        position = 0
        while match := self._cue.search(sentence, position):
            position = match.end()
            yield self._read(sentence, match)

    def class_of(self, verb: str) -> CueClass:
        """The class of a verb's form; that of plain saying if it is not listed."""
        return self._classes.get(verb.lower(), CueClass.ASSERT)

    def _alone(self, verb: str) -> str:
        """A verb without its reflexive pronoun, which its auxiliary has ("s'est | exclamé")."""
        return next((verb.removeprefix(one) for one in self._reflexives if verb.startswith(one)), verb)

    def _read(self, sentence: str, match: re.Match[str]) -> Cue:
        if match["unlisted"] or match["inverted"]:
            return _of_pronoun(match)
        verb = match["participle"] or match["finite"] or match["present"]
        middle, after = match.span("middle"), match.span("after")
        clitic = middle if middle[0] >= 0 else after if after[0] >= 0 else None
        pieces = [match.span("finite") if match["finite"] else match.span("present")]
        if match["participle"]:
            end = match.end("auxiliary")
            pieces = [(match.start(), match.end("participle"))]
            if clitic:
                pieces = [(match.start(), end), (clitic[1] + 1, match.end("participle"))]
        return Cue(
            start=match.start(),
            end=match.end(),
            pieces=tuple(pieces),
            verb=verb,
            cue_class=self.class_of(verb),
            clitic=clitic,
            negated=bool(self._negation.search(sentence, max(0, match.start() - 12), match.start())),
            passive=(match["auxiliary"] or "").lower() in self._passive,
            participle=bool(match["present"]),
            takes_noun=bool(self._takes_noun.match(verb)),
        )


def _of_pronoun(match: re.Match[str]) -> Cue:
    """A verb that is not listed and has a pronoun joined to it: "insiste-t-il", "s'est-elle étonnée"."""
    clitic = match.span("inner" if match["unlisted"] else "outer")
    verb = match["unlisted"] or match["inverted"]
    pieces = (
        [(match.start(), clitic[0]), (clitic[1] + 1, match.end())]
        if match["unlisted"]
        else [(match.start(), clitic[0])]
    )
    return Cue(match.start(), match.end(), tuple(pieces), verb, CueClass.ASSERT, clitic, listed=False)


def _verbs(stems: Mapping[CueClass, tuple[str, ...]], endings: tuple[str, ...]) -> list[str]:
    return [f"{stem}{ending}" for listed in stems.values() for stem in listed for ending in endings]


def _classes(words: SayingWords) -> Iterator[tuple[str, CueClass]]:
    endings = (*words.endings, *words.present_participles, *words.past_participles)
    for cue_class, stems in words.stems.items():
        yield from ((f"{stem}{ending}", cue_class) for stem in stems for ending in endings)
    for forms in (words.forms, words.participles):
        yield from by_phrase(forms).items()
