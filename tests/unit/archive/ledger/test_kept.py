"""What an update keeps of the article that it updates is no news, however it is read there."""

from typing import Any

from claimwatch_contracts.vocabulary import Change, StoryRelation
from tests.ledger_builders import Desk, Writer

LEAD = "ORUN, May 3 (ABC) - In Alder 40 people were killed on Monday, the mayor said."
KEPT = "In Alder 40 people were killed on Monday, the mayor said."


def change(text: str, value: int, who: str, incident: str = "i1", **more: Any) -> Change:
    """What an update of an article with the lead changes by its figure."""
    desk = Desk()
    desk.file(Writer(LEAD, article_id="a").counts("40", 40, "mayor"))
    fields = {"relation": StoryRelation.UPDATE, "like": "a"} | more
    writer = Writer(text, article_id="b", hours=2, **fields).counts(str(value), value, who)
    return desk.file(writer, [incident]).figures[0].change


def test_a_kept_sentence_that_is_read_of_another_claimant_or_incident_is_no_news() -> None:
    assert change(KEPT, 40, "governor") is Change.REPEAT
    assert change(LEAD, 40, "governor") is Change.REPEAT
    assert change(KEPT, 40, "mayor", "i2") is Change.BACKGROUND


def test_another_number_or_sentence_and_what_updates_nothing_is() -> None:
    assert change(KEPT.replace("40", "52"), 52, "mayor") is Change.CHANGED
    assert change("The governor gave 40 dead in Orun by noon on Friday.", 40, "governor") is Change.NEW_CLAIMANT
    assert change(KEPT, 40, "governor", relation=StoryRelation.ORIGINAL, like=None) is Change.NEW_CLAIMANT


def test_a_kept_statement_is_no_news_whoever_is_taken_to_make_it() -> None:
    desk, text = Desk(), "The mayor said the bridge had been closed since the winter flood."
    desk.file(
        Writer(text, article_id="a").says("The mayor", "said", "the bridge had been closed since the winter flood")
    )
    fields = {"relation": StoryRelation.UPDATE, "like": "a"}
    other = text.replace("The mayor", "A guard").replace("winter", "last")
    writer = Writer(other, article_id="b", hours=2, **fields)
    writer.says("A guard", "said", "the bridge had been closed since the last flood")
    assert [each.change for each in desk.file(writer).statements] == [Change.REPEAT]
