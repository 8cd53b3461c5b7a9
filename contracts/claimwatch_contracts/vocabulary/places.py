"""The words of places and periods."""

from enum import StrEnum


class DatePrecision(StrEnum):
    """How exactly the first and last day of a period are known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class PlacePrecision(StrEnum):
    """How exactly a place is known, from exact to coarse.

    A ``region`` has no fixed bounds ("Ghouta", "Middle East"): it may be smaller than a country or span several.
    """

    EXACT = "exact"
    VILLAGE = "village"
    DISTRICT = "district"
    CITY = "city"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"
    UNKNOWN = "unknown"


class PlaceRole(StrEnum):
    """The role of a place name in the text: a location, an adjective ("Syrian"), or part of an organisation's name."""

    LOCATION = "location"
    DEMONYM = "demonym"
    ORGANISATION = "organisation"
