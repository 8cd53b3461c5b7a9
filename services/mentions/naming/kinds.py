"""The kinds of areas in words, and the kind of gazetteer entry that each means."""

KINDS = {
    "province": "region",
    "governorate": "region",
    "state": "region",
    "oblast": "region",
    "region": "region",
    "county": "district",
    "district": "district",
    "city": "city",
    "town": "city",
    "village": "city",
    "capital": "city",
    "port": "city",
    "republic": "country",
}
LOCALITY = "locality"
"""The kind of a place of which the text only says near which town it lies."""
