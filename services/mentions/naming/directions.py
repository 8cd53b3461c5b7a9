"""The words that place something by a town near it: "15 km north of", "just west of the city of"."""

FROM_TOWN = (
    r",?\s+(?:in\s+the\s+)?(?:(?:just|about|some)\s+)?(?:[\d.]+\s*(?:km|kilomet(?:er|re)s|miles)\s+)?"
    r"(?:north|south)?-?(?:north|south|east|west)\s+of"
)
"""A pattern: the words after a place that lead to the town."""
OF_KIND = r"\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?"
"""A pattern: the words between those and the town's name."""
