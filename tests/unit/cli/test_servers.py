"""Which servers a stack runs on: two that are named, or two of ours."""

import pytest

from services._cli.servers import named_servers
from services._runtime.errors import StartError

KAFKA = {"CLAIMWATCH_KAFKA": "broker:9092"}
MONGO = {"CLAIMWATCH_MONGO": "mongodb://database:27017"}


def test_both_or_neither_are_named() -> None:
    assert named_servers(KAFKA | MONGO) == ("broker:9092", "mongodb://database:27017")
    assert named_servers({}) is None
    assert named_servers({"CLAIMWATCH_KAFKA": "", "CLAIMWATCH_MONGO": ""}) is None


@pytest.mark.parametrize(("given", "missing"), [(KAFKA, "CLAIMWATCH_MONGO"), (MONGO, "CLAIMWATCH_KAFKA")])
def test_one_alone_is_refused_and_the_other_is_named(given: dict[str, str], missing: str) -> None:
    with pytest.raises(StartError, match=f"^{missing} is not set"):
        named_servers(given)
