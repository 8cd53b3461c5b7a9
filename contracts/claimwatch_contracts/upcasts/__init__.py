"""Upcasts: each turns a body of one version into a body of the next version, so that older bodies can be read.

A body is a parsed JSON object that no model has checked. Its kind is that of its model (``kind_of``). Lists read some
bodies only in part, such as reports without their text; an upcast must accept a partial body.
"""

from collections.abc import Callable, Mapping
from typing import Any

from claimwatch_contracts.base import Versioned, kind_of
from claimwatch_contracts.upcasts.alert_raised import alert_raised_from_1
from claimwatch_contracts.upcasts.delivery import delivery_from_1, notification_from_1
from claimwatch_contracts.upcasts.unchanged import unchanged
from claimwatch_contracts.upcasts.watch import watch_from_1, watch_from_2

Body = dict[str, Any]
Upcast = Callable[[Body], Body]
Upcasts = Mapping[tuple[str, int], Upcast]

UPCASTS: Upcasts = {
    ("access-key", 1): unchanged,
    ("alert-raised", 1): alert_raised_from_1,
    ("alert-raised", 2): unchanged,
    ("alert-raised", 3): unchanged,
    ("alert-raised", 4): unchanged,
    ("article-entries", 1): unchanged,
    ("article-published", 1): unchanged,
    ("channel", 1): unchanged,
    ("channel", 2): unchanged,
    ("channel", 3): unchanged,
    ("channel", 4): unchanged,
    ("delivery", 1): delivery_from_1,
    ("delivery-requested", 1): unchanged,
    ("endpoint", 1): unchanged,
    ("notification", 1): notification_from_1,
    ("notification", 2): unchanged,
    ("notification", 3): unchanged,
    ("notification", 4): unchanged,
    ("figures-extracted", 1): unchanged,
    ("mentions-extracted", 1): unchanged,
    ("report", 1): unchanged,
    ("report", 2): unchanged,
    ("report", 3): unchanged,
    ("report-filed", 1): unchanged,
    ("report-filed", 2): unchanged,
    ("report-filed", 3): unchanged,
    ("silence", 1): unchanged,
    ("watch", 1): watch_from_1,
    ("watch", 2): watch_from_2,
    ("watch", 3): unchanged,
}
"""By kind and version: the upcast to the kind's next version."""


class NewerVersionError(ValueError):
    """A body has a version that only a later release of Claimwatch can read."""


def upcast(model: type[Versioned], version: int, body: Body, upcasts: Upcasts = UPCASTS) -> Body:
    """The body in the model's version.

    Raises:
        NewerVersionError: the body's version is later than the model's.
        LookupError: an upcast from the body's version to the model's is missing.
    """
    kind = kind_of(model)
    if version > model.VERSION:
        raise NewerVersionError(
            f"written by a newer Claimwatch: this one reads {kind} up to version {model.VERSION}, not {version}"
        )
    for older in range(version, model.VERSION):
        if (kind, older) not in upcasts:
            raise LookupError(f"nothing makes version {older} of {kind} into the next one")
        body = upcasts[kind, older](body)
    return body
