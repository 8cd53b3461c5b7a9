"""Who speaks for whom in an incident."""

import pytest

from claimwatch_contracts.extraction import Location
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import PlacePrecision
from services.archive.ledger.claimants import Voices
from services.archive.ledger.naming import read_name
from tests.ledger_builders import entry


def spoken(*described: str, article: str | None = None, name: str | None = None) -> LedgerEntry:
    """An entry of a claimant that an article describes in these words."""
    return entry(name or described[0], 5, described=described, article=article)


def voices(*entries: LedgerEntry) -> list[str | None]:
    """The claimant of each entry, under the name that is shown."""
    found = Voices(entries)
    shown = [found.shown(found.of(each) or "", each) for each in entries]
    return [claimant and claimant.name for claimant in shown]


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("two medics at the town's general hospital", "town's general hospital"),
        ("Dr Anna Reyes, who has run the general hospital for six years", "general hospital"),
        ("the hospital's director", "hospital"),
        ("The RCA chairman", "RCA"),
        ("a spokesman for the army", "army"),
        ("Abel Stone of the Fire Service", "Fire Service"),
        ("Superintendent of Police Ravi Nair", "police"),
        ("a nurse at the rural hospital there", "rural hospital"),
        ("The General Command of the Armed Forces on Monday evening", "Armed Forces"),
        ("the military prosecutor, Major General Omar Vane", "military"),
        ("12:35 - A spokesman for the River Authority", "River Authority"),
        ("Police chief Anna Reyes", "Police"),
        ("Health Minister Anna Reyes", "health ministry"),
        ("Northland's shipping minister", "Northland's shipping ministry"),
        ("the minister of health, Anna Reyes", "health ministry"),
        ("the service's controller in Northshire", "service"),
        ("The emirate's scribe", "emirate"),
        ("a spokeswoman for the relatives", "relatives"),
        ("the national director of public health, Anna Reyes", "health ministry"),
        ("the director of public works", None),
        ("a miner from the Alder quoted by the network", None),
        ("the prime minister", None),
        ("former health minister Anna Reyes", None),
        ("Anna Reyes", None),
        ("the director", None),
        ("the visitors' coach", None),
    ],
)
def test_the_body_that_somebody_speaks_for_is_read_from_the_words(form: str, body: str | None) -> None:
    assert read_name(form).body == body


@pytest.mark.parametrize(
    ("form", "office", "person"),
    [
        ("Lena Hart, the deputy commissioner of Northshire", "deputy commissioner of Northshire", "Lena Hart"),
        ("the district magistrate of Alder, Ravi Nair", "district magistrate of Alder", "Ravi Nair"),
        ("The owner, Tom Reed", "owner", "Tom Reed"),
        ("Northshire's chief minister", "Northshire's chief minister", None),
    ],
)
def test_an_office_speaks_for_itself(form: str, office: str, person: str | None) -> None:
    assert (read_name(form).office, read_name(form).person) == (office, person)


@pytest.mark.parametrize(
    ("form", "body", "also"),
    [
        ("The Euphrates Casualty Register, a group that tracks civilian harm", "Euphrates Casualty Register", "group"),
        ("The White Helmets, a rescue group", "White Helmets", "rescue group"),
        ("Harmwatch, an investigative organisation", "Harmwatch", "investigative organisation"),
        (
            "Harmwatch, a London-based monitoring group, which counts the dead",
            "Harmwatch",
            "London-based monitoring group",
        ),
        ("Tarn Sans Armes (an aid agency)", "Tarn Sans Armes", "aid agency"),
        ("the Northern Rescue Front, a paramilitary group", "Northern Rescue Front", "paramilitary group"),
        ("Ana Reyes, a hospital director", "hospital", None),
        ("Ana Reyes, a police officer", "police", None),
        ("Ana Reyes, a spokeswoman for the group", "group", None),
        ("Reyes, a member of a rescue group", "rescue group", None),
        ("Ana Reyes, a doctor", None, None),
        ("Ana Reyes, an army general", "army", None),
        ("coalition spokesman Daniel Marsh", "coalition", None),
    ],
)
def test_a_name_that_is_explained_by_a_kind_of_body_is_that_bodys(
    form: str, body: str | None, also: str | None
) -> None:
    assert (read_name(form).body, read_name(form).also) == (body, (also,) if also else ())


def test_a_body_that_is_explained_once_keeps_its_name_in_other_articles() -> None:
    register = "Euphrates Casualty Register"
    said = (spoken(f"The {register}, a group that tracks harm", "the register", name=register), spoken(register))
    assert voices(*said) == [register, register]
    assert {Voices(said).of(each) for each in said} == {"euphrates-casualty-register"}


