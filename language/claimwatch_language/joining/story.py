"""Where an article's figures lie that have no place in their own sentence: what they go on with, else the main place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from claimwatch_language.geography import contains
from claimwatch_language.joining.bearings import Bearing
from claimwatch_language.joining.happenings import Happenings
from claimwatch_language.joining.locales import Locale, Locales
from claimwatch_language.joining.setting import Support, main_place
from claimwatch_language.paragraphs import paragraph_breaks

_WEIGHTS = {Bearing.LOCATIVE: 1.0, Bearing.BARE: 0.4, Bearing.ORIGIN: 0.1, Bearing.ASIDE: 0.0}
_TITLE = 3.0
_LEAD_SENTENCES = 2
_LEAD = 2.0
_HAPPENED = 1.5
_DEMONYM = 0.2


class Story:
    """The places of one article, by its sentences. ``starts`` are the text's ``sentence_starts``."""

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        locales: Locales,
        demonyms: Sequence[Place],
        titled: Sequence[Locale] = (),
    ) -> None:
        self._text = text
        self._starts = starts
        self._locales = locales
        self._happenings = Happenings(text)
        self._paragraphs = [0, *(following for _, following in paragraph_breaks(text))]
        self.main = main_place([*self._titled(titled), *self._told(), *self._by_demonyms(demonyms)])

    def before(self, offset: int) -> Place | None:
        """The last place where something happens in an earlier sentence of the paragraph of ``offset``."""
        sentence = bisect_right(self._starts, offset) - 1
        paragraph = self._paragraphs[bisect_right(self._paragraphs, offset) - 1]
        for locale in reversed(self._locales.between(paragraph, self._starts[sentence])):
            if locale.has_happened:
                return locale.place
        return None

    def just_before(self, offset: int) -> Place | None:
        """The last place where something happens in the sentence before the sentence of ``offset``."""
        sentence = bisect_right(self._starts, offset) - 1
        near = self._locales.between(self._starts[max(0, sentence - 1)], self._starts[sentence])
        return next((locale.place for locale in reversed(near) if locale.has_happened), None)

    def refined(self, place: Place) -> Place:
        """The main place if it lies in ``place``, else ``place``."""
        return self.main if self.main is not None and contains(place, self.main) else place

    def _titled(self, titled: Sequence[Locale]) -> Iterator[Support]:
        for locale in titled:
            yield Support(locale.place, _TITLE * max(0.5, _WEIGHTS[locale.bearing]), locale.has_happened)

    def _told(self) -> Iterator[Support]:
        for locale in self._locales.all:
            sentence = bisect_right(self._starts, locale.start) - 1
            weight = _WEIGHTS[locale.bearing]
            if sentence < _LEAD_SENTENCES:
                weight *= _LEAD
            if self._happened(locale.start):
                weight *= _HAPPENED
            for place in locale.sides:
                yield Support(place, weight, locale.has_happened)

    def _by_demonyms(self, demonyms: Sequence[Place]) -> Iterator[Support]:
        for demonym in demonyms:
            yield Support(demonym, _DEMONYM, False)

    def _happened(self, offset: int) -> bool:
        """Whether a word of the sentence of ``offset`` says that something happened."""
        sentence = bisect_right(self._starts, offset) - 1
        return bool(self._happenings.between(self._starts[sentence], self._end(sentence)))

    def _end(self, sentence: int) -> int:
        return self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self._text)
