"""Articles with the places that they name."""

from bench.gold_lines import GoldLine


class GoldPlace(GoldLine):
    """One place name in the text. Without coordinates the place is unknown. An ``optional`` name need not be found."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    optional: bool = False


class PlacesArticle(GoldLine):
    """One text, and all place names in it."""

    id: str
    text: str
    places: tuple[GoldPlace, ...]
