"""Articles with the places named in them."""

from bench.gold_lines import GoldLine


class GoldPlace(GoldLine):
    """One name in the text. Without coordinates nobody knows where it is; an optional one may be found or not."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    optional: bool = False


class PlacesArticle(GoldLine):
    """One text and all the places in it."""

    id: str
    text: str
    places: tuple[GoldPlace, ...]