def test_a_hospital_speaks_by_its_director_and_its_medics() -> None:
    assert set(
        voices(
            spoken("two medics at the town's general hospital"),
            spoken("Dr Anna Reyes, who has run the general hospital for six years", name="Anna Reyes"),
            spoken("Anna Reyes"),
            spoken("the hospital"),
            spoken("Alder General Hospital"),
        )
    ) == {"Alder General Hospital"}


def test_a_bare_role_is_that_of_the_only_body_of_its_article_that_has_it() -> None:
    named = spoken("two medics at the Alder hospital", article="a")
    assert voices(named, spoken("one of the medics", article="a")) == ["Alder hospital"] * 2
    assert voices(named, spoken("one of the medics", article="b")) == ["Alder hospital", "medics"]
    other = spoken("a medic at the Tarn clinic", article="a")
    assert voices(named, other, spoken("one of the medics", article="a"))[2] == "medics"


def test_abbreviations_stand_for_their_names() -> None:
    by_initials = voices(spoken("Northern Rescue Front"), spoken("the NRF"), spoken("paramilitary NRF"))
    assert set(by_initials) == {"Northern Rescue Front"}
    by_brackets = voices(spoken("the Inland Water Transport Authority (BIWTA)"), spoken("BIWTA"))
    assert set(by_brackets) == {"Inland Water Transport Authority"}


def test_a_short_name_of_two_bodies_is_neither() -> None:
    assert len(set(voices(spoken("Harbour Workers' Union"), spoken("the union")))) == 1
    assert len(set(voices(spoken("Harbour Workers' Union"), spoken("Doctors' Union"), spoken("the union")))) == 3


def test_the_first_half_of_a_name_is_short_for_it() -> None:
    assert len(set(voices(spoken("Fire Service and Civil Defence"), spoken("the Fire Service")))) == 1


def test_a_part_of_an_organisation_is_not_the_organisation() -> None:
    assert len(set(voices(spoken("United Nations"), spoken("UN Human Rights Office")))) == 2


def test_two_armies_stay_two_and_a_bare_one_is_that_of_the_country() -> None:
    place = Location(name="Sudan", geonames_id=2, precision=PlacePrecision.COUNTRY, country="SD")
    entries = [entry(who, 5, place=place, within=()) for who in ("Sudanese army", "Egyptian army", "army")]
    ours, theirs, bare = voices(*entries)
    assert ours == bare != theirs


def test_an_apposition_is_another_name() -> None:
    explained = spoken("The Northern Front, the rebel movement that holds the town", name="Northern Front")
    assert set(voices(explained, spoken("the rebel movement"))) == {"Northern Front"}


def test_its_spokesman_speaks_for_who_spoke_last_before() -> None:
    before, spokesman = spoken("the River Authority", article="a"), spoken("its spokesman, Tom Reed", article="a")
    assert voices(before, spokesman) == ["River Authority"] * 2


def test_officials_are_the_only_public_office_of_the_article() -> None:
    governor = spoken("Lena Hart, the governor of Northshire", name="Lena Hart", article="a")
    owner = spoken("the owner of the ferry", article="a")
    assert voices(governor, owner, spoken("officials", article="a"))[2] == "governor of Northshire"
    mayor = spoken("the mayor of Alder", article="a")
    assert voices(governor, mayor, spoken("officials", article="a"))[2] == "officials"


def test_a_person_speaks_for_the_same_body_in_every_article() -> None:
    named = spoken("The River Authority's spokesman, Tom Reed", name="Tom Reed", article="a")
    assert voices(named, spoken("Tom Reed", article="b")) == ["River Authority"] * 2


def test_words_name_a_claimant_or_none() -> None:
    found = Voices([spoken("Alder General Hospital"), spoken("Harbour Workers' Union"), spoken("Doctors' Union")])
    assert found.meant("the hospital") == "alder-general-hospital"
    assert found.meant("the union") is None
    assert found.meant("telephone calls") is None


def test_the_accused_are_named_at_the_beginning_of_an_accusation() -> None:
    found = Voices([spoken("the army"), spoken("Northern Front")])
    assert found.accused("the army of carrying out the strike on the market") == {"army"}
    assert found.accused("an unknown drone of the strike") == set()


def test_a_pronoun_names_nobody() -> None:
    owner = spoken("Tom Reed, the owner of the ferry", "He", name="Tom Reed", article="a")
    assert voices(owner, spoken("police", "He", article="b"))[1] == "police"


