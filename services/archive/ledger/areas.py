"""Which area a figure's sentence means in general words: the whole country, a province that was named before."""

import re

from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.report import ReportedFigure
from claimwatch_contracts.vocabulary import PlacePrecision

_NATION = re.compile(
    r"\b(?:(?:across|throughout|around|all over) the (?:whole |entire )?country|country-?wide|nation-?wide)\b",
    re.IGNORECASE,
)
"""Words by which a figure of a sentence is of the whole country."""
_THE_AREA = re.compile(
    r"\b(?:in|across|throughout) (?:the|this|that|his|her|its|their) (?:whole |entire )?"
    r"(?:province|region|state|county|governorate)\b",
    re.IGNORECASE,
)
"""Words by which it means an area that was named before."""


def names_its_area(place: Location | None, words: str) -> bool:
    """Whether a sentence means an area that was named before ("861 fell ill in his province")."""
    return place is not None and place.precision is PlacePrecision.PROVINCE and _THE_AREA.search(words) is not None


def place_meant(figure: ReportedFigure, words: str) -> tuple[Location | None, tuple[AdministrativeArea, ...]]:
    """The figure's place, or its country if the sentence says that the whole country is meant."""
    place = figure.place
    if place is not None and place.within and _NATION.search(words):
        area = place.within[-1]
        country = PlacePrecision.COUNTRY
        return Location(name=area.name, geonames_id=area.geonames_id, precision=country, country=place.country), ()
    return own_place(figure)


def own_place(figure: ReportedFigure) -> tuple[Location | None, tuple[AdministrativeArea, ...]]:
    """The figure's place, and the areas that contain it."""
    place = figure.place
    if place is None:
        return None, ()
    return Location(**{name: getattr(place, name) for name in Location.model_fields}), place.within
