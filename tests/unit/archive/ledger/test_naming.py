"""What an article's words for a claimant say of it."""

import pytest

from services.archive.ledger.naming import read_name


@pytest.mark.parametrize(
    "form",
    [
        "Judge Petra Lund, ruling on a plea by the Prison League",
        "Colonel Dario Venn, speaking for the first time since the raid on the Orun Hospital",
        "Ama Osei, visiting the camp of the Relief Council",
        "Dr Mira Halloran, standing before the Tarn Clinic",
    ],
)
def test_what_a_person_was_doing_names_nobody_for_whom_the_person_speaks(form: str) -> None:
    named = read_name(form)
    assert named.person is not None
    assert named.body is None


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("Petra Lund, director of the Prison League", "Prison League"),
        ("Dario Venn, a spokesman for the Relief Council", "Relief Council"),
        ("Ama Osei, acting head of the Tarn Clinic", "Tarn Clinic"),
    ],
)
def test_an_office_after_the_name_says_for_whom_the_person_speaks(form: str, body: str) -> None:
    assert read_name(form).body == body
