"""Which incident a report goes to that follows what is known: a new count, a speaker, a game, an epidemic's raid."""

from dataclasses import replace
from datetime import date

import pytest

from claimwatch_contracts.extraction import Claimant, DateInterval
from claimwatch_contracts.vocabulary import DatePrecision, Measure
from services.archive.incidents.belonging import looks_back
from services.archive.incidents.choosing import score_of
from services.archive.incidents.days import days_of
from services.archive.incidents.likeness import Likeness
from services.archive.incidents.news import gives_a_new_count, is_of_sport
from services.archive.incidents.sites import sites_of
from services.archive.incidents.traits import traits_of
from tests.builders import attribution
from tests.incidents import DAY, MARCH_2, Desk, Told
from tests.unit.archive.strikes import SECOND, STRIKE
from tests.unit.archive.test_likeness import CHOLERA, LATER_CHOLERA

THURSDAY, AT = date(2026, 3, 5), MARCH_2 + 3 * DAY


def days(text: str, **more: object) -> set[date]:
    """The days of what a report of Thursday tells of."""
    report = Told("told", "Told", text, AT, **more).report()  # type: ignore[arg-type]
    return set(days_of(report, sites_of(report), THURSDAY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ALDER, March 5 (NNA) - The toll of a ferry that sank off Alder has risen.", set()),
        ("The air force admitted on Wednesday that it had shelled Alder three days earlier.", {SECOND}),
        ("The search ended on Wednesday for people of a ferry that sank off Alder two days ago.", {date(2026, 3, 3)}),
        ("A captain claimed responsibility on Wednesday for a raid on Alder.", set()),
        ("Shells hit Alder; the bombing on Monday was the third.", {SECOND}),
        ("The captain of a ferry that sank off Alder on Monday was arrested late on Wednesday.", {SECOND}),
        ("The minister on Wednesday suspended the head of the port over a ferry that sank off Alder.", set()),
    ],
)
def test_a_day_is_that_of_what_happened_and_not_of_the_dispatch_or_a_speech(text: str, expected: set[date]) -> None:
    assert days(text) == expected


def test_bodies_that_are_found_and_people_who_are_missing_tell_no_day() -> None:
    text = "Divers brought up 4 bodies in Alder; 9 missing people were sought, after 31 dead were counted."
    late = (("4 bodies", Measure.BODIES_FOUND, THURSDAY), ("9 missing", Measure.MISSING, THURSDAY))
    assert days(text, figures=(*late, ("31 dead", Measure.KILLED, SECOND))) == {SECOND}
    graves = replace(Told("grave", "Grave", text, AT, figures=late[:1]), topics=("mass-graves",)).report()
    assert set(days_of(graves, sites_of(graves), THURSDAY)) == {THURSDAY}


@pytest.mark.parametrize("act", ["on Wednesday suspended the captain", "jailed the captain on Wednesday"])
def test_the_day_on_which_somebody_is_punished_is_none_of_the_dead(act: str) -> None:
    wednesday = (("31 dead", Measure.KILLED, DateInterval(**day_of_act())),)
    assert days(f"A court {act} over a sinking off Alder of which 31 dead were counted.", figures=wednesday) == set()
    assert days("In Alder 31 dead were counted on Wednesday.", figures=wednesday) == {date(2026, 3, 4)}


def day_of_act() -> dict[str, object]:
    """The fields of the Wednesday before."""
    return {"start": date(2026, 3, 4), "end": date(2026, 3, 4), "text": "Wednesday", "precision": DatePrecision.DAY}


def test_a_day_of_the_first_paragraph_counts_more_than_one_that_is_recalled() -> None:
    text = (
        "In Alder 3 dead were counted.\n\nThe town lies near Birkeby, where the market was hit by shelling on Monday."
    )
    report = Told("told", "Told", text, AT, figures=(("3 dead", Measure.KILLED, date(2026, 3, 4)),)).report()
    found = days_of(report, sites_of(report), THURSDAY)
    assert found[date(2026, 3, 4)] >= found[SECOND]


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [("ALDER - ", {"Alder", "Birkeby"}), ("ALDER, March 5 (NNA) - ", {"Birkeby"})],
)
def test_the_town_of_a_reporter_on_the_spot_is_a_place_of_the_report(dateline: str, expected: set[str]) -> None:
    text = f"{dateline}The priest of Birkeby keeps a list."
    report = Told("told", "Told", text, places={"ALDER": "Alder"}).report()
    assert {site.name for site in sites_of(report)} == expected


def test_the_town_of_an_office_is_the_place_of_a_report_that_names_no_other() -> None:
    report = Told("told", "Told", "ALDER, March 5 (NNA) - Nine men were tried.", places={"ALDER": "Alder"}).report()
    assert [site.name for site in sites_of(report)] == ["Alder"]


