"""What a report puts into the ledger."""

from typing import Any

import pytest

from claimwatch_contracts.extraction import Claimant, DateInterval, Place
from claimwatch_contracts.vocabulary import Certainty, ClaimantKind, CueClass, HeldBack, Measure, PlacePrecision, Stance
from services.archive.ledger.entries import entries_of
from tests.builders import NOW, place, span_of
from tests.ledger_builders import DENIED, Writer
from tests.unit.archive.ledger.entering import one, put


def test_a_figure_comes_with_its_sentence_and_its_place_in_time() -> None:
    entry = one("It rained. The mayor said 12 people died in Raqqa.", "12", 12)
    assert (entry.evidence.quote, entry.figure, entry.given_at) == ("The mayor said 12 people died in Raqqa.", 0, NOW)
    assert entry.stance is Stance.STATES


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"population": "civilians"}, None),
        ({"population": "women"}, "women"),
        ({"measure": Measure.BUILDINGS, "counted": "houses"}, "destroyed"),
    ],
)
def test_only_some_classes_have_rows(more: dict[str, Any], expected: str | None) -> None:
    assert one("The mayor said 40 of them were destroyed.", "40", 40, **more).population == expected


@pytest.mark.parametrize(
    ("text", "more", "counted"),
    [
        ("The mayor promised 500 to each family.", {"measure": Measure.MONEY}, True),
        ("Potatoes cost 500, the mayor said.", {"measure": Measure.MONEY}, False),
        ("The mayor said 500 per cent.", {"measure": Measure.PERCENT}, False),
        ("The mayor said 500 passengers.", {"measure": Measure.PEOPLE_OTHER, "counted": "passengers"}, True),
        ("The mayor said 500 people.", {"measure": Measure.PEOPLE_OTHER, "counted": "people"}, False),
    ],
)
def test_what_is_no_count_of_the_incident_is_kept_and_makes_no_row(
    text: str, more: dict[str, Any], counted: bool
) -> None:
    assert one(text, "500", 500, **more).is_part is not counted


@pytest.mark.parametrize(
    "more",
    [
        {"measure": Measure.DISTANCE},
        {"held_back": HeldBack.LOOSE_COUNT},
        {"factuality": {"certainty": Certainty.POSSIBLE}},
    ],
)
def test_what_is_not_told_is_not_kept(more: dict[str, Any]) -> None:
    (entry,) = put(Writer("The mayor said 12.").counts("12", 12, "Mayor", **more))
    assert entry.stance is Stance.STANDS, "a sign that the revision was read"


def test_an_articles_publisher_is_not_its_claimant() -> None:
    assert one("The Courier counted 12 dead.", "12", 12, "The Courier").claimant is None


@pytest.mark.parametrize(
    ("kind", "claimant"),
    [(ClaimantKind.GOVERNMENT, "Government of Northshire"), (ClaimantKind.MEDIA, None)],
)
def test_a_later_sentence_of_a_bodys_own_statement_is_the_bodys(kind: ClaimantKind, claimant: str | None) -> None:
    name = "Government of Northshire"
    speaker = Claimant(key="government-of-northshire", name=name, text=name, kind=kind)
    writer = Writer(f"{name} regrets that it rained. 12 people died.", head={"publisher": "Northshire Government"})
    report = writer.says(name, "regrets", "that it rained").counts("12", 12).report()
    said = (report.attributions[0].model_copy(update={"claimant": speaker}),)
    entries = entries_of(report.model_copy(update={"attributions": said}), ["i1"])
    (figure,) = (each for each in entries if each.quantity)
    assert (figure.claimant and figure.claimant.name) == claimant


def test_a_count_of_the_whole_country_is_the_countrys() -> None:
    text = "Across the country 312 people died, the mayor of Raqqa said."
    entry = one(text, "312", 312, place=place(text, "Raqqa"))
    assert entry.place is not None
    assert (entry.place.name, entry.place.precision) == ("Syria", PlacePrecision.COUNTRY)


