"""What is counted and of whom, where the words that say so stand elsewhere, and which figure is part of which."""

import pytest

from services.figures.extractor import FigureExtractor
from services.figures.lexicon import HARM, THINGS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The shelling killed 40 people, 12 of whom were children.",
            [("killed", None, None), ("killed", "children", 0)],
        ),
        (
            "Twelve of the 40 wounded were soldiers, six of them in critical condition.",
            [("wounded", "security_forces", 1), ("wounded", None, None), ("wounded", None, 1)],
        ),
        ("Some 40 people were hurt, two in critical condition.", [("wounded", None, None), ("wounded", None, 0)]),
        ("Of the 40 people killed, 12 were children.", [("killed", None, None), ("killed", "children", 0)]),
        (
            "A total of 40 bodies, including those of 12 children, were recovered.",
            [("bodies_found", None, None), ("bodies_found", "children", 0)],
        ),
        (
            "Clashes killed 27 people: 15 soldiers, 10 rebels and two civilians.",
            [
                ("killed", None, None),
                ("killed", "security_forces", 0),
                ("killed", "fighters", 0),
                ("killed", "civilians", 0),
            ],
        ),
        (
            "Forty people, including 12 children, killed in the raid were buried.",
            [("killed", None, None), ("killed", "children", 0)],
        ),
        ("The death toll has risen to 1,200, with 3,400 injured.", [("killed", None, None), ("wounded", None, None)]),
        (
            "Two more people died in hospital, bringing the total to 14.",
            [("killed", None, None), ("killed", None, None)],
        ),
        ("The number of displaced rose to 45,000.", [("displaced", None, None)]),
        (
            "9 were killed in Homs, 8 in Hama and 3 in Idlib.",
            [("killed", None, None), ("killed", None, None), ("killed", None, None)],
        ),
        (
            "Seven journalists were detained and three medics killed.",
            [("detained", "journalists", None), ("killed", "medics", None)],
        ),
        (
            "Rebels shot dead four police officers and two medics.",
            [("killed", "security_forces", None), ("killed", "medics", None)],
        ),
        ("Six members of the security forces were wounded.", [("wounded", "security_forces", None)]),
        ("Twelve lost their lives.", [("killed", None, None)]),
        ("Security forces rounded up 60 students.", [("detained", "children", None)]),
        ("More than 5,000 sought shelter in schools.", [("displaced", None, None)]),
        ("Some 70,000 crossed the border.", [("people_other", None, None)]),
        ("The executions of 12 men were confirmed.", [("killed", "men", None)]),
        ("The regime executed 12 prisoners.", [("killed", "prisoners", None)]),
        ("The camp shelters 12,000 refugees.", [("displaced", "refugees", None)]),
        ("The camp holds 50 detainees.", [("detained", "prisoners", None)]),
        ("The dead include 12 children.", [("killed", "children", None)]),
        ("Among the wounded were 12 nurses.", [("wounded", "medics", None)]),
        ("Three of those killed were nurses.", [("killed", "medics", None)]),
        ("Hospitals received 12 bodies and 45 injured.", [("killed", None, None), ("wounded", None, None)]),
        (
            "The boat was carrying 90 migrants, of whom 60 drowned.",
            [("people_other", "refugees", None), ("killed", None, 0)],
        ),
        (
            "The quake, which killed 300, injured 1,000 and displaced 20,000 people.",
            [("killed", None, None), ("wounded", None, None), ("displaced", None, None)],
        ),
        (
            "Eleven aid workers were kidnapped and four health workers killed.",
            [("detained", "aid_workers", None), ("killed", "medics", None)],
        ),
        (
            "Six villages were destroyed, and thousands now sleep in tents.",
            [("buildings", None, None), ("displaced", None, None)],
        ),
        ("Of 60 villages, 12 were destroyed.", [("buildings", None, None), ("buildings", None, 0)]),
        (
            "The remains of 40 women, children and elderly men were found.",
            [("bodies_found", "women, children and elderly men", None)],
        ),
        ("The two held in the jail are brothers.", [("detained", None, None)]),
        ("About 100 Palestinians and 12 Israelis have been killed.", [("killed", None, None), ("killed", None, None)]),
        ("The death toll climbed from 45 to 60.", [("killed", None, None)]),
    ],
)
def test_measure_population_and_whole(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    found = FigureExtractor().extract(text)
    assert [(figure.measure, figure.population, figure.subset_of) for figure in found] == expected


@pytest.mark.parametrize(
    ("text", "value", "comparator", "measure"),
    [
        ("Twenty-odd men were held in jail.", 20, "about", "detained"),
        ("A dozen or so were hurt.", 12, "about", "wounded"),
        ("Some 12pc of voters stayed home.", 12, "about", "percent"),
        ("Not a single person was killed.", 0, "exact", "killed"),
        ("About three-quarters of a million people fled.", 750_000, "about", "displaced"),
        ("The agency said 3 million need aid.", 3_000_000, "exact", "people_other"),
    ],
)
def test_words_beside_the_number_only_bound_it(text: str, value: float, comparator: str, measure: str) -> None:
    (found,) = FigureExtractor().extract(text)
    assert (found.value, found.comparator, found.measure) == (value, comparator, measure)


def test_a_share_of_so_many_is_no_count() -> None:
    assert FigureExtractor().extract("One in three children is hungry.") == ()


def test_the_closer_the_words_that_say_what_is_counted_the_surer_the_figure() -> None:
    def confidence(text: str) -> float:
        return FigureExtractor().extract(text)[-1].confidence

    named = confidence("They carried out nine bodies.")
    listed = confidence("Nine were killed in Upper Ford, 8 in Lower Ford.")
    presumed = confidence("Nine men sang in the ruins.")
    assert named > listed > presumed
    assert named > confidence("They carried out dozens of bodies.")
    assert named > confidence("A child was killed.")


def test_what_a_number_and_others_did_together_is_counted() -> None:
    three, man = FigureExtractor().extract(
        "Three 14-year-old schoolgirls and a 61-year-old fisherman drowned in the flood."
    )
    assert (three.measure, man.measure) == ("killed", "killed")


def test_one_who_runs_away_is_not_displaced_and_an_age_at_death_is_no_count() -> None:
    assert FigureExtractor().extract("A driver fled from police. Ada Tolle dies at 74.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,310 cholera patients have been admitted and 51 have died.", ["people_other", "killed"]),
        ("MSF has treated 4,200 people and 38 have died.", ["people_other", "killed"]),
        ("The clinic treated 76 people, seven of whom died.", ["people_other", "killed"]),
        ("The hospital received 45 patients and 3 died on arrival.", ["people_other", "killed"]),
        ("About 500 people attended the funeral and 12 were killed.", ["people_other", "killed"]),
        ("Some 2,100 people were rescued and 18 drowned.", ["people_other", "killed"]),
        ("The raid killed 4 men, and 20 others were taken to hospital.", ["killed", "wounded"]),
        ("Twelve men and six boys here were killed.", ["killed", "killed"]),
        ("Officials said Monday 31 villagers including seven women were killed.", ["killed", "killed"]),
        ("The clash closed with about two dozen raiders left dead.", ["killed"]),
    ],
)
def test_harm_is_not_carried_to_the_number_of_another_predicate(text: str, expected: list[str]) -> None:
    assert [figure.measure for figure in FigureExtractor().extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three men have been charged with killing 12 villagers.", ["people_other", "killed"]),
        ("Five suspects are on trial for the murder of 31 villagers.", ["people_other", "killed"]),
        ("Six soldiers were convicted of killing 40 villagers.", ["people_other", "killed"]),
        ("Four officers were suspended over the deaths of 12 prisoners.", ["people_other", "killed"]),
        ("Two brothers accused of murdering 8 people were arrested.", ["detained", "killed"]),
        ("Nine people were burnt to death.", ["killed"]),
        ("Nine people were sentenced to death.", ["people_other"]),
        ("The four defendants are on trial for murder alongside Petra Lund, 30.", ["people_other"]),
    ],
)
def test_who_is_tried_for_a_killing_is_not_killed(text: str, expected: list[str]) -> None:
    assert [figure.measure for figure in FigureExtractor().extract(text)] == expected


