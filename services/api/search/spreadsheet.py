"""What a search finds as a table: a line for each hit, with the words that were found."""

from collections.abc import Iterator
from typing import Any

from services.api.search.shown import Hit

COLUMNS = (*(name for name in Hit.model_fields if name != "passages"), "words")


def hit_rows(hit: Hit) -> Iterator[dict[str, Any]]:
    """The hit as a flat row with ``COLUMNS``; several names are separated by semicolons."""
    fields = hit.model_dump(mode="json", exclude={"passages"})
    flat = {name: "; ".join(value) if isinstance(value, list) else value for name, value in fields.items()}
    yield flat | {"words": " … ".join(passage.text for passage in hit.passages)}
