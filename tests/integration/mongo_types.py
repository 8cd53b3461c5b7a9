"""``python -m tests.integration.mongo_types FOLDER``: what the embedded MongoDB's types do, as JSON.

It is a program of its own because Java runs once in a process.
"""

import itertools
import json
import sys
from pathlib import Path
from typing import Any

import jpype

from services._embedded.mongo_backend import typed_backend
from services._embedded.mongo_server import start_java

STRINGS = (
    "",
    "a",
    "b",
    "ab",
    "ba",
    "é",
    "z\u0800",
    "\x00",
    "\x00\x00",
    "\x7f",
    "\x80",
    "𝒳",
    "y" * 65_535,
    "x" * 65_536,
)
ENDS = (None, 1.0, 2.5, "a", "b")
DOCUMENT = {"_id": "1", "text": "grüße", "count": 3, "share": 0.5, "none": None, "list": ["a", ["b"]], "in": {"x": 1}}


def keys() -> list[Any]:
    """Keys of one and of two values, made anew each time."""
    key, alone = jpype.JClass("de.bwaldvogel.mongo.backend.KeyValue"), jpype.JClass("java.lang.Object")[:]
    one = [key(alone([jpype.JString(text)])) for text in STRINGS]
    two = [key(alone([jpype.JString(text), end])) for text, end in itertools.product(STRINGS[1:4], map(boxed, ENDS))]
    return [*one, *two, key(alone([boxed(7.0)])), key(alone([None]))]


def boxed(value: object) -> Any:
    """The value as an object of Java's."""
    if isinstance(value, dict):
        return jpype.JClass("de.bwaldvogel.mongo.bson.Document")({name: boxed(each) for name, each in value.items()})
    if isinstance(value, list):
        return jpype.JClass("java.util.ArrayList")([boxed(each) for each in value])
    kinds: dict[type, Any] = {str: jpype.JString, float: jpype.JClass("java.lang.Double"), type(None): lambda _: None}
    return kinds.get(type(value), jpype.JClass("java.lang.Integer"))(value)


def orders() -> list[str]:
    """The pairs of keys that our type puts into another order than H2's does."""
    ours, theirs = typed_backend().map().getKeyType(), object_type()
    return [
        f"{str(one)[:20]} {str(other)[:20]}"
        for one, other in itertools.product(keys(), keys())
        if sign(ours.compare(one, other)) != sign(theirs.compare(one, other))
    ]


def object_type() -> Any:
    """H2's own type."""
    return jpype.JClass("org.h2.mvstore.type.ObjectDataType")()


def sign(order: int) -> int:
    """-1, 0 or 1."""
    return (order > 0) - (order < 0)


def continued(folder: Path) -> dict[str, object]:
    """A store that H2's own types wrote and that ours continues: its keys in order, and its documents."""
    file, builder = str(folder / "store.mv"), jpype.JClass("org.h2.mvstore.MVStore$Builder")
    own, known = keys()[::2], keys()[1::2]
    with_ours: Any = typed_backend().map
    store = builder().fileName(file).open()
    for key in own:
        store.openMap("index").put(key, jpype.JString("position"))
    store.openMap("documents").put(jpype.JString("old"), boxed(DOCUMENT))
    store.close()
    store = builder().fileName(file).open()
    for key in known:
        store.openMap("index", with_ours()).put(key, jpype.JString("position"))
    store.openMap("documents", with_ours()).put(jpype.JString("new"), boxed(DOCUMENT))
    store.close()
    store = builder().fileName(file).readOnly().open()
    index, documents = store.openMap("index", with_ours()), store.openMap("documents", with_ours())
    return {
        "size": int(index.sizeAsLong()),
        "keys": len(own) + len(known),
        "lost": [str(key)[:20] for key in keys() if index.get(key) is None],
        "documents": [bool(documents.get(jpype.JString(name)).equals(boxed(DOCUMENT))) for name in ("old", "new")],
    }


if __name__ == "__main__":
    where = Path(sys.argv[1])
    start_java(where / "tmp", 256)
    print(json.dumps({"orders": orders(), "compared": len(keys()) ** 2, "continued": continued(where)}))  # noqa: T201
    sys.stdout.flush()