RISEN = Told(
    "risen",
    "Toll of market bombing rises to 38",
    "ALDER - The number of dead in the bombing of a market in Alder on Thursday stands at 38 dead, a surgeon said.",
    AT,
    places={"ALDER": "Alder"},
    figures=(("38 dead", Measure.KILLED, THURSDAY),),
    topics=("airstrikes",),
)


async def test_a_new_count_is_of_what_is_known_even_if_its_day_is_a_later_one() -> None:
    assert gives_a_new_count(RISEN.report())
    text = RISEN.text.replace("The number of dead in the bombing", "A bombing").replace("stands at", "left")
    another = replace(RISEN, title="Bombing of a market leaves 38", text=text)
    desk, other = Desk(), Desk()
    await desk.take(STRIKE, RISEN)
    assert await desk.together(STRIKE, RISEN)
    await other.take(STRIKE, another)
    assert not await other.together(STRIKE, another)


async def test_who_speaks_leads_to_the_incident_of_the_same_town() -> None:
    text = "In Alder 5 dead were laid out in rows, Ragna Tveitås said; no list was shown to Ragna Tveitås."
    surgeon = Claimant(key="ragna-tveitås", name="Deputy Ragna Tveitås", text="Ragna Tveitås")
    said = attribution(text, "Ragna Tveitås", "said", "5 dead were laid out in rows", claimant=surgeon)
    known = replace(STRIKE, text=f"{STRIKE.text} Ragna Tveitås heard it.")
    told = Told("rows", "Names on a wall", text, AT, figures=(("5 dead", Measure.KILLED, None),))
    alone, named = traits_of(told.report()), traits_of(replace(told, more={"attributions": (said,)}).report())
    assert (alone.names, named.names) == (frozenset(), frozenset({"ragna", "tveitå"}))
    scores = []
    of_another = replace(told, text=text.replace("Ragna Tveitås", "a deputy"))
    for each in (of_another, replace(told, more={"attributions": (said,)})):
        desk = Desk()
        await desk.take(known, each)
        scores.append(desk.choices["rows"].score)
    assert scores[1] > scores[0]


async def test_a_game_is_of_no_attack() -> None:
    game = Told(
        "game",
        "Alder bombed out at the market ground",
        "A striker from the Osmund quarter left the keeper of Alder helpless, and the referee blew for a penalty. "
        "The grain market ground was silent.",
        MARCH_2 + DAY,
    )
    assert is_of_sport(game.report())
    desk = Desk()
    await desk.take(STRIKE, game)
    assert not await desk.together(STRIKE, game)


def test_a_race_is_a_game() -> None:
    text = "In Alder the runners struck early in the race. Her coach called it a massacre. She has 3 medals."
    assert is_of_sport(Told("race", "Race", text).report())


def test_a_crush_at_a_game_is_harm() -> None:
    text = "At the stadium of Alder 9 dead were counted after the referee gave a penalty in the cup match."
    assert not is_of_sport(Told("crush", "Crush", text, figures=(("9 dead", Measure.KILLED, SECOND),)).report())


async def test_a_raid_in_an_epidemic_is_an_occurrence_of_its_own() -> None:
    raid = replace(
        LATER_CHOLERA,
        name="raid",
        title="Crowd attacks cholera tent",
        text="Men attacked a tent in Corve on Sunday and burned stretchers in the yard; 2 dead lay there by nightfall.",
        figures=(("2 dead", Measure.KILLED, date(2026, 3, 8)),),
    )
    plain = raid.text.replace("attacked", "left").replace("burned", "cleaned")
    fever = replace(raid, text=plain, title="Cholera kills two")
    for told, expected in ((raid, False), (fever, True)):
        desk = Desk()
        await desk.take(CHOLERA, LATER_CHOLERA, told)
        assert await desk.together(CHOLERA, told) is expected


ESSAY = (
    "Every winter the markets of the north are counted again.\n\nPeople write the numbers on walls, and in Alder they "
    "read 31 dead; the walls are older than the war."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(ESSAY, True), (f"ALDER - {ESSAY}", False), (ESSAY.replace(".\n\nPeople", ". People"), False)],
)
def test_an_essay_that_gives_figures_late_and_in_its_own_voice_is_no_news(text: str, expected: bool) -> None:
    told = Told("essay", "Numbers", text, figures=(("31 dead", Measure.KILLED, None),))
    assert looks_back(told.report()) is expected


NOTICE = "The Ministry denies that a warning was given.\n\nThe official figures are these, in Alder: 31 dead."


@pytest.mark.parametrize("speaks", [True, False])
def test_the_own_notice_of_a_body_is_no_essay(speaks: bool) -> None:
    ministry = Claimant(key="ministry", name="Ministry", text="The Ministry")
    said = attribution(NOTICE, "The Ministry", "denies", "that a warning was given", claimant=ministry)
    told = Told("notice", "Notice", NOTICE, figures=(("31 dead", Measure.KILLED, None),))
    assert looks_back(replace(told, more={"attributions": (said,) if speaks else ()}).report()) is not speaks


