"""Single persons whom no numeral counts: who died, who is missing, and who is only named."""

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.figures.extractor import FigureExtractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A grocer, a tailor and a nurse were killed, while a clerk and a porter were badly hurt.",
            [
                *[(who, 1, "killed") for who in ("A grocer", "a tailor", "a nurse")],
                *[(who, 1, "wounded") for who in ("a clerk", "a porter")],
            ],
            id="lists",
        ),
        pytest.param("The couple were found dead in a house.", [("The couple", 2, "killed")], id="a couple"),
        pytest.param(
            "The ministry has identified the service member who was killed on Sunday.",
            [("the service member", 1, "killed")],
            id="the one who was killed",
        ),
        pytest.param(
            "A serviceman, 30-year-old Corporal Adam Wray of Leeds, died in the blast.",
            [("A serviceman", 1, "killed")],
            id="past an apposition",
        ),
        pytest.param(
            "Papers list a Canadian, an American and a Norwegian citizen as being among the dead.",
            [("a Canadian", 1, "killed"), ("an American", 1, "killed"), ("a Norwegian citizen", 1, "killed")],
            id="nationals as among the dead",
        ),
        pytest.param("A teacher was fatally stabbed.", [("A teacher", 1, "killed")], id="fatally stabbed"),
        pytest.param(
            "Police arrested a man and his wife.", [("a man", 1, "detained"), ("his wife", 1, "detained")], id="kin"
        ),
        pytest.param("Both men died.", [("Both men", 2, "killed")], id="both"),
        pytest.param("The baker was stabbed to death.", [("The baker", 1, "killed")], id="somebody told of before"),
        pytest.param("The mayor was gunned down.", [("The mayor", 1, "killed")], id="gunned down"),
        pytest.param(
            "The victim, a 34-year-old farmer, was shot dead.", [("The victim", 1, "killed")], id="apposition"
        ),
        pytest.param("An 18-year-old was shot and killed.", [("An 18-year-old", 1, "killed")], id="by age alone"),
        pytest.param(
            "The blast struck the house, killing her husband.", [("her husband", 1, "killed")], id="killing kin"
        ),
        pytest.param(
            "His father and brother died in the raid.",
            [("His father", 1, "killed"), ("brother", 1, "killed")],
            id="two relatives",
        ),
        pytest.param("Her sister was among the dead.", [("Her sister", 1, "killed")], id="kin among the dead"),
        pytest.param("One of the attackers was killed.", [("One", 1, "killed")], id="one of several"),
        pytest.param("A third man was wounded.", [("A third man", 1, "wounded")], id="a further one"),
        pytest.param("A fifth miner has died.", [("A fifth miner", 5, "killed")], id="by now so many"),
        pytest.param(
            "A third suspect has been arrested.", [("A third suspect", 3, "detained")], id="the third of a series"
        ),
        pytest.param("A couple were found dead.", [("A couple", 2, "killed")], id="a couple told of first"),
        pytest.param("A body was found in the river.", [("A body", 1, "bodies_found")], id="a body"),
        pytest.param("The body of a diver was recovered.", [("The body", 1, "bodies_found")], id="the body of one"),
        pytest.param("His father died when he was young.", [], id="a part of a life"),
        pytest.param("One of the last living tenors has died.", [], id="one singled out"),
        pytest.param("The governing body was found wanting.", [], id="no body of a person"),
        pytest.param("He was the fourth man killed by guards.", [], id="ranked"),
        pytest.param(
            "The owner, Dara Finn, 58, has been arrested.",
            [("The owner", 1, "detained")],
            id="somebody named is arrested",
        ),
        pytest.param("The owner, Dara Finn, has not been arrested.", [], id="nobody is arrested"),
        pytest.param("The suspect was arrested on Friday.", [], id="a suspect without a name"),
        pytest.param("He and she were killed.", [], id="pronouns"),
        pytest.param("Not a soldier was hurt.", [], id="denied"),
        pytest.param("They tried to arrest a priest.", [], id="only meant"),
        pytest.param("She is the mother of Ali Haddad, who was fatally shot.", [], id="who belongs to the name before"),
        pytest.param("A blast may kill a high number of them.", [], id="a number is nobody"),
        pytest.param("A bill was killed in the senate.", [], id="no person"),
        pytest.param("A bomber was named and a rocket was captured.", [], id="things captured"),
    ],
)
def test_single_persons_are_counted_without_a_numeral(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = FigureExtractor().extract(text)
    assert [(figure.text, figure.value, figure.measure) for figure in found] == expected
    assert all(figure.implicit for figure in found)


def test_a_person_whose_fate_only_says_who_is_meant_is_less_sure() -> None:
    (killed,) = FigureExtractor().extract("A soldier was killed in the war.")
    (aside,) = FigureExtractor().extract("She is the mother of a soldier killed in the war.")
    assert killed.confidence > aside.confidence


@pytest.mark.parametrize(
    "text",
    [
        "31 people are missing, presumed dead, the mayor said.",
        "31 people are missing and feared dead.",
        "Nine miners were missing and believed killed.",
        "Forty passengers remained missing, feared drowned.",
        "31 people, missing since Monday, are presumed dead.",
    ],
)
def test_who_is_missing_and_only_presumed_dead_is_missing(text: str) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert figure.measure is Measure.MISSING


@pytest.mark.parametrize(
    "text",
    ["A nurse was slaughtered in Homs.", "A worker was electrocuted in Homs.", "A guard was beheaded in Homs."],
)
def test_every_word_of_killing_may_tell_of_one_person(text: str) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert (figure.value, figure.measure) == (1, Measure.KILLED)
