"""Each older version of what is sent or stored, made into the next one, so that yesterday's can be read.

A body is JSON as Python has it, before any model has checked it. Its kind is that of its model (``kind_of``). Lists
read some bodies in part, a report's without the text for one; an upcast bears that.
"""

from collections.abc import Callable, Mapping
from typing import Any

from claimwatch_contracts.base import Versioned, kind_of
from claimwatch_contracts.upcasts.alert_raised import alert_raised_from_1
from claimwatch_contracts.upcasts.delivery import delivery_from_1, notification_from_1

Body = dict[str, Any]
Upcast = Callable[[Body], Body]
Upcasts = Mapping[tuple[str, int], Upcast]

UPCASTS: Upcasts = {
    ("alert-raised", 1): alert_raised_from_1,
    ("delivery", 1): delivery_from_1,
    ("notification", 1): notification_from_1,
}
"""What makes a body of a kind and a version into a body of that kind's next version."""


class NewerVersionError(ValueError):
    """Something has a version that a later release of Claimwatch writes."""


def upcast(model: type[Versioned], version: int, body: Body, upcasts: Upcasts = UPCASTS) -> Body:
    """The body in the version that the model has today.

    Raises:
        NewerVersionError: the body's version is later than the model's.
        LookupError: nothing leads from the body's version to the next one.
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
