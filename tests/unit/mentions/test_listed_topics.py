"""The built-in topics in other languages, by word lists."""

import math

import pytest

from claimwatch_language.languages.words import TopicWords, languages_with, topic_words
from claimwatch_language.topics.built_in import built_in_topics
from services._extractor.findings import TimeLimit
from services.mentions.languages import mention_readers
from services.mentions.topics.finder import OwnTopic
from services.mentions.topics.listed import ListedTopics

LANGUAGES = ("ar", "es", "fr", "ru", "uk")


def found(words: TopicWords, text: str) -> dict[str, list[str]]:
    """By topic: what its terms are in the text."""
    spans = ListedTopics(words).read(text, TimeLimit(math.inf)).found
    return {key: [text[span.start : span.end] for span in each] for key, each in spans.items()}


def words(*terms: str, exclusions: tuple[str, ...] = (), **more: object) -> TopicWords:
    return TopicWords.model_validate({"name": "X", "topics": {"a": terms}, "exclusions": {"a": exclusions}, **more})


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("fr", "Deux charniers ont été découverts.", "mass-graves"),
        ("fr", "L’armée a frappé l’hôpital ; l’hôpital a été touché.", "hospitals-attacked"),
        ("fr", "Des milliers de personnes ont fui la ville.", "displacement"),
        ("es", "Hallaron varias fosas comunes.", "mass-graves"),
        ("es", "El gobierno decretó un alto el fuego.", "ceasefire"),
        ("ru", "Жители попали под обстрел, школа разрушена обстрелом.", "shelling"),
        ("ru", "О военных преступлениях говорят эксперты.", "war-crimes"),
        ("uk", "Поліція затримала трьох чоловіків.", "detention"),
        ("uk", "Перемир’я триває.", "ceasefire"),
        ("ar", "وبالمقابر الجماعية عثر على رفات.", "mass-graves"),
        ("ar", "أدى القصف إلى نزوح السكان.", "displacement"),
    ],
)
def test_a_topic_is_found_in_inflected_forms(language: str, text: str, topic: str) -> None:
    listed = topic_words(language)
    assert listed
    assert topic in found(listed, text)


def test_the_languages_with_places_have_topics_and_only_known_ones() -> None:
    assert languages_with("topics.toml") == set(LANGUAGES)
    for language in LANGUAGES:
        listed = topic_words(language)
        assert listed
        assert set(listed.topics) | set(listed.exclusions) <= set(built_in_topics())
        assert all(terms for terms in listed.topics.values())


def test_a_star_stands_for_letters_and_a_gap_for_words_of_a_clause() -> None:
    assert found(words("flot*"), "Flots, flot; aflot")["a"] == ["Flots", "flot"]
    assert found(words("camp* ... pris"), "le camp a été pris")["a"] == ["camp a été pris"]
    assert not found(words("camp* ... pris"), "le camp, a été pris")
    assert not found(words("camp* ... pris"), "camp un deux trois quatre cinq pris")
    assert found(words("[camp|ville haute] pris"), "ville haute pris")["a"] == ["ville haute pris"]


def test_a_term_inside_an_exclusion_does_not_count() -> None:
    listed = words("siège", exclusions=("siège de l'entreprise",))
    assert not found(listed, "Le siège de l'entreprise déménage.")
    assert found(listed, "Le siège de la ville dure.") == {"a": ["siège"]}


def test_letters_are_folded_and_what_is_joined_is_passed_over() -> None:
    assert found(words("ёлк*", folding={"ё": "е"}), "Елка")["a"] == ["Елка"]
    assert found(words("ab", joined="[wx]"), "wab xab ab yab")["a"] == ["wab", "xab", "ab"]


def test_what_time_does_not_allow_is_not_read() -> None:
    ticks = iter(range(100))
    limit = TimeLimit(3, lambda: float(next(ticks)))
    read = ListedTopics(words("ab*")).read("abx bx abx bx", limit)
    assert (read.characters, [span.end for span in read.found["a"]]) == (7, [3])


def test_a_users_topic_hides_the_built_in_one_and_stands_beside_others() -> None:
    own = (OwnTopic("flood", ("rivière haute",)), OwnTopic("mine", ("cuivre",)))
    text = "La rivière haute et le cuivre ; un séisme et des inondations."
    _, _, topics = mention_readers().read("fr", text, "", own, math.inf).found
    assert [topic.key for topic in topics] == ["flood", "mine", "earthquake"]
    assert text[topics[0].spans[0].start :].startswith("rivière haute")
