"""What was found, as tables for a terminal."""

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimwatch_contracts.shortening import shortened
from services._cli.terminal import shown

SHOWN_CHARACTERS = 160


def print_tables(found: dict[str, Any], console: Console) -> None:
    """One table for each kind of thing found; those without rows are left out."""
    console.print(Text(f"language {found['language']}"))
    _table(console, "What a watch would be told", ("kind", "what"), map(_news, found["news"]))
    _table(
        console,
        "Attributions",
        ("claimant", "source", "cue", "content", "class", "put as", "confidence", "told"),
        map(_attribution, found["attributions"]),
    )
    _table(
        console,
        "Figures",
        ("figure", "measure", "counted", "place", "date", "claimant", "put as", "confidence", "told"),
        map(_figure, found["figures"]),
    )
    _table(
        console,
        "Places",
        ("text", "name", "precision", "within", "GeoNames", "confidence"),
        map(_place, found["places"]),
    )
    _table(console, "Topics", ("topic", "mentions"), map(_topic, found["topics"]))


def _table(console: Console, title: str, columns: tuple[str, ...], rows: Any) -> None:
    table = Table(title=title, title_justify="left", show_lines=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(shown(str(cell)) for cell in row))
    if table.row_count:
        console.print(table)


def _news(item: dict[str, Any]) -> tuple[str, ...]:
    return item["kind"].replace("_", " "), shortened(item["summary"], SHOWN_CHARACTERS)


def _topic(item: dict[str, Any]) -> tuple[str, ...]:
    return item["key"], str(len(item["spans"]) + len(item["title_spans"]))


def _attribution(item: dict[str, Any]) -> tuple[str, ...]:
    claimant = item["claimant"]["name"] if item["claimant"] else "–"
    spans = [item[part] for part in ("source", "cue", "content")]
    parts = [shortened(span["text"], SHOWN_CHARACTERS) if span else "–" for span in spans]
    return (claimant, *parts, f"{item['type']}, {item['cue_class']}", _put_as(item), _confidence(item), _told(item))


def _figure(item: dict[str, Any]) -> tuple[str, ...]:
    surface = f"{item['text']} ({item['comparator'].replace('_', ' ')})"
    place = item["place"]["text"] if item["place"] else "–"
    claimant = item["claimant"]["name"] if item["claimant"] else "–"
    counted = item["counted"] or item["population"] or "–"
    row = (surface, item["submeasure"] or item["measure"], counted, place, _period(item["date"]), claimant)
    return (*row, _put_as(item), _confidence(item), _told(item))


def _place(item: dict[str, Any]) -> tuple[str, ...]:
    within = ", ".join(area["name"] for area in item["within"])
    number = str(item["geonames_id"] or "–")
    return (item["text"], item["name"], item["precision"], within, number, _confidence(item))


def _put_as(item: dict[str, Any]) -> str:
    """How its source puts it: nothing is said of what is asserted with certainty."""
    plain = ("asserted", "certain")
    said = (item["factuality"]["polarity"], item["factuality"]["certainty"])
    return ", ".join(word.replace("_", " ") for word in said if word not in plain) or "–"


def _told(item: dict[str, Any]) -> str:
    """Whether the item is told by default, or the reason why it is not."""
    return "yes" if item["worth_telling"] else item["held_back"].replace("_", " ")


def _period(date: dict[str, Any] | None) -> str:
    if date is None:
        return "–"
    if date["open"]:
        return f"since {date['start']}"
    return date["start"] if date["start"] == date["end"] else f"{date['start']} to {date['end']}"


def _confidence(item: dict[str, Any]) -> str:
    return f"{item['confidence']:.2f}"
