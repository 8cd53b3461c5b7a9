"""Entries of a feed. Several entries can be parts of one page, such as the posts of a live blog."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from claimwatch_contracts.base import derived_id
from claimwatch_language.normalising import normalised_spacing
from services.intake.articles.addresses import InvalidUrlError, canonical_url, fragment_of


@dataclass(frozen=True)
class Entry:
    """An article as a feed shows it.

    ``text`` is the fullest text in the feed itself, or empty. ``language`` is the tag of the entry or of the feed.
    ``key`` is the feed's identifier of the entry, unless the identifier says no more than ``url``. ``shares_page``: the
    entry is a part of the page at ``url``, so that the page is not fetched for the entry's text. ``publisher`` is set
    for an entry that is not of the feed's own publisher. ``attachment`` is the address of a PDF that comes with it.
    ``authors`` are the names in its byline.
    """

    url: str | None
    title: str
    text: str
    published_at: datetime | None
    key: str | None = None
    shares_page: bool = False
    language: str | None = None
    publisher: str | None = None
    attachment: str | None = None
    authors: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """An id that changes with the entry's address, title or text, and not with its date."""
        return derived_id("entry", self.url, self.title, self.text)

    @property
    def words(self) -> str:
        """The words of the text, or of the title, for comparing."""
        return normalised_spacing(self.text or self.title)


def with_keys(entries_and_fragments: Iterable[tuple[Entry, str]]) -> tuple[Entry, ...]:
    """The entries of a feed in their order, each with its final ``key``. A fragment is that of the entry's link.

    Entries on one page are parts of the page if they have different names and different words. Each part's name is its
    ``key``. A single entry is a part if its link and its identifier have the same fragment. Any other identifier that
    is the page's address and a fragment (``…#3``, counted up at each change) is dropped.
    """
    linked = [
        _LinkedEntry(entry, "" if "#" in (entry.url or "") else fragment) for entry, fragment in entries_and_fragments
    ]
    pages = defaultdict(list)
    for item in linked:
        pages[item.entry.url].append(item)
    shared = {url for url, items in pages.items() if url is not None and _are_parts(items)}
    return tuple(
        item.part() if item.entry.url in shared and not item.is_whole_page else item.alone() for item in linked
    )


@dataclass(frozen=True)
class _LinkedEntry:
    entry: Entry
    fragment: str

    @property
    def name(self) -> str:
        return self.entry.key or self.fragment or self.entry.title

    @property
    def is_whole_page(self) -> bool:
        """Whether both the link and the identifier are the page's address without a fragment."""
        return self._is_named_by_page() and "#" not in f"{self.fragment}{self.entry.key}"

    def part(self) -> Entry:
        """The entry as a part of its page."""
        fragment = f"#{self.fragment}" if self.fragment else ""
        return replace(self.entry, url=f"{self.entry.url}{fragment}", key=self.name, shares_page=True)

    def alone(self) -> Entry:
        """The entry as the only article of its page, unless link and identifier point at the same part of the page."""
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


def _are_parts(items: list[_LinkedEntry]) -> bool:
    return len({item.name for item in items}) > 1 and len({item.entry.words for item in items}) > 1
