"""Names of months: dateparser's in the languages of most news, and the Arabic names of the Levant and Iraq."""

from functools import cache, lru_cache

from dateparser.date import DateDataParser

LANGUAGES = (
    "en fr es de it pt nl ru uk be bg sr hr bs sl sk cs pl ro hu el tr ar fa he hi bn ur ta te id ms vi th ja ko zh "
    "sv da nb fi et lv lt ka hy az kk uz ky sw so am my km ne si ps mk sq"
)
LEVANT = ("شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول")
LEVANT_DOUBLE = {"تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12, "كانون الثاني": 1}
NAMES = {name: number for number, name in enumerate(LEVANT, start=2)} | LEVANT_DOUBLE
MEMORY = 512


@lru_cache(MEMORY)
def month_number(name: str) -> int | None:
    """The month's number from 1, or ``None`` for a text that is no name of a month. The first call takes seconds."""
    plain = " ".join(name.strip(" .,").split())
    if plain in NAMES:
        return NAMES[plain]
    day = _parser().get_date_data(f"1 {plain} 2020").date_obj
    return day.month if day is not None and (day.year, day.day) == (2020, 1) else None


@cache
def _parser() -> DateDataParser:
    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    return DateDataParser(languages=LANGUAGES.split(), settings=settings)
