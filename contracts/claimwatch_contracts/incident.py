"""The incident: one occurrence in the world, as the archive knows it from the reports on it."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from claimwatch_contracts.base import Instant, Versioned
from claimwatch_contracts.extraction import AdministrativeArea, Location

Weight = Annotated[float, Field(ge=0.0)]


class Site(Location):
    """A place that reports on an incident name. ``weight`` says how much they speak for it as the incident's place.

    ``within`` goes from the closest area that contains the place to the country.
    """

    within: tuple[AdministrativeArea, ...] = ()
    weight: Weight = 1.0

    @property
    def location(self) -> Location:
        """The place alone."""
        return Location(**{name: getattr(self, name) for name in Location.model_fields})


class Incident(Versioned):
    """One occurrence in the world. Written by ``archive``.

    ``opened_by`` is the id of the article whose report opened the incident, and the incident's id is derived from it,
    unless a person split the incident from another one.
    ``title`` is that article's title.
    ``articles`` are the ids of the first articles whose main incident this is. ``first_at`` and ``last_at`` are the
    earliest and the latest time of publication among all of them.

    ``sites``, ``days``, ``topics``, ``words``, ``terms`` and ``titles`` are sums over the reports: places, days on
    which it happened, topics, the articles' words for what happened ("shelling"), the words, names and figures that are
    rare in other texts, and those of the titles. Of each, those with the most weight are kept. ``harm`` is the number
    of reports of people who were harmed.

    ``merged_into`` is the incident that this one turned out to be.
    """

    VERSION: ClassVar[int] = 1

    incident_id: str
    opened_by: str
    title: str = ""
    first_at: Instant
    last_at: Instant
    articles: tuple[str, ...]
    sites: tuple[Site, ...] = ()
    days: Annotated[dict[date, Weight], Field(default_factory=dict)]
    topics: Annotated[dict[str, Weight], Field(default_factory=dict)]
    words: Annotated[dict[str, Weight], Field(default_factory=dict)]
    harm: Weight = 0.0
    terms: Annotated[dict[str, Weight], Field(default_factory=dict)]
    titles: Annotated[dict[str, Weight], Field(default_factory=dict)]
    merged_into: str | None = None
