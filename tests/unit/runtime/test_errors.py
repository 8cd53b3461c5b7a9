"""The error tree: every error class of the services is transient, invalid or a bug."""

import importlib
import inspect
import pkgutil
import re

import pytest

import services
from services._runtime import errors
from services._runtime.classification import classify
from services._runtime.errors import BugError, ClaimwatchError, ErrorClass, InvalidError, TransientError

CLASSES = {TransientError: ErrorClass.TRANSIENT, InvalidError: ErrorClass.INVALID, BugError: ErrorClass.BUG}


def own_errors() -> list[type[Exception]]:
    """Every exception class that a module of the services defines."""
    names = [module.name for module in pkgutil.walk_packages(services.__path__, "services.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    members = [member for module in modules for _, member in inspect.getmembers(module, inspect.isclass)]
    return sorted(
        {member for member in members if issubclass(member, Exception) and member.__module__.startswith("services.")},
        key=lambda member: member.__qualname__,
    )


OWN = own_errors()
LEAVES = [error for error in OWN if not any(other is not error and issubclass(other, error) for other in OWN)]


def test_every_error_of_the_services_is_in_the_tree_and_none_is_a_value_error() -> None:
    assert len(OWN) > 20
    assert [error for error in OWN if not issubclass(error, ClaimwatchError)] == []
    assert [error for error in OWN if issubclass(error, ValueError)] == []


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.__name__)
def test_every_leaf_is_of_one_class_which_decides_how_a_message_ends(leaf: type[Exception]) -> None:
    (expected,) = [error_class for root, error_class in CLASSES.items() if issubclass(leaf, root)]
    assert classify(leaf.__new__(leaf)) is expected


def test_the_drawing_shows_every_leaf_and_nothing_else() -> None:
    drawing = (errors.__doc__ or "").split("\n\n")[1]
    assert set(re.findall(r"\w+Error|Problem", drawing)) == {error.__name__ for error in OWN}
