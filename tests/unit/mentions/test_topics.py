import pytest

from services.mentions.topics import TopicFinder, starter_topics

REQUIRED = {
    *("mass-graves", "white-phosphorus", "airstrikes", "international-investigation", "chemical-weapons"),
    *("cluster-munitions", "displacement", "detention", "hospitals-attacked", "famine", "protests", "landmines"),
    *("sexual-violence", "journalists", "aid-blockade", "executions", "torture", "drones", "ceasefire", "sanctions"),
}


def keys(text: str) -> set[str]:
    return {mention.key for mention in TopicFinder(starter_topics()).find(text)}


def test_the_starter_topics_cover_the_field() -> None:
    assert starter_topics().keys() >= REQUIRED


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A mass grave was opened.", "mass-graves"),
        ("MASS GRAVES were opened.", "mass-graves"),
        ("Mass-grave sites were opened.", "mass-graves"),
        ("An air-strike hit it.", "airstrikes"),
        ("Two air strikes hit it.", "airstrikes"),
        ("White\nphosphorus fell.", "white-phosphorus"),
        ("The atrocities go on.", "war-crimes"),
        ("The cease-fire held.", "ceasefire"),
    ],
)
def test_a_term_matches_in_any_case_and_number(text: str, key: str) -> None:
    assert key in keys(text)


@pytest.mark.parametrize(
    "text", ["It was droned out.", "The grapes ripened.", "A massive grave stone.", "Unsanctionable."]
)
def test_a_term_matches_whole_words_only(text: str) -> None:
    assert keys(text) == set()


def test_every_place_of_a_topic_is_told() -> None:
    text = "Drones flew. A drone fell."
    (mention,) = TopicFinder({"drones": ["drone"]}).find(text)
    assert [text[span.start : span.end] for span in mention.spans] == ["Drones", "drone"]


def test_terms_of_a_users_own_are_taken_literally() -> None:
    (mention,) = TopicFinder({"own": ["C+ (grade)"], "empty": ["", " "]}).find("He got a C+ (grade) there.")
    assert mention.key == "own"
