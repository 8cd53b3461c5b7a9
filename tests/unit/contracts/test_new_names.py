"""A field whose name changes keeps its word in the code: the new name is what is sent, and both are read."""

from typing import Annotated

import pytest
from pydantic import Field, ValidationError

from claimwatch_contracts.base import Contract

DAY = "2031-05-04"


class Occurrence(Contract):
    """A contract one of whose fields was renamed."""

    day: Annotated[str, Field(alias="occurred_on")]


class Bulletin(Contract):
    """A contract that carries the one with the renamed field."""

    occurrences: tuple[Occurrence, ...]


BULLETIN = Bulletin(occurrences=(Occurrence(day=DAY),))


def test_code_makes_and_reads_the_field_by_its_word() -> None:
    assert BULLETIN.occurrences[0].day == DAY


def test_what_is_sent_and_stored_has_the_new_name() -> None:
    assert BULLETIN.model_dump(mode="json") == {"occurrences": [{"occurred_on": DAY}]}
    assert BULLETIN.model_dump_json() == '{"occurrences":[{"occurred_on":"2031-05-04"}]}'
    assert "occurred_on" in Occurrence.model_json_schema()["properties"]


@pytest.mark.parametrize("name", ["day", "occurred_on"])
def test_both_names_are_read(name: str) -> None:
    assert Bulletin.model_validate({"occurrences": [{name: DAY}]}) == BULLETIN


def test_no_third_name_is_read() -> None:
    with pytest.raises(ValidationError, match="occurred_on"):
        Bulletin.model_validate({"occurrences": [{"date": DAY}]})