def test_of_several_counts_only_the_one_beside_the_words_is_of_the_whole_country() -> None:
    text = "The mayor said 12 had died and 312 were held across the country, 45 of them in Raqqa."
    here = place(text, "Raqqa")
    writer = Writer(text)
    for words in ("12", "312", "45"):
        writer.counts(words, float(words), "Mayor", place=here)
    assert [each.place and each.place.name for each in put(writer)] == ["Raqqa", "Syria", "Raqqa"]


@pytest.mark.parametrize(
    ("days", "is_open", "standing"), [((-200, 0), True, True), ((-200, -1), False, True), ((-900, -600), False, False)]
)
def test_a_count_up_to_now_stands_and_one_of_the_past_does_not(
    days: tuple[int, int], is_open: bool, standing: bool
) -> None:
    first, last = (NOW.date().fromordinal(NOW.date().toordinal() + day) for day in days)
    period = DateInterval(start=first, end=last, text="since then", open=is_open)
    (entry,) = put(Writer("The mayor said 12.").counts("12", 12, "Mayor", date=period), incident=None)
    assert entry.standing is standing


def test_an_accusation_names_the_accused_and_a_denial_is_one_in_any_words() -> None:
    text = "The rebels accused the army of the raid. The army said that it did not bomb the town."
    writer = Writer(text).says("rebels", "accused", "the army of the raid", cue_class=CueClass.ACCUSE)
    accusation, denial = put(writer.says("army", "said", "that it did not bomb the town"))
    assert (accusation.stance, accusation.against) == (Stance.ACCUSES, ("the army of the raid",))
    assert denial.stance is Stance.DENIES


def test_a_figure_that_its_source_denies_is_a_denial() -> None:
    assert one("The mayor denied that 12 died.", "12", 12, factuality=DENIED).stance is Stance.DENIES
    assert one("The mayor rejected the toll of 12.", "12", 12).stance is Stance.DENIES


def test_a_list_says_once_what_became_of_all_its_houses() -> None:
    text = "Homes destroyed: 8,400 in Orsk and 610 in Tarn, the mayor said."
    more = {"measure": Measure.BUILDINGS, "counted": "homes"}
    writer = Writer(text).counts("8,400", 8400, "Mayor", **more).counts("610", 610, "Mayor", **more)
    assert [entry.population for entry in put(writer)] == ["destroyed", "destroyed"]


def test_findings_keep_their_ids_where_their_words_do() -> None:
    text = "The mayor said 12 people died."
    assert one(text, "12", 12).finding_id == one(text, "12", 13, "Police", confidence=0.6).finding_id


def test_a_place_of_another_sentence_is_not_near() -> None:
    text = "It rained in Raqqa. The mayor said 12 people died."
    far: Place = place(text, "Raqqa")
    assert not one(text, "12", 12, place=far).place_is_near
    assert span_of(text, "12")["start"] > far.end


def test_two_claimants_of_the_same_words_are_two_findings() -> None:
    text = "The mayor and the police said the bridge was closed."
    writer = Writer(text)
    for who in ("The mayor", "the police"):
        writer.says(who, "said", "the bridge was closed")
    mayor, police = put(writer)
    assert mayor.claimant != police.claimant
    assert mayor.finding_id != police.finding_id


