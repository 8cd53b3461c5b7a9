"""Who is meant by a name: the built-in table, the rule for state bodies, and operators' own entries."""

import tomllib
from collections import Counter
from importlib.resources import files
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.documents import Alias
from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.aliases import Aliases, slug
from claimwatch_language.names.bodies import body_name
from services.attribution.names.claimant_keys import key_of
from tests.builders import NOW

WORDS = (
    "Syrian",
    "Syria's",
    "Syria",
    "the Syrian Arab Republic",
    "US",
    "U.S.",
    "Gaza",
    "Ministry",
    "ministry",
    "of",
    "in",
    "the",
    "The",
    "Foreign",
    "foreign affairs",
    "Defense",
    "Health and Population",
    "Government",
    "army",
    "IDF",
    "UN",
    "Security Council",
    "Élysée",
    "'s",
    "—",
    "النور",
)
NAMES = st.one_of(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), st.text(max_size=30))
ENTRY_NAMES = NAMES.filter(lambda name: any(char.isalpha() or char.isdecimal() for char in name))


def entry(name: str, *names: str, kind: ClaimantKind | None = None) -> Alias:
    """An operator's entry."""
    return Alias(alias_id="x", name=name, names=names, kind=kind, created_at=NOW, updated_at=NOW)


ENTRIES = st.lists(
    st.builds(
        lambda name, names, kind: entry(name, *names, kind=kind),
        ENTRY_NAMES,
        st.lists(ENTRY_NAMES, min_size=1, max_size=4),
        st.sampled_from([None, *ClaimantKind]),
    ),
    max_size=5,
)


def claimant(name: str) -> Claimant:
    """A claimant as a text names it."""
    return Claimant(key=key_of(name), name=name, text=name)


@pytest.mark.parametrize(
    "name",
    [
        "Syrian Foreign Ministry",
        "Syrian foreign ministry",
        "Foreign Ministry of Syria",
        "Ministry of Foreign Affairs of Syria",
        "Syrian Ministry of Foreign Affairs",
        "Ministry of Foreign Affairs of the Syrian Arab Republic",
        "Syria's Foreign Ministry",
        "Syria’s Ministry of Foreign Affairs and Expatriates",
    ],
)
def test_a_ministry_is_one_claimant_however_it_is_named(name: str) -> None:
    found = Aliases().canonical(claimant(name))
    assert (found.key, found.name) == ("syrian-foreign-ministry", "Syrian Foreign Ministry")
    assert (found.kind, found.text) == (ClaimantKind.GOVERNMENT, name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("IDF", "Israeli Military"),
        ("Israel's army", "Israeli Military"),
        ("U.N. Security Council", "UN Security Council"),
        ("Ministry of Health in Gaza", "Gaza Health Ministry"),
        ("Hamas-run Health Ministry in Gaza", "Gaza Health Ministry"),
        ("Médecins Sans Frontières", "Doctors Without Borders"),
        ("Government of Syria", "Syrian Government"),
        ("the Damascus government", "Syrian Government"),
        ("Damascus", "Syrian Government"),
        ("Syria", "Syrian Government"),
        ("U.S. military", "US Military"),
        ("Ministry of Tribal Affairs", "Tribal Affairs Ministry"),
        ("The Kremlin", "Kremlin"),
    ],
)
def test_known_names(name: str, shown: str) -> None:
    assert Aliases().canonical(claimant(name)).name == shown


@pytest.mark.parametrize(
    "name",
    [
        "Ali Hassan",
        "Army of Islam",
        "Scottish government",
        "Georgia government",
        "ministry",
        "PA",
        "River Health Office",
    ],
)
def test_what_is_unknown_or_ambiguous_stays_as_it_is(name: str) -> None:
    assert Aliases().canonical(claimant(name)) == claimant(name)


def test_no_name_stands_twice_in_the_built_in_table() -> None:
    tables = tomllib.loads(files("claimwatch_language.names").joinpath("aliases.toml").read_text(encoding="utf-8"))
    keys = Counter(
        slug(body_name(one) or one)
        for entries in tables.values()
        for name, names in entries.items()
        for one in {slug(each): each for each in (name, *names)}.values()
    )
    assert {key for key, times in keys.items() if times > 1} == set()
    assert all(Aliases().key(name) == slug(name) for entries in tables.values() for name in entries)


def test_an_operators_entry_is_stronger_and_keeps_the_names_that_are_built_in() -> None:
    aliases = Aliases([entry("Tsahal", "IDF"), entry("River Health Office", "RHO", kind=ClaimantKind.GOVERNMENT)])
    assert aliases.canonical(claimant("Israeli army")).name == "Tsahal"
    assert "Israel Defense Forces" in aliases.names(claimant("Tsahal"))
    assert aliases.canonical(claimant("RHO")).key == "river-health-office"
    assert aliases.names(claimant("River Health Office")) == ("RHO",)


def test_a_name_that_two_entries_claim_means_neither() -> None:
    aliases = Aliases([entry("Palestinian Authority", "PA"), entry("Press Association", "PA")])
    assert aliases.canonical(claimant("PA")) == claimant("PA")


@given(NAMES)
def test_the_form_of_a_state_bodys_name_is_its_own_form(name: str) -> None:
    form = body_name(name)
    assert form is None or body_name(form) == form


@given(ENTRIES, NAMES)
def test_naming_twice_changes_nothing_more(entries: list[Alias], name: str) -> None:
    aliases = Aliases(entries)
    once = aliases.canonical(claimant(name))
    assert aliases.canonical(once) == once


@given(ENTRIES, st.randoms(), NAMES)
def test_the_order_of_entries_makes_no_difference(entries: list[Alias], chance: Random, name: str) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    one, other = Aliases(entries), Aliases(shuffled)
    assert one.canonical(claimant(name)) == other.canonical(claimant(name))
    assert one.names(claimant(name)) == other.names(claimant(name))


def test_a_person_with_the_name_of_a_state_is_no_government() -> None:
    person = Claimant(key="jordan", name="Jordan", text="Jordan", kind=ClaimantKind.PERSON)
    assert Aliases().canonical(person) == person