async def test_a_report_of_no_harm_goes_to_an_incident_in_its_town_only_if_it_is_of_its_topic() -> None:
    text = "The grain market of Alder is open; a surgeon of the Lazaret clinic cut a ribbon in the Osmund quarter."
    scores = []
    for topics in (("airstrikes",), ("mass-graves",)):
        desk = Desk()
        await desk.take(STRIKE, Told("opening", "Ribbon at noon", text, MARCH_2 + DAY, topics=topics))
        scores.append(desk.choices["opening"].score)
    assert scores[0] > scores[1]


SUNK = Told(
    "sunk",
    "Ferry sinks off Alder",
    "A ferry sank off Alder on Monday and 31 dead were counted, the harbour master said. The Torrilda had left at noon "
    "with passengers for Birkeby and turned over in the swell.",
    figures=(("31 dead", Measure.KILLED, SECOND),),
    topics=("accidents",),
)
LETTER = Told(
    "letter",
    "The letter that nobody read",
    "The letter has a stamp and a date in November. It calls the {name} unfit for passengers and says that the ferry "
    "must not leave. The harbour master had read it.",
    MARCH_2 + 2 * DAY,
)


@pytest.mark.parametrize(("name", "joins"), [("Torrilda", True), ("Grimbald", False), ("vessel", False)])
async def test_the_name_of_a_ship_that_one_incident_alone_has_tells_what_a_report_is_of(name: str, joins: bool) -> None:
    desk, letter = Desk(), replace(LETTER, text=LETTER.text.format(name=name))
    await desk.take(SUNK, letter)
    assert await desk.together(SUNK, letter) is joins


async def test_a_ship_that_sinks_again_on_a_later_day_sinks_again() -> None:
    again = replace(
        SUNK,
        name="again",
        title="Ferry sinks off Birkeby",
        text="The Torrilda sank off Birkeby on Thursday and 9 dead were counted, the harbour master said.",
        at=AT,
        figures=(("9 dead", Measure.KILLED, THURSDAY),),
    )
    desk = Desk()
    await desk.take(SUNK, again)
    assert not await desk.together(SUNK, again)


def test_places_publishers_and_words_all_in_capitals_are_no_names_of_things() -> None:
    text = (
        "ALDER, March 5 (NNA) - A court of Alder heard the Grimbald case. The MSF and the Gazette of Torrilda waited."
    )
    told = Told("told", "Told", text, places={"Alder": "Alder"})
    report = told.report()
    report = report.model_copy(update={"article": report.article.model_copy(update={"publisher": "Torrilda Gazette"})})
    assert traits_of(report).things == {"grimbald"}


@pytest.mark.parametrize(("name", "joins"), [("Ragna Tveitås", True), ("Astrid Solheim", False)])
async def test_who_speaks_leads_a_report_that_names_no_place_to_the_incident(name: str, joins: bool) -> None:
    text = f"{name} has answered the inquiry into the ferry. The harbour list came late, {name} said; others signed it."
    said = attribution(text, name, "said", "The harbour list came late", claimant=person(name))
    known = "The harbour list was wrong, Ragna Tveitås said."
    sunk = replace(SUNK, text=f"{SUNK.text} {known}")
    before = attribution(
        sunk.text, "Ragna Tveitås", "said", "The harbour list was wrong", claimant=person("Ragna Tveitås")
    )
    answer = Told("answer", "Answer to an inquiry", text, MARCH_2 + DAY, more={"attributions": (said,)})
    desk = Desk()
    await desk.take(replace(sunk, more={"attributions": (before,)}), answer)
    assert await desk.together(sunk, answer) is joins


def person(name: str) -> Claimant:
    """A claimant by its name."""
    return Claimant(key=name.lower().replace(" ", "-"), name=name, text=name)


def test_a_toll_of_years_ago_adds_nothing_to_the_place_of_a_report() -> None:
    text = "In Alder 31 dead were counted. In Birkeby 90 dead were counted then."
    figures = (("31 dead", Measure.KILLED, SECOND), ("90 dead", Measure.KILLED, date(2019, 3, 2)))
    weights = {site.name: site.weight for site in sites_of(Told("told", "Told", text, figures=figures).report())}
    assert weights["Alder"] > 1.9 * weights["Birkeby"]


@pytest.mark.parametrize(
    ("place", "day", "of_no_place", "says"),
    [(0.0, None, False, True), (0.0, -1.0, False, False), (-1.0, None, False, False), (None, None, True, True)],
)
def test_who_speaks_says_something_where_no_other_day_or_town_speaks_against_it(
    place: float | None, day: float | None, of_no_place: bool, says: bool
) -> None:
    shared = Likeness(0.15, 6, 0, 0.2, place, day, 1.0, True, names=1, of_no_place=of_no_place)
    assert (score_of(replace(shared, names=2)) > score_of(shared)) is says
