"""Exported lines: ``{"kind": …, "v": …, "body": …}``, a report or an alert with the version of its form.

Lines of older versions are read through upcasts, as stored documents are.
"""

import json
from datetime import datetime
from typing import Any, TypeGuard

from claimwatch_contracts.base import Versioned, kind_of
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
from services._runtime.stored import Unreadable, read_body

MODELS: dict[str, type[Versioned]] = {kind_of(model): model for model in (Report, AlertRaised)}


def line_of(model: Versioned, at: datetime) -> str:
    """The line of a report or an alert; ``at`` is when it was filed or raised."""
    line = {
        "kind": kind_of(type(model)),
        "v": model.VERSION,
        "at": at.isoformat(),
        "body": model.model_dump(mode="json"),
    }
    return json.dumps(line, ensure_ascii=False)


def is_exported(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a parsed line was written by an export; a line of an article is not."""
    return isinstance(value, dict) and {"kind", "v", "body"} <= value.keys()


def read_line(value: dict[str, Any]) -> Versioned | Unreadable:
    """The report or alert of an exported line, or why there is none."""
    kind, version = value["kind"], value["v"]
    if kind not in MODELS:
        return Unreadable(str(kind), f"{kind!r} is none of {', '.join(MODELS)}")
    if not isinstance(version, int) or version < 1:
        return Unreadable(kind, f"{version!r} is no version")
    return read_body(MODELS[kind], {"_id": kind, "v": version, "body": value["body"]})
