"""The benchmark of other languages: what it counts, and that its gold can be read."""

from bench.languages.counting import GoldText, Outcome, Rates, rates, read_gold
from bench.languages.dates import DatedText, outcome
from bench.languages.places import PlacedText
from bench.languages.topics import TopicText


def text(*, held_out: bool = False, language: str = "fr") -> GoldText:
    return GoldText(id="fr-1", language=language, held_out=held_out, text="Words.")


def test_rates_are_over_all_texts_of_a_language_and_half() -> None:
    outcomes = [Outcome(text(), 2, ("a",)), Outcome(text(), 1, (), ("b",)), Outcome(text(language="es"), 0)]
    counted = rates(outcomes)
    french = counted["fr", False]
    assert (french.texts, french.recall, french.precision) == (2, 3 / 4, 3 / 4)
    assert french.faults == ["fr-1: missed a | Words.", "fr-1: wrongly b | Words."]
    assert (counted["es", False].recall, counted["es", False].precision) == (None, None)


def test_what_is_wrong_in_a_held_out_text_is_counted_and_not_shown() -> None:
    found = Rates()
    found.add(Outcome(text(held_out=True), 1, ("a",), ("b",)))
    assert (found.missed, found.wrongly, found.faults) == (1, 1, [])


def test_a_wrong_date_is_missed_and_found_wrongly_and_one_that_should_be_none_is_found_wrongly() -> None:
    words = {"dates": {"12": "2026-06-02", "40": "2026-06-03", "25": None, "3": None}, "text": "12, 40, 25, 3"}
    gold = DatedText.model_validate(
        {"id": "fr-1", "language": "fr", "held_out": False, "published": "2026-06-04"} | words
    )
    found = outcome(gold, {"12": "2026-06-02", "40": "2026-06-01", "25": "2026-06-04", "3": None})
    assert (found.right, len(found.missed), len(found.wrongly)) == (1, 1, 2)
    lacking = outcome(gold, dict.fromkeys(gold.dates))
    assert (lacking.right, len(lacking.missed), len(lacking.wrongly)) == (0, 2, 0)


def test_the_gold_is_whole() -> None:
    dates = read_gold("dates.jsonl", DatedText)
    topics, places = read_gold("topics.jsonl", TopicText), read_gold("places.jsonl", PlacedText)
    for gold in (dates, topics, places):
        assert len({item.id for item in gold}) == len(gold) > 80
        assert any(item.held_out for item in gold)
    assert all(surface in item.text for item in dates for surface in item.dates)
    assert all(name in item.text for item in places for name in item.places)
