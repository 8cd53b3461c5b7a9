"""Names of months, in the languages that dateparser knows and the Arabic of the Levant and Iraq, which it lacks."""

from functools import cache, lru_cache

from dateparser.date import DateDataParser

LEVANT = ("شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول")
LEVANT_DOUBLE = {"تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12, "كانون الثاني": 1}
NAMES = {name: number for number, name in enumerate(LEVANT, start=2)} | LEVANT_DOUBLE
MEMORY = 512


@lru_cache(MEMORY)
def month_number(name: str) -> int | None:
    """The month's number, or ``None``: that is no month's name, or two languages' for different ones."""
    plain = " ".join(name.strip(" .,").split())
    if plain in NAMES:
        return NAMES[plain]
    found = _parser().get_date_data(f"1 {plain} 2020").date_obj
    return found.month if found is not None and (found.year, found.day) == (2020, 1) else None


@cache
def _parser() -> DateDataParser:
    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    return DateDataParser(settings=settings)
