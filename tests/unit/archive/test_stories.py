"""Copies: equal after normalisation, and nothing else."""

from services.archive.stories import story_key


def test_typography_makes_no_other_story() -> None:
    assert story_key("“We  saw it,”\nhe said – twice.") == story_key('"We saw it," he said - TWICE.')


def test_another_number_makes_another_story() -> None:
    assert story_key("12 people died") != story_key("13 people died")


def test_the_keys_of_stories_that_are_stored_stay_as_they_are() -> None:
    text = "“Ｗe  Need\u00a0help—now,” SHE said: ﬁne\n\nStraße… it’s 5–6"
    assert story_key(text) == "0306aab3-59da-5b2a-90ce-c5fcbec68bec"
