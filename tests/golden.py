"""The golden examples: what was ever sent or stored, by kind and version, as it was written then."""

import json
from pathlib import Path
from typing import Any

from bson.json_util import JSONOptions, loads

EXAMPLES = Path(__file__).parents[1] / "contracts" / "examples"
STORED = EXAMPLES / "stored"
AWARE = JSONOptions(tz_aware=True)


def messages(kind: str, version: int) -> list[dict[str, Any]]:
    """The messages of a version of an event; the kind is its topic's name."""
    paths = sorted((EXAMPLES / kind / f"v{version}").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def documents(collection: str, version: int) -> list[dict[str, Any]]:
    """The documents of a version, as a driver whose times have their zone answers them."""
    paths = sorted((STORED / collection / f"v{version}").glob("*.json"))
    return [loads(path.read_text(encoding="utf-8"), json_options=AWARE) for path in paths]


def stored_versions() -> list[tuple[str, int]]:
    """Every collection and version that has a folder."""
    return sorted((folder.parent.name, int(folder.name.removeprefix("v"))) for folder in STORED.glob("*/v*"))
