"""What is stored is read in each of its forms."""

import pytest

from claimwatch_contracts.documents import Watch
from services._runtime.stored import Unreadable, packed, read_body
from tests.builders import watch


@pytest.mark.parametrize(
    "form",
    [
        {"body": watch().model_dump(mode="json")},
        {"body": {"name": "abridged"}, "packed": packed(watch())},
    ],
)
def test_a_body_is_read_whether_it_is_packed_or_not(form: dict[str, object]) -> None:
    assert read_body(Watch, {"_id": "w1", **form}) == watch()


@pytest.mark.parametrize("data", [b"", b"no zlib", packed(watch())[:-9]])
def test_what_was_packed_and_is_damaged_says_so(data: bytes) -> None:
    assert isinstance(read_body(Watch, {"_id": "w1", "packed": data}), Unreadable)