def test_its_director_speaks_for_the_subject_of_the_sentence() -> None:
    told = spoken("its director", article="a")
    sentence = "The regional hospital treated 58 wounded on Monday, its director said."
    told = told.model_copy(update={"evidence": told.evidence.model_copy(update={"quote": sentence})})
    assert voices(spoken("the harbour office", article="a"), told)[1] == "regional hospital"


def in_sentence(sentence: str, *described: str) -> LedgerEntry:
    """An entry of a claimant in a sentence of an article of its own."""
    told = spoken(*described, article="a")
    return told.model_copy(update={"evidence": told.evidence.model_copy(update={"quote": sentence})})


def test_its_officer_speaks_for_whose_officer_it_is() -> None:
    sentence = (
        "The hospital in Orsk has received 94 bodies since the ferry sank off the town, its medical officer said."
    )
    assert voices(in_sentence(sentence, "its medical officer")) == ["hospital in Orsk"]
    assert voices(in_sentence("The medical officer said so.", "the medical officer of Orsk")) == [
        "medical officer of Orsk"
    ]


def test_a_subject_does_not_run_on_into_its_verb() -> None:
    sentence = "The health office in Orsk has counted 42 dead, its head, Dr Ana Reyes, said."
    assert voices(in_sentence(sentence, "its head, Dr Ana Reyes")) == ["health office in Orsk"]


def test_who_speaks_in_a_body_speaks_for_it() -> None:
    sentence = "At Maple hospital the officer in charge, Dr Ana Reyes, said that 36 were dead."
    assert voices(in_sentence(sentence, "Dr Ana Reyes")) == ["Maple hospital"]
    assert voices(in_sentence("At noon the mayor, Ana Reyes, came.", "Ana Reyes")) != ["noon"]


def test_whose_director_somebody_is_speaks_for_it() -> None:
    sentence = "She spoke outside the Maple hospital, whose director, Ana Reyes, counted seven."
    assert voices(in_sentence(sentence, "Ana Reyes")) == ["Maple hospital"]
    assert voices(in_sentence("She met Tom Reed, whose brother, Ana Reyes, said so.", "Ana Reyes")) == ["Ana Reyes"]


def test_an_ombudsman_is_an_office() -> None:
    assert read_name("the ombudsman").office == "ombudsman"
    spoke = (spoken("the ombudsman", article="a"), spoken("Nadia Cori", article="a"))
    assert len(set(voices(*spoke))) == 1


def test_relatives_are_families() -> None:
    spokesman = spoken("a spokesman for the families, Tom Reed", article="a")
    assert len(set(voices(spokesman, spoken("Relatives", article="b"), spoken("the families", article="c")))) == 1


def test_the_district_is_the_office_of_the_district() -> None:
    minister = spoken("the chief minister of Northland", article="a")
    commissioner = spoken("the deputy commissioner of Northshire", article="b")
    assert voices(minister, commissioner, spoken("The district", article="c"))[2] == "deputy commissioner of Northshire"


def test_a_hospital_that_is_said_to_be_in_the_incidents_town_is_the_hospital() -> None:
    said = [
        spoken("the hospital in Kassala", article="one"),
        spoken("the hospital", article="two"),
        spoken("the director of the Kassala referral hospital", article="three"),
    ]
    town = Location(name="Kassala", geonames_id=372753, precision=PlacePrecision.CITY, country="SD")
    assert len(set(voices(*(each.model_copy(update={"place": town}) for each in said)))) == 1


def test_the_police_of_a_country_are_one_whatever_level_speaks() -> None:
    levels = ("the police", "county police", "the National Police Service", "provincial police")
    assert len(set(voices(*(spoken(words, article=words) for words in levels)))) == 1
    assert len(set(voices(spoken("Orsk police", article="a"), spoken("Corve police", article="b")))) == 2


def test_a_body_in_the_incidents_province_is_the_body() -> None:
    said = (spoken("the directorate in Tarn", article="a"), spoken("the provincial health directorate", article="b"))
    assert len(set(voices(*said))) == 1


def test_a_person_named_alone_after_the_only_speaker_speaks_for_it() -> None:
    minister = spoken("the shipping minister", article="one")
    assert voices(minister, spoken("Ravi Nair", article="one")) == ["Shipping Ministry"] * 2
    assert voices(minister, spoken("Relatives", article="one"))[1] == "Relatives"


@pytest.mark.parametrize(
    "before", [(), ("the owner of the ferry",), ("the interior minister", "the town's general hospital")]
)
def test_a_person_named_alone_after_nobody_or_after_several_is_itself(before: tuple[str, ...]) -> None:
    *_, last = voices(*(spoken(form, article="one") for form in before), spoken("Ravi Nair", article="one"))
    assert last == "Ravi Nair"
