"""JSON Merge Patch (RFC 7396), and the fields of a document that a patch cannot change."""

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel

MERGE_PATCH = "application/merge-patch+json"


def merged(target: Any, patch: Any) -> Any:
    """The target with the patch applied: ``null`` removes a member; a patch that is no object replaces the target."""
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
    """The fields of answers that requests do not have: ids, times and states."""
    return frozenset(shown.model_fields) - frozenset(request.model_fields)


def without(body: Any, fields: Collection[str]) -> Any:
    """The body without the fields, so that callers can send an answer back as a request."""
    if not isinstance(body, dict):
        return body
    return {name: value for name, value in body.items() if name not in fields}
