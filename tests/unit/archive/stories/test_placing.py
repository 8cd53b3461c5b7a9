"""Which story an article is in: invented articles on their way through other newsrooms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.vocabulary import Measure, StoryRelation
from services.archive.stories.comparing import LIKE, LIKE_PART, UPDATE_WINDOW, WINDOW
from services.archive.stories.fingerprint import Fingerprint, StoryPlace
from services.archive.stories.placing import as_revised, placed
from tests.builders import figure
from tests.stories import FERRY, SCHOOL, print_of, sentences

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ORIGINAL, REPRINT, LIGHT_EDIT, UPDATE = StoryRelation
NOTES = (
    "(Corrects the name of the pier)",
    "-- Corrects spelling of the owner's name",
    "An earlier version of this article gave another pier.",
    "Correction: the boat left the southern pier.",
)


def in_a_story(*prints: Fingerprint) -> list[Fingerprint]:
    """The articles as they are placed one after the other."""
    known: list[Fingerprint] = []
    for each in prints:
        known.append(replace(each, story=placed(each, known)))
    return known


def place(text: str, *known: Fingerprint, after: timedelta = HOUR) -> StoryPlace:
    """The place of another article with that text, after the first or after those given."""
    return placed(print_of(text, "new", after=after), in_a_story(*(known or (print_of(),))))


EDITED = (
    FERRY.replace("The boat had left", "The vessel had departed from")
    .replace("Witnesses told", "People told")
    .replace("waited all day", "stood for hours")
)
COPIES = {
    "equal but for typography": (FERRY.upper(), REPRINT),
    "its beginning": (sentences(FERRY, 0, 3), REPRINT),
    "its end": (sentences(FERRY, 3), REPRINT),
    "with the name of the outlet": (f"THE HERALD – {FERRY} Get our newsletter.", REPRINT),
    "with its sentences in another order": (f"{sentences(FERRY, 4)} {sentences(FERRY, 0, 4)}", REPRINT),
    "with another paragraph in it": (
        f"{sentences(FERRY, 0, 4)} {sentences(SCHOOL, 0, 2)} {sentences(FERRY, 4)}",
        REPRINT,
    ),
    "with words changed": (EDITED.replace("promised an inquiry", "spoke of an investigation"), LIGHT_EDIT),
    "with another lead made of its own words": (f"{sentences(FERRY, 6, 7)} {sentences(FERRY, 1, 6)}", REPRINT),
}


@pytest.mark.parametrize(("text", "relation"), COPIES.values(), ids=COPIES)
def test_a_copy_is_in_the_story_of_what_it_copies(text: str, relation: StoryRelation) -> None:
    copy, back = place(text), place(FERRY, print_of(text))
    assert (copy.story_id, copy.original, copy.relation, copy.like) == (print_of().text_key, "first", relation, "first")
    assert back.relation is relation, "whichever comes first"
    assert copy.similarity == back.similarity
    assert 0.53 <= (copy.similarity or 0) <= 1


UPDATES = {
    "a risen toll": FERRY.replace("14 people", "19 people"),
    "a number far down": FERRY.replace("23 passengers", "31 passengers"),
    "a cut with a risen toll": sentences(FERRY, 0, 3).replace("14 people", "19 people"),
    "a risen toll among other words": FERRY.replace("At least 14 people drowned", "The bodies of 19 people were found"),
    "a new lead over half of the old text": (
        "The owner of the ferry line was arrested at the airport on Wednesday with two passports and a bag of money. "
        "Police had looked for him since the disaster and followed his brother's car from a village in the hills. "
        "A judge will hear him at the end of the week, and the prosecutor wants the books of the company before then. "
        f"{sentences(FERRY, 0, 5)}"
    ),
    **{note: f"{FERRY} {note}" for note in NOTES},
}


@pytest.mark.parametrize("text", UPDATES.values(), ids=UPDATES)
def test_an_update_begins_a_story_and_says_what_it_updates(text: str) -> None:
    first, second = in_a_story(drowned(FERRY, "first"), drowned(text, "second"))
    assert first.story and second.story
    assert second.story.relation is UPDATE
    assert (second.story.original, second.story.like) == ("second", "first")
    assert second.story.story_id != first.story.story_id


def drowned(text: str, article_id: str) -> Fingerprint:
    """The fingerprint of a text whose first toll was extracted, if it has one of 14 or 19."""
    number = next((number for number in ("14", "19") if number in text), None)
    found = (figure(text, number, float(number), Measure.KILLED),) if number else ()
    return print_of(text, article_id, figures=found)


OTHERS = {
    "another article": SCHOOL,
    "the same background, which is most of it": f"{sentences(SCHOOL, 0, 4)} {sentences(FERRY, 3)}",
    "one sentence": f"It rained. {sentences(SCHOOL, 0, 1)} {sentences(FERRY, 5, 6)}",
    "a few of its words": "At least 14 people drowned when a ferry turned over in the mouth of the river.",
    "a word": "Rain.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_another_text_begins_a_story(text: str) -> None:
    assert place(text) == StoryPlace(print_of(text).text_key, "new")


def test_what_is_more_than_half_in_a_very_much_longer_text_is_no_copy_of_it() -> None:
    brief = f"{sentences(FERRY, 0, 1)} {sentences(FERRY, 6, 7)} "
    own = "A diver who searched the wreck until the evening found nobody else and went home to the hills with his dog."
    round_up = f"{FERRY} {SCHOOL} {SCHOOL.replace('a', 'e')} {FERRY.replace('e', 'i')}"
    whole, half = print_of(brief), print_of(f"{brief} {own}")
    long = print_of(round_up, "long")
    assert whole.shingles.containment(long.shingles) > 0.9
    assert LIKE < half.shingles.containment(long.shingles) < LIKE_PART
    assert [placed(long, in_a_story(short)).relation for short in (whole, half)] == [REPRINT, ORIGINAL]


def test_a_changed_title_is_nothing() -> None:
    new = print_of(FERRY, "new", title="UPDATE 2 – 99 dead, says minister")
    assert placed(new, in_a_story(print_of())).relation is REPRINT


def test_numbers_that_are_dates_and_times_are_no_change() -> None:
    dated = "Published 3 May 2026 at 10:42 GMT. {} Last changed on 12 June."
    later = dated.replace("3 May 2026", "11 July 2025").replace("10:42", "7:05").replace("12 June", "30 November")
    assert place(later.format(FERRY), print_of(dated.format(FERRY))).relation is not UPDATE


def test_a_copy_of_an_update_is_in_the_updates_story() -> None:
    risen = UPDATES["a risen toll"]
    known = in_a_story(print_of(), print_of(risen, "update", after=HOUR))
    copy = placed(print_of(sentences(risen, 0, 4), "new", after=2 * HOUR), known)
    assert (copy.original, copy.like, copy.relation) == ("update", "update", REPRINT)


def test_of_two_that_are_equally_like_the_earlier_decides() -> None:
    known = in_a_story(print_of(), print_of(sentences(FERRY, 0, 6), "cut", after=HOUR))
    for order in (known, known[::-1]):
        copy = placed(print_of(sentences(FERRY, 0, 3), "new", after=2 * HOUR), order)
        assert (copy.original, copy.like) == ("first", "first")


def test_a_copy_of_a_copy_is_in_the_first_ones_story() -> None:
    known = in_a_story(print_of(), print_of(sentences(FERRY, 0, 4), "cut", after=HOUR))
    copy = placed(print_of(sentences(FERRY, 0, 4) + " Read more.", "new", after=2 * HOUR), known)
    assert copy.original == "first"


def test_a_later_revision_stays_in_its_articles_story_whatever_it_has_become() -> None:
    known = in_a_story(print_of(), print_of(SCHOOL, "other"))
    assert placed(print_of(SCHOOL, "first", revision=2, after=HOUR), known) == known[0].story


def test_a_revision_of_a_copy_is_one_until_its_publisher_changes_what_it_tells() -> None:
    known = in_a_story(print_of(), print_of(FERRY, "copy", after=HOUR))
    place = known[1].story
    assert place is not None
    edited, risen = sentences(FERRY, 0, 7), UPDATES["a number far down"]
    for text, told_as in ((FERRY, REPRINT), (edited, REPRINT), (risen, UPDATE), (SCHOOL, UPDATE)):
        new = print_of(text, "copy", revision=2, after=2 * HOUR)
        assert as_revised(new, known, place) == replace(place, relation=told_as)
    again = print_of(risen, "first", revision=2, after=2 * HOUR)
    assert known[0].story == as_revised(again, known, known[0].story or place), "an original stays one"
    assert as_revised(print_of(risen, "copy", after=HOUR), known, place) == place, "what came first was placed so"


@pytest.mark.parametrize("before", [1, -1], ids=["later", "earlier"])
def test_like_texts_are_copies_and_updates_within_their_windows_only(before: int) -> None:
    cut, risen, second = sentences(FERRY, 0, 5), UPDATES["a number far down"], timedelta(seconds=1)
    assert place(cut, after=before * WINDOW).original == "first"
    assert place(cut, after=before * (WINDOW + second)).relation is ORIGINAL
    assert place(risen, after=before * UPDATE_WINDOW).relation is UPDATE
    assert place(risen, after=before * (UPDATE_WINDOW + second)).relation is ORIGINAL
    assert place(FERRY, after=before * 100 * WINDOW).relation is REPRINT


TEXTS = st.sampled_from(
    [FERRY, SCHOOL, EDITED, *UPDATES.values(), *OTHERS.values(), *(text for text, _ in COPIES.values())]
)


@given(st.lists(TEXTS, min_size=1, max_size=6), st.randoms())
def test_a_place_is_that_of_the_candidates_whatever_their_order(texts: Sequence[str], dice: object) -> None:
    known = in_a_story(*(print_of(text, f"a{number}", after=number * HOUR) for number, text in enumerate(texts)))
    new = print_of(FERRY, "new", after=DAY)
    place = placed(new, known)
    dice.shuffle(known)  # type: ignore[attr-defined]
    assert placed(new, known) == place


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_story_has_one_original_which_is_its_first(texts: Sequence[str]) -> None:
    known = in_a_story(*(print_of(text, f"a{number}", after=number * HOUR) for number, text in enumerate(texts)))
    first: dict[str, str] = {}
    for each in known:
        assert each.story
        first.setdefault(each.story.story_id, each.article_id)
        assert each.story.original == first[each.story.story_id]
        assert (each.story.relation in (ORIGINAL, UPDATE)) is (each.story.original == each.article_id)
        assert (each.story.like is None) is (each.story.relation is ORIGINAL)
