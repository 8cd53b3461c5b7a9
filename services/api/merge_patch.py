"""JSON Merge Patch (RFC 7396), and what of a document it applies to."""

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel

MERGE_PATCH = "application/merge-patch+json"


def merged(target: Any, patch: Any) -> Any:
    """The target with the patch's members put in; ``null`` takes a member out, and what is no object replaces all."""
    if not isinstance(patch, dict):
        return patch
    kept = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = merged(kept.get(name), value)
    return kept


def only_answered(shown: type[BaseModel], request: type[BaseModel]) -> frozenset[str]:
    """The fields that answers have and requests do not: ids, times and states."""
    return frozenset(shown.model_fields) - frozenset(request.model_fields)


def without(given: Any, fields: Collection[str]) -> Any:
    """What was given without those fields, so that what was read can be sent back."""
    if not isinstance(given, dict):
        return given
    return {name: value for name, value in given.items() if name not in fields}
