"""What MongoDB's words for queries, changes and projections mean, as far as our stores use them."""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

Document = dict[str, Any]
Compare = Callable[[Any, Any], bool]


def matches(document: Document, query: Mapping[str, Any]) -> bool:
    """Whether a query finds the document."""
    return all(_holds(document, name, wanted) for name, wanted in query.items())


def _holds(document: Document, name: str, wanted: Any) -> bool:
    if name == "$and":
        return all(matches(document, part) for part in wanted)
    if name == "$or":
        return any(matches(document, part) for part in wanted)
    found = list(_values(document, name.split(".")))
    values = found or [None]
    conditions = wanted if _are_operators(wanted) else {"$eq": wanted}
    if "$exists" in conditions:
        conditions = dict(conditions)
        if bool(found) is not conditions.pop("$exists"):
            return False
    return all(OPERATORS[word](values, operand) for word, operand in conditions.items())


def _are_operators(wanted: Any) -> bool:
    return isinstance(wanted, Mapping) and bool(wanted) and all(word.startswith("$") for word in wanted)


def _values(value: Any, path: list[str]) -> Iterator[Any]:
    """Everything that a path leads to: an array stands for itself and for each of its elements."""
    if isinstance(value, list):
        for element in value:
            yield from _values(element, path)
    if not path:
        yield value
    elif isinstance(value, Mapping) and path[0] in value:
        yield from _values(value[path[0]], path[1:])


def _any(compare: Compare) -> Compare:
    return lambda values, operand: any(compare(value, operand) for value in values)


def _within_a_type(compare: Compare) -> Compare:
    """MongoDB compares by size only what is of one type."""
    return lambda value, operand: rank(value)[0] == rank(operand)[0] and compare(value, operand)


def _is_one_of(values: Any, operand: Any) -> bool:
    return any(value == wanted for value in values for wanted in operand)


OPERATORS: dict[str, Compare] = {
    "$eq": _any(operator.eq),
    "$ne": lambda values, operand: operand not in values,
    "$in": _is_one_of,
    "$nin": lambda values, operand: not _is_one_of(values, operand),
    "$not": lambda values, operand: not all(OPERATORS[word](values, value) for word, value in operand.items()),
    "$lt": _any(_within_a_type(operator.lt)),
    "$lte": _any(_within_a_type(operator.le)),
    "$gt": _any(_within_a_type(operator.gt)),
    "$gte": _any(_within_a_type(operator.ge)),
}


def rank(value: Any) -> tuple[int, Any]:
    """Where a value stands in a sorted list: what is missing or null first, then by type, then by size."""
    types = ((bool, 5), (int, 1), (float, 1), (str, 2), (bytes, 4), (datetime, 6))
    number = next((number for kind, number in types if isinstance(value, kind)), 3)
    return (0, 0) if value is None else (number, str(value) if number == 3 else value)


def at(document: Document, path: str) -> Any:
    """The value at a path without arrays, or ``None``."""
    value: Any = document
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def changed(document: Document, changes: Mapping[str, Mapping[str, Any]], *, is_new: bool) -> None:
    """Make the changes in the document.

    Raises:
        KeyError: a change is of a kind that no store of ours used when this was written: add it here.
    """
    for kind, fields in changes.items():
        for path, value in fields.items():
            if kind != "$setOnInsert" or is_new:
                CHANGES[kind](*_holder(document, path), value)


def _holder(document: Document, path: str) -> tuple[Document, str]:
    *way, last = path.split(".")
    for name in way:
        document = document[int(name)] if isinstance(document, list) else document.setdefault(name, {})
    return document, last


def _set(holder: Document, name: str, value: Any) -> None:
    holder[name] = value


def _add(holder: Document, name: str, value: Any) -> None:
    holder[name] = holder.get(name, 0) + value


def _add_to_set(holder: Document, name: str, value: Any) -> None:
    kept = holder.setdefault(name, [])
    for added in value["$each"] if isinstance(value, Mapping) else [value]:
        if added not in kept:
            kept.append(added)


def _push(holder: Document, name: str, value: Any) -> None:
    kept = [*holder.get(name, []), *value["$each"]]
    holder[name] = kept[value.get("$slice") :]


def _max(holder: Document, name: str, value: Any) -> None:
    if rank(value) > rank(holder.get(name)):
        holder[name] = value


def _unset(holder: Document, name: str, _value: Any) -> None:
    holder.pop(name, None)


def _pull(holder: Document, name: str, value: Any) -> None:
    holder[name] = [kept for kept in holder.get(name, []) if kept != value]


CHANGES = {
    "$set": _set,
    "$setOnInsert": _set,
    "$inc": _add,
    "$addToSet": _add_to_set,
    "$unset": _unset,
    "$max": _max,
    "$pull": _pull,
    "$push": _push,
}


def projected(document: Document, projection: Mapping[str, Any] | None) -> Document:
    """The document with only the fields that a projection names with 1, or without those that it names with 0.

    Raises:
        NotImplementedError: the projection asks for anything else.
    """
    if not projection:
        return document
    values = set(projection.values())
    if values == {0}:
        return _without(document, projection)
    if values == {1}:
        return _only(document, [*projection, "_id"])
    raise NotImplementedError(projection)


def _only(value: Any, paths: list[str]) -> Any:
    if isinstance(value, list):
        return [_only(element, paths) for element in value]
    if not isinstance(value, Mapping):
        return value
    kept = {}
    for name, inner in value.items():
        deeper = [path.removeprefix(f"{name}.") for path in paths if path.startswith(f"{name}.")]
        if name in paths or deeper:
            kept[name] = inner if name in paths else _only(inner, deeper)
    return kept


def _without(document: Document, paths: Iterable[str]) -> Document:
    for path in paths:
        way, _, name = path.rpartition(".")
        holder = at(document, way) if way else document
        if isinstance(holder, dict):
            holder.pop(name, None)
    return document