def test_what_a_person_marked_wrong_does_not_enter_the_ledger() -> None:
    text = "The mayor said 12 people died. The army said that it did not bomb the town."
    report = Writer(text).counts("12", 12, "Mayor").says("army", "said", "that it did not bomb the town").report()
    assert [entry.claim for entry in entries_of(report, ["i1"])] == [None, 0]
    wrong = {"held_back": HeldBack.MARKED_WRONG}
    figures = tuple(figure.model_copy(update=wrong) for figure in report.figures)
    claims = tuple(claim.model_copy(update=wrong) for claim in report.claims)
    (entry,) = entries_of(report.model_copy(update={"figures": figures, "claims": claims}), ["i1"])
    assert entry.stance is Stance.STANDS


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("The army said helicopters lifted 40 people from roofs.", Measure.PEOPLE_OTHER, "rescued"),
        ("The army said 40 people were rescued.", Measure.PEOPLE_OTHER, "rescued"),
        ("The army pulled 40 people alive from the rubble.", Measure.PEOPLE_OTHER, "rescued"),
        ("The army pulled 40 people from the water.", Measure.PEOPLE_OTHER, "rescued"),
        ("The guard said 40 people had been plucked out of the sea.", Measure.PEOPLE_OTHER, "rescued"),
        ("The police said 40 people marched to the bridge.", Measure.PEOPLE_OTHER, "demonstrators"),
        ("The police said some 40 people took to the streets.", Measure.PEOPLE_OTHER, "demonstrators"),
        ("The police said 40 people walked home.", Measure.PEOPLE_OTHER, None),
        ("The office said the rain affected 40 people.", Measure.PEOPLE_OTHER, "affected"),
        ("Prosecutors charged 40 people, and others were released.", Measure.PEOPLE_OTHER, "charged"),
        ("The mayor said 40 people had been identified.", Measure.PEOPLE_OTHER, "identified"),
        ("The mayor said 40 people were on board.", Measure.PEOPLE_OTHER, "passengers"),
        ("The mayor said 40 people came. Nobody was charged.", Measure.PEOPLE_OTHER, None),
        ("The number of people still in custody has fallen to 40.", Measure.DETAINED, "in_custody"),
        ("The mayor said 40 people remained behind bars.", Measure.DETAINED, "in_custody"),
        ("The mayor said 40 people were detained.", Measure.DETAINED, None),
    ],
)
def test_what_was_done_to_people_is_their_class(text: str, measure: Measure, expected: str | None) -> None:
    entry = one(text, "40", 40, measure=measure, counted="people")
    assert (entry.population, entry.is_part) == (expected, expected is None and measure is Measure.PEOPLE_OTHER)


def test_cases_of_a_disease_need_no_claimant() -> None:
    entry = one(
        "There were 40 cases.", "40", 40, None, measure=Measure.PEOPLE_OTHER, submeasure="cases", counted="cases"
    )
    assert not entry.is_part


def test_a_new_total_has_the_claimant_of_the_count_before_it() -> None:
    writer = Writer("A nurse said 1 more person died, bringing the number of dead to 3.").counts("1", 1, "nurse")
    entry = put(writer.counts("3", 3))[1]
    assert entry.claimant is not None and entry.claimant.name == "nurse"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said 16 died, three times what the army admits.", Stance.STATES),
        ("The mayor said 16 died, more than the army has admitted.", Stance.STATES),
        ("The mayor admitted that 16 died.", Stance.CONCEDES),
    ],
)
def test_only_the_speaker_concedes(text: str, stance: Stance) -> None:
    assert one(text, "16", 16).stance is stance


def test_students_are_no_children() -> None:
    assert (
        one("The mayor said 40 students were held.", "40", 40, measure="detained", population="children").population
        is None
    )
    pupils = one("The mayor said 40 pupils were held.", "40", 40, measure="detained", population="children")
    assert pupils.population == "children"


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("The mayor said 41 were killed, among them 13 children.", 13, "Mayor"),
        ("The mayor said 41 were killed. 13 children were among them.", 13, "Mayor"),
        ("The mayor said 41 were killed. It rained. 13 children were found.", 13, None),
        ("The mayor said 4 were killed. 13 children were counted.", 13, None),
    ],
)
def test_children_whom_nobody_counts_are_counted_by_who_counts_all(
    text: str, value: float, expected: str | None
) -> None:
    whole = "41" if "41" in text else "4"
    writer = Writer(text).counts(whole, float(whole), "Mayor").counts("13", value, population="children")
    part = put(writer)[1]
    assert (part.claimant and part.claimant.name) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("in the province", True), ("in his province", True), ("across this whole province", True), ("in the end", False)],
)
def test_the_province_is_that_which_was_named_before(words: str, expected: bool) -> None:
    text = f"It began in Tarn. The mayor said 861 died {words}."
    province = place(text, "Tarn", geonames_id=11, precision=PlacePrecision.PROVINCE)
    assert one(text, "861", 861, place=province).place_is_near is expected
    town = place(text, "Tarn", geonames_id=11)
    assert not one(text, "861", 861, place=town).place_is_near
