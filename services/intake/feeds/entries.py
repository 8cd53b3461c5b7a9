"""What a feed says of an article, and which entries are parts of one page, as posts of a live blog are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from claimwatch_contracts.base import derived_id
from claimwatch_language.normalising import normalised_spacing
from services.intake.articles.identity import InvalidUrlError, canonical_url, fragment_of


@dataclass(frozen=True)
class Entry:
    """What a feed says of an article. ``text`` is the fullest that the feed itself carries, or empty;
    ``language`` is the tag that it or the feed names.

    ``key`` is what the feed calls the entry, where that says more than ``url``. One that ``shares_page`` is a part of
    the page at ``url``, which is not asked for its text.
    """

    url: str | None
    title: str
    text: str
    published_at: datetime | None
    key: str | None = None
    shares_page: bool = False
    language: str | None = None

    @property
    def fingerprint(self) -> str:
        """The same as long as the feed says the same of the article; a date that is moved says nothing."""
        return derived_id("entry", self.url, self.title, self.text)

    @property
    def words(self) -> str:
        """What it says, for comparing."""
        return normalised_spacing(self.text or self.title)


def told_apart(linked: Iterable[tuple[Entry, str]]) -> tuple[Entry, ...]:
    """The entries of a feed, oldest first, each given with the fragment of its link.

    Entries on one page are parts of it if they have different names and different words: each keeps its name as
    ``key``. A single one is a part if link and identifier name the same place in the page. Otherwise an identifier
    that is no more than the page's address (``…#3``, counted up at each change) is none.
    """
    placed = [_Placed(entry, "" if "#" in (entry.url or "") else fragment) for entry, fragment in linked]
    pages = defaultdict(list)
    for item in placed:
        pages[item.entry.url].append(item)
    shared = {url for url, items in pages.items() if url is not None and _are_parts(items)}
    return tuple(
        item.part() if item.entry.url in shared and not item.is_whole_page else item.alone() for item in placed
    )


@dataclass(frozen=True)
class _Placed:
    entry: Entry
    fragment: str

    @property
    def name(self) -> str:
        return self.entry.key or self.fragment or self.entry.title

    @property
    def is_whole_page(self) -> bool:
        """Whether link and identifier are the page's address and no more."""
        return self._is_named_by_page() and "#" not in f"{self.fragment}{self.entry.key}"

    def part(self) -> Entry:
        """The entry as a part of its page."""
        place = f"#{self.fragment}" if self.fragment else ""
        return replace(self.entry, url=f"{self.entry.url}{place}", key=self.name, shares_page=True)

    def alone(self) -> Entry:
        """The entry as the only one of its page."""
        if self.entry.key is None:
            return replace(self.entry, key=self.fragment or None)
        if not self._is_named_by_page():
            return self.entry
        if self.fragment and fragment_of(self.entry.key) == self.fragment:
            return self.part()
        return replace(self.entry, key=None)

    def _is_named_by_page(self) -> bool:
        try:
            return self.entry.key is not None and canonical_url(self.entry.key) == self.entry.url
        except InvalidUrlError:
            return False


def _are_parts(items: list[_Placed]) -> bool:
    return len({item.name for item in items}) > 1 and len({item.entry.words for item in items}) > 1
