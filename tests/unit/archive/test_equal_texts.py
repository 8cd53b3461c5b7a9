"""Copies: equal after normalisation, and nothing else."""

from services.archive.stories.equal_texts import Story, story_key, story_of


def test_typography_makes_no_other_story() -> None:
    assert story_key("“We  saw it,”\nhe said – twice.") == story_key('"We saw it," he said - TWICE.')


def test_another_number_makes_another_story() -> None:
    assert story_key("12 people died") != story_key("13 people died")


def test_the_keys_of_stories_that_are_stored_stay_as_they_are() -> None:
    text = "“Ｗe  Need\u00a0help—now,” SHE said: ﬁne\n\nStraße… it’s 5–6"
    assert story_key(text) == "0306aab3-59da-5b2a-90ce-c5fcbec68bec"


OWN, OTHER = Story("s-own", "a1"), Story("s-other", "b1")
KEY = story_key("Twelve died.")


def test_an_article_stays_in_its_story_whatever_its_text_has_become() -> None:
    assert story_of("a1", KEY, of_article=OWN, of_text=OTHER) == OWN


def test_a_text_that_another_article_carried_first_is_a_reprint_of_it() -> None:
    assert story_of("a1", KEY, of_article=None, of_text=OTHER) == OTHER


def test_a_text_that_nobody_carried_begins_a_story() -> None:
    assert story_of("a1", KEY, of_article=None, of_text=None) == Story(KEY, "a1")