@pytest.mark.parametrize("groups", ["families", "households", "couples"])
def test_families_are_no_number_of_the_dead(groups: str) -> None:
    assert [figure.measure for figure in FigureExtractor().extract(f"Seven {groups} were killed.")] == ["people_other"]
    assert [figure.measure for figure in FigureExtractor().extract(f"Seven {groups} were displaced.")] == ["displaced"]


def test_bodies_that_are_identified_are_not_found() -> None:
    assert [figure.measure for figure in FigureExtractor().extract("Fewer than 900 bodies have been identified.")] == [
        "other"
    ]


def test_no_word_counts_both_harm_and_things() -> None:
    assert HARM.keys() & THINGS.keys() == set()
    (figure,) = FigureExtractor().extract("Police recorded 12 kidnappings in Tova.", None)
    assert (figure.text, figure.measure) == ("12", "detained")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Shells destroyed four rebel-held barns near some houses.", "rebel-held barns"),
        ("The army seized 12 anti-aircraft guns and arrested nobody.", "anti-aircraft guns"),
        ("Some 40-odd people were questioned and freed.", "people"),
    ],
)
def test_the_words_for_what_is_counted_are_whole(text: str, counted: str) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert figure.counted == counted


def test_people_in_a_list_without_numerals_are_of_different_populations() -> None:
    figures = FigureExtractor().extract("A grocer, his daughter and a tailor were killed.")
    assert [figure.population for figure in figures] == ["grocer", "daughter", "tailor"]


@pytest.mark.parametrize(
    ("text", "counted", "population"),
    [
        ("Gunmen abducted 25 girls, police said.", "girls", "children"),
        ("Rebels killed 15 villagers, soldiers said.", "villagers", "civilians"),
        ("Rebels killed 15 villagers, soldiers and doctors said.", "villagers", "civilians"),
        ("Gunmen killed 12 students, police and residents said.", "students", "children"),
        ("A shell killed six children, teachers said.", "children", "children"),
        ("Troops detained 30 men, women said.", "men", "men"),
        ("Pirates seized 18 sailors, officers said.", "sailors", "security_forces"),
        ("The raid killed nine civilians, officials and rebels said.", "civilians", "civilians"),
        ("The army wounded 12 protesters, journalists said on Friday.", "protesters", "protesters"),
        ("A mine killed four nurses, soldiers say.", "nurses", "medics"),
    ],
)
def test_those_who_say_it_are_not_counted(text: str, counted: str, population: str | None) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert (figure.counted, figure.population) == (counted, population)
