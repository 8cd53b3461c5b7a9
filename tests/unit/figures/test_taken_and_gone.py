"""People taken away, prisoners who are gone, people who reached a refuge, weapons shot down and sorts of cases."""

import pytest

from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE
from services.figures.extractor import FigureExtractor

_FIGURES = [
    ("40 pupils were taken from their school, the principal said.", "40", "detained", "abducted"),
    ("The attackers made off with 40 villagers, the chief said.", "40", "detained", "abducted"),
    ("The gunmen marched 40 villagers into the forest, the chief said.", "40", "detained", "abducted"),
    ("The bandits whisked away 40 travellers, police said.", "40", "detained", "abducted"),
    ("The ambulance took 40 pupils from the school to hospital.", "40", "people_other", None),
    ("The bus took 40 pupils from school to the museum.", "40", "people_other", None),
    ("The militants herded 17 teachers onto trucks, the union said.", "17", "detained", "abducted"),
    ("Some 17 worshippers are still in the hands of the kidnappers.", "17", "detained", "abducted"),
    ("Some 17 patients are still in the hands of the surgeons.", "17", "people_other", None),
    ("Police picked up 17 protesters.", "17", "detained", None),
    ("The bus picked up 17 tourists.", "17", "people_other", None),
    ("The fate of 44 others remains unknown.", "44", "missing", None),
    ("Officials say 44 passengers failed to survive the crash.", "44", "killed", None),
    ("The number of people sheltering in schools has risen to 8,000.", "8,000", "displaced", None),
    ("Air defences destroyed 9 attack drones over the sea.", "9", "weapons", None),
    ("The latest toll is 40 dead and 90 wounded, the ministry said.", "90", "wounded", None),
    ("The wounded, 40 of them in serious condition, were flown out.", "40", "wounded", None),
    ("The quake had a magnitude of 7.1, the survey said.", "7.1", "other", None),
    ("The number of casualties rose to 90, a doctor said.", "90", "people_other", None),
    ("The toll was confirmed by a medic and included two officers.", "two", "killed", None),
    ("Nine were killed and three others wounded in two encounters on Monday.", "two", "other", None),
    ("Police recaptured 12 escaped prisoners.", "12", "detained", None),
    ("Another 100 prisoners managed to escape during the riot.", "100", "people_other", None),
    ("Some 60 inmates broke out of the prison, the warden said.", "60", "people_other", None),
    ("Officials moved 101 inmates to another jail after the quake.", "101", "people_other", None),
    ("The riot left 44 inmates dead and 100 escaped.", "44", "killed", None),
    ("More than 600 families have crossed the border since Monday.", "600", "displaced", None),
    ("Another 600 people arrived at the camp overnight.", "600", "displaced", None),
    ("The fighting has forced 600 people out.", "600", "displaced", None),
    ("The storm left 600 people without homes.", "600", "displaced", None),
    ("About 600 people are sleeping in the open.", "600", "displaced", None),
    ("Some 600 soldiers have crossed the border since Monday.", "600", "people_other", None),
    ("The governor put the number of homes destroyed at 31.", "31", "buildings", "homes"),
    ("The mayor put the number of shops burned at 31.", "31", "buildings", None),
    ("The mayor put the dead at one.", "one", "killed", None),
    ("Police put the death toll at one.", "one", "killed", None),
    ("The army acknowledged the loss of 12 soldiers.", "12", "killed", None),
    ("The firm acknowledged the loss of 12 vans.", "12", "other", None),
    ("The victims included a baby, along with 8 men, after the shipwreck.", "8", "killed", None),
    ("A collapse at the mine left 11 trapped.", "11", "people_other", None),
    ("The army fired rockets. All 10 of them were shot down.", "10", "weapons", None),
    ("Russia launched 20 drones. Air defences shot down 14 of them.", "14", "weapons", None),
    ("Police fired at the crowd. Seven of them were shot.", "Seven", "wounded", None),
    ("There are 21 confirmed cases of Ebola, 25 probable and four suspected.", "25", "people_other", "cases"),
    ("Cholera has sickened 11 people, the ministry said.", "11", "people_other", "cases"),
    ("At least 11 people have contracted cholera.", "11", "people_other", "cases"),
    ("At least 11 people have been diagnosed with measles.", "11", "people_other", "cases"),
]


@pytest.mark.parametrize(("text", "number", "measure", "finer"), _FIGURES)
def test_what_became_of_those_counted(text: str, number: str, measure: str, finer: str | None) -> None:
    counted = {figure.text: (figure.measure, figure.submeasure) for figure in FigureExtractor().extract(text)}
    assert counted[number] == (measure, finer)


@pytest.mark.parametrize(
    "text", ["The quake tore bridges in two.", "The blast cut the bus in two and killed the driver."]
)
def test_what_is_torn_in_two_is_not_counted(text: str) -> None:
    assert all(figure.value != 2 for figure in FigureExtractor().extract(text))


def test_few_casualties_are_on_record_and_no_injuries_are_not() -> None:
    few, none = (
        FigureExtractor().extract(text)[0] for text in ("They had nine casualties.", "No injuries were told of.")
    )
    assert few.confidence > TELLING_CONFIDENCE > none.confidence


def test_at_one_is_an_hour_without_a_toll() -> None:
    assert not FigureExtractor().extract("The mayor spoke at one.")
