"""From the cues of a sentence to its attributions, by what stands before and after each cue.

All offsets are code points of the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.agents import Agents
from services.attribution.by_lists.contents import Contents
from services.attribution.by_lists.cues import Cue, CueFinder
from services.attribution.by_lists.extents import Extents
from services.attribution.by_lists.found import LIKELY, STRIP, SURE, Found, Range, built, letters, stripped
from services.attribution.by_lists.heard import Heard
from services.attribution.by_lists.inside_quotes import InsideQuotes
from services.attribution.by_lists.layout import COVER, Quote, Sentence
from services.attribution.by_lists.phrases import Phrases
from services.attribution.by_lists.prepositions import Prepositions
from services.attribution.by_lists.speakers import Speakers
from services.attribution.by_lists.subjects import Subjects
from services.attribution.by_lists.tagged import Tagged

_LEAST_WORDS = 3
"""The words of a quotation from which it is taken up after a cue between its halves."""
_REACH = 60
"""Code points behind "who has asked" in which it is said that the name is not given."""
_CONTINUED = re.compile(rf"\s*,\s*(?={COVER})")


class Structures:
    """Reads the attributions of sentences in one language."""

    def __init__(self, words: SayingWords) -> None:
        self._cues = CueFinder(words)
        extents = Extents(words)
        self._phrases, self._subjects = Phrases(words, extents), Subjects(words, extents)
        self._prepositions = Prepositions(words, self._phrases, self._subjects)
        self._contents = Contents(words, self._phrases)
        self._agents = Agents(words, self._phrases, self._subjects, self._cues)
        self._speakers = Speakers(words, self._cues)
        self._inside = InsideQuotes(words, self._cues)
        self._heard = Heard(words, self._phrases)
        particle = rf"(?:(?:{any_of([*words.before_verb, *words.articles])})(?:\s|(?<='))?)"
        self._as = re.compile(rf"(?<!\w)(?:{any_of(words.as_said)})(?:\s|(?<=')){particle}{{0,3}}\s*\Z", re.IGNORECASE)
        who = re.escape(words.relatives[0])
        self._antecedent = re.compile(rf",?\s{who}\s(?:{any_of(words.before_verb)})?\s*\Z", re.IGNORECASE)
        self._relatives = frozenset([*words.relatives, *words.complementisers])
        self._one = frozenset(words.impersonal_one)
        self._impersonal = frozenset(words.impersonal)
        joined = rf"(?:^|[,\s])(?:{any_of(words.joining)})\s(?:(?:{any_of(words.before_verb)})(?:\s|(?<=')))*"
        self._shared = re.compile(rf"{joined}\Z", re.IGNORECASE)
        self._unnamed = re.compile(rf"(?<!\w)(?:{any_of(words.unnamed_marks)})", re.IGNORECASE)
        self._in_the_past = re.compile(rf"(?:{any_of(words.in_the_past)})", re.IGNORECASE)
        self._needs_object = re.compile(rf"(?:{any_of(words.needing_object)})", re.IGNORECASE)
        self._enclosed = re.compile(r",\s[^,.:;]{1,60},(?=\s)")
        self._goes_on = re.compile(
            rf"\s?,\s(?=(?:{any_of([*words.addressed, *words.of])})(?:\s|(?<=')))", re.IGNORECASE
        )

    def read(self, sentence: Sentence, tagged: Tagged) -> list[Found]:
        """The attributions of a sentence in the order of their cues."""
        found: list[Found] = []
        for cue in self._all_cues(sentence, tagged):
            last = found[-1].source if found else None
            if (attribution := self._of_cue(sentence, tagged, cue, last)) is not None:
                found = [self._cut(sentence.plain, one, attribution) for one in found]
                found.append(attribution)
        by_agents = list(self._agents.read(sentence, tagged))
        known = {one.cue[0] for one in by_agents}
        by_prepositions = list(self._prepositions.read(sentence, tagged))
        found = [one for one in found if one.cue[0] not in known] + by_agents
        found = [_without(one, by_prepositions, sentence) for one in found if not _is_inside(one, by_prepositions)]
        found += by_prepositions
        found += self._inside.read(sentence)
        if not found and (spoken := self._speakers.before_colon(sentence, tagged)):
            return [spoken]
        heard = self._heard.read(sentence, tagged, [one for one in found if one.content])
        return sorted(heard, key=lambda one: one.cue[0] if one.cue else (0, 0))

    def _all_cues(self, sentence: Sentence, tagged: Tagged) -> list[Cue]:
        cues = list(self._cues.find(sentence.covered))
        unlisted = self._speakers.unlisted(sentence, tagged)
        if unlisted and not any(unlisted.start <= cue.start <= unlisted.end for cue in cues):
            cues.append(unlisted)
        return sorted(cues, key=lambda cue: cue.start)

    def _of_cue(self, sentence: Sentence, tagged: Tagged, cue: Cue, last: Range | None) -> Found | None:
        covered = sentence.covered
        before = covered[: cue.start]
        quote = _quote_before(sentence, self._subjects.without_particles(covered, cue.start))
        if cue.participle:
            content = self._contents.of_participle(covered, cue)
            return self._found(sentence, cue, last, *content) if last and content else None
        if as_said := self._as.search(before):
            return self._as_said(sentence, tagged, cue, as_said.start())
        if tagged.is_noun(cue.start):
            return None
        if quote is not None:
            return self._after_quote(sentence, tagged, cue, quote)
        if cue.clitic:
            return self._of_clitic(sentence, tagged, cue, cue.clitic)
        shared = last if last and self._shared.search(before) else None
        if clause := self._contents.clause(sentence, cue):
            return self._with_subject(sentence, tagged, cue, *clause, shared)
        if before.rstrip().endswith(",") and (inserted := self._inserted(sentence, tagged, cue)):
            return inserted
        if not self._describes(covered, cue) and (phrase := self._contents.phrase(sentence, tagged, cue)):
            return self._with_subject(sentence, tagged, cue, *phrase, shared)
        return None

    def _describes(self, covered: str, cue: Cue) -> bool:
        """Whether a verb with a noun tells what somebody does: in the passive, or of "who" in the present."""
        is_present = " " not in covered[cue.start : cue.end]
        is_relative = cue.takes_noun and self._antecedent.search(covered, 0, cue.start) is not None
        return cue.passive or (is_present and (is_relative or self._in_the_past.match(cue.verb) is not None))

    def _of_clitic(self, sentence: Sentence, tagged: Tagged, cue: Cue, clitic: Range) -> Found | None:
        """…, a-t-il dit. A verb that is not listed stands behind a clause that asks nothing."""
        covered = sentence.covered
        if not cue.listed and (sentence.plain.rstrip().endswith("?") or not tagged.has_verb_before(cue.start)):
            return None
        content = [(0, cue.start)] if covered[: cue.start].strip(STRIP) else []
        if content and covered.startswith(",", cue.end) and not tagged.has_verb_before(cue.start):
            content.append((cue.end, len(covered)))
        confidence = SURE if cue.listed else LIKELY
        if that := self._contents.that(covered, cue):
            content, confidence = that
        return self._found(sentence, cue, letters(covered, clitic), content, confidence) if content else None

    def _after_quote(self, sentence: Sentence, tagged: Tagged, cue: Cue, quote: Quote) -> Found | None:
        """« … », a déclaré X. The quotation may go on after the source."""
        source = letters(sentence.covered, cue.clitic) if cue.clitic else self._inverted(sentence, tagged, cue)
        if source is None:
            return None
        goes_before = tagged.has_verb_before(quote.start) or sentence.plain[quote.inner_start].islower()
        is_part = goes_before and sentence.covered[: quote.start].strip(STRIP + COVER)
        content = [(0 if is_part else quote.inner_start, quote.inner_end)]
        end = max(cue.end, source[1])
        goes_on = _CONTINUED.match(sentence.covered, end)
        following = next((one for one in sentence.quotes if goes_on and one.start == goes_on.end()), None)
        if following is not None:
            content.append((following.inner_start, following.inner_end))
        return self._found(sentence, cue, source, content)

    def _inverted(self, sentence: Sentence, tagged: Tagged, cue: Cue) -> Range | None:
        """The source after an inverted verb, after those addressed: "a déclaré lundi à l'AFP X"."""
        position, covered = cue.end, sentence.covered
        if enclosed := self._enclosed.match(covered, position):
            position = enclosed.end()
        for _ in range(4):
            start = position + len(covered[position:]) - len(covered[position:].lstrip())
            if self._phrases.begins(tagged, start) and (source := self._phrases.after(tagged, start)):
                return source
            if not (aside := self._contents.skipped(tagged, position)):
                break
            position = aside
        return self._phrases.name_at_end(tagged, cue.end, position)

    def _inserted(self, sentence: Sentence, tagged: Tagged, cue: Cue) -> Found | None:
        """… , a annoncé X. What is said stands before and has a verb of its own, or goes on behind X."""
        if self._needs_object.match(cue.verb):
            return None
        subject = self._subjects.before(tagged, cue.start)
        aside = self._contents.asides_end(tagged, cue.end)
        if subject and not self._phrases.begins(tagged, aside + 1):
            return None
        source = self._inverted(sentence, tagged, cue)
        if source is None:
            return None
        content, covered = [(0, cue.start)], sentence.covered
        if not tagged.has_verb_before(cue.start) and COVER not in covered[: cue.start]:
            if subject or not (covered.startswith(",", source[1]) and tagged.has_verb_in(source[1], len(covered))):
                return None
            content.append((source[1], len(covered)))
        elif goes_on := self._goes_on.match(covered, source[1]):
            content.append((goes_on.end(), len(covered)))
        return self._found(sentence, cue, source, content)

    def _as_said(self, sentence: Sentence, tagged: Tagged, cue: Cue, start: int) -> Found | None:
        """Comme l'a dit X, …"""
        source = letters(sentence.covered, cue.clitic) if cue.clitic else self._inverted(sentence, tagged, cue)
        if source is None:
            return None
        before, after = (0, start), (source[1], len(sentence.covered))
        content = before if sentence.covered[:start].strip(STRIP) else after
        if len(sentence.covered[slice(*content)].split()) < _LEAST_WORDS:
            return None
        return self._found(sentence, cue, source, [content])

    def _with_subject(
        self,
        sentence: Sentence,
        tagged: Tagged,
        cue: Cue,
        content: list[Range],
        confidence: float,
        shared: Range | None,
    ) -> Found | None:
        """What the subject before a cue says, or the subject of the cue before, which it shares ("… et a dit que")."""
        relative = self._antecedent.search(sentence.covered, 0, cue.start)
        before = self._subjects.ending_at(tagged, relative.start()) if relative else None
        before = before or self._subjects.before(tagged, relative.start() if relative else cue.start)
        source = shared if shared and not cue.passive else before
        if relative and (confidence is LIKELY or COVER in sentence.covered[cue.end :]):
            content = [(start, _clause_end(sentence.covered, start, end)) for start, end in content]
        if source is None or (relative and self._unnamed.search(sentence.covered, cue.end, cue.end + _REACH)):
            return None
        words = sentence.covered[slice(*source)].lower()
        if words.split()[-1:] and words.split()[-1] in self._relatives:
            return None
        if words in self._one and confidence is LIKELY:
            return None
        if words in self._impersonal and cue.passive:
            return self._found(sentence, cue, None, content, confidence)
        return None if cue.passive else self._found(sentence, cue, source, content, confidence)

    def _cut(self, plain: str, earlier: Found, later: Found) -> Found:
        """An attribution whose content ends where a later one begins: of the same source, or around it."""
        around = next((b for a, b in later.content if a <= earlier.cue[0][0] < b), None)
        is_own = earlier.source == later.source
        start = later.cue[0][0] if is_own or around is None else around
        if not (is_own or around) or not any(a < start < b for a, b in earlier.content):
            return earlier
        if is_own and (shared := self._shared.search(plain, 0, start)):
            start = shared.start()
        cut = (stripped(plain, a, min(b, start)) for a, b in earlier.content)
        return replace(earlier, content=tuple(piece for piece in cut if piece))

    def _found(
        self, sentence: Sentence, cue: Cue, source: Range | None, content: Sequence[Range], confidence: float = SURE
    ) -> Found | None:
        found = built(sentence, source, cue.pieces, content, cue.cue_class, cue.negated, confidence)
        return found if found.content else None


def _is_inside(found: Found, others: Sequence[Found]) -> bool:
    """Whether a cue is a word of a source ("selon le rapport publié par l'ONU")."""
    return any(one.source and one.source[0] <= found.cue[0][0] < one.source[1] for one in others)


def _without(found: Found, others: Sequence[Found], sentence: Sentence) -> Found:
    """A content that ends where it is said, behind a comma, according to whom all of it is."""
    cuts = [one.cue[0][0] for one in others if sentence.plain[: one.cue[0][0]].endswith(", ")]
    pieces = found.content
    for cut in cuts:
        if found.cue[0][0] < cut:
            pieces = tuple(piece for a, b in pieces if a < cut and (piece := stripped(sentence.plain, a, min(b, cut))))
    return replace(found, content=pieces) if pieces else found


def _quote_before(sentence: Sentence, offset: int) -> Quote | None:
    """The quotation that ends directly before, with at most a comma between."""
    before = (quote for quote in sentence.quotes if quote.end <= offset)
    last = max(before, key=lambda quote: quote.end, default=None)
    return last if last and not sentence.plain[last.end : offset].strip(" ,.") else None


def _clause_end(text: str, start: int, end: int) -> int:
    comma = text.find(",", start, end)
    return comma if comma >= 0 else end
