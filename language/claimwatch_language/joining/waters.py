"""Rivers, canals and seas: they run past many places, and a town beside them tells better where something happened."""

import re

from claimwatch_contracts.extraction import Place

RIVER = "river"
"""The kind of places that run through others ("on the Orun River in X")."""
_WATER = re.compile(r"\b(?:Canal|River|Sea|Ocean|Lake|Gulf|Strait|Bay|Channel)\b")


def is_water(place: Place) -> bool:
    """Whether a place is a river, a canal, a lake or a part of the sea."""
    return place.type == RIVER or (place.geonames_id is None and _WATER.search(place.text) is not None)
