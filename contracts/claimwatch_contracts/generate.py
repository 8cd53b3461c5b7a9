"""Generates what follows from the models: JSON Schemas, AsyncAPI 3 documents, a picture and the page's words.

``python -m claimwatch_contracts.generate ROOT`` writes below the root of a checkout. With ``--check`` it writes
nothing; it names the files that are stale or left over and ends with 1 if there are any. Schemas of older versions of
an event stay as they were committed.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from claimwatch_contracts.asyncapi import document
from claimwatch_contracts.base import kind_of
from claimwatch_contracts.cloudevents import schema_uri
from claimwatch_contracts.events import EVENTS, Event
from claimwatch_contracts.page_words import page_words
from claimwatch_contracts.picture import flow
from claimwatch_contracts.topics import SERVICES
from claimwatch_contracts.webhooks import CALLS

SCHEMAS = Path("contracts/schemas")
ASYNCAPI = Path("contracts/asyncapi")
ARCHITECTURE = Path("docs/architecture.md")
PAGE_WORDS = Path("services/api/page/shared/vocabulary.js")
WORDS = re.compile(r"(// generated: words\n).*?(// end: words)", re.DOTALL)
PICTURE = re.compile(r"(<!-- generated: flow -->\n).*?(<!-- end: flow -->)", re.DOTALL)


def json_schema(event: type[Event]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of an event version."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema_uri(event),
    } | event.model_json_schema(mode="serialization")


def webhook_schema(call: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a webhook call's body."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:claimwatch:schema:webhook:{_type(call)}:1",
    } | call.model_json_schema(mode="serialization")


def _type(call: type[BaseModel]) -> str:
    """The call's type, such as ``alert.raised``."""
    return str(call.model_fields["type"].default)


def older_schemas(events: Iterable[type[Event]]) -> set[Path]:
    """The paths of the schemas of all versions before today's, which are no longer generated."""
    return {_schema_path(event, version) for event in events for version in range(1, event.VERSION)}


def _schema_path(event: type[Event], version: int) -> Path:
    return SCHEMAS / kind_of(event) / f"v{version}.json"


def generated(root: Path) -> dict[Path, str]:
    """Every generated file, by its path from the root."""
    files = {_schema_path(event, event.VERSION): _json(json_schema(event)) for event in EVENTS} | {
        ASYNCAPI / f"{service}.json": _json(document(service)) for service in SERVICES
    }
    files |= {SCHEMAS / "webhooks" / _type(call) / "v1.json": _json(webhook_schema(call)) for call in CALLS}
    for path, part, text in ((ARCHITECTURE, PICTURE, flow()), (PAGE_WORDS, WORDS, page_words())):
        if (content := _content(root / path)) is not None:
            before, begin, end, after = part.split(content)
            files[path] = f"{before}{begin}{text}{end}{after}"
    return files


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def stale(root: Path) -> list[Path]:
    """The paths of missing and outdated files, and of files that nothing generates any more."""
    files = generated(root)
    return [path for path, text in files.items() if _content(root / path) != text] + _left_over(root, files)


def write(root: Path) -> None:
    """Write every generated file and remove the files that nothing generates any more."""
    files = generated(root)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path in _left_over(root, files):
        (root / path).unlink()


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _left_over(root: Path, files: Mapping[Path, str]) -> list[Path]:
    current = files.keys() | older_schemas(EVENTS)
    present = (path for folder in (SCHEMAS, ASYNCAPI) for path in sorted((root / folder).rglob("*.json")))
    return [path for path in (path.relative_to(root) for path in present) if path not in current]


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is stale")
    arguments = parser.parse_args()
    if not arguments.check:
        write(arguments.root)
        return 0
    stale_paths = stale(arguments.root)
    for path in stale_paths:
        sys.stderr.write(f"stale: {path}; run `make contracts`\n")
    return 1 if stale_paths else 0


if __name__ == "__main__":
    sys.exit(main())
