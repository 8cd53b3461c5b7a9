"""What a report changed in the ledger."""

import pytest

from claimwatch_contracts.judgement import FigureChange
from claimwatch_contracts.vocabulary import Change, CueClass, Grade, StoryRelation
from services.archive.ledger.changes import Changes
from tests.ledger_builders import DENIED, Desk, Writer


def toll(value: int, who: str | None = "Mayor", *, hours: float = 0, article: str | None = None) -> Writer:
    """An article with one toll."""
    text = f"{value} people were killed in Alder."
    return Writer(text, article_id=article or f"a{hours}", hours=hours).counts(str(value), value, who)


def only(changed: Changes) -> FigureChange:
    """The only figure's change."""
    (figure,) = changed.figures
    return figure


def kinds(changed: Changes) -> list[Change]:
    """What the figures changed."""
    return [figure.change for figure in changed.figures]


def test_the_first_figure_is_a_new_incident_then_come_new_claimants_changes_and_repeats() -> None:
    desk = Desk()
    assert only(desk.file(toll(31))).change is Change.NEW_INCIDENT
    assert only(desk.file(toll(31, hours=1))).change is Change.REPEAT
    assert only(desk.file(toll(31, "Police", hours=2))).change is Change.NEW_CLAIMANT
    changed = desk.file(toll(46, hours=3))
    assert only(changed).change is Change.CHANGED
    before = only(changed).before
    assert before is not None and before.value == 31
    (row,) = changed.rows
    assert [(entry.claimant and entry.claimant.name, entry.value) for entry in row.entries] == [
        ("Police", 31),
        ("Mayor", 46),
    ]
    assert only(desk.file(toll(31, hours=4))).change is Change.REPEAT, "printed late"


def test_a_disagreement_is_told_when_it_arises() -> None:
    desk = Desk()
    desk.file(toll(31))
    assert only(desk.file(toll(120, "Rebels", hours=1))).now_contested
    assert not only(desk.file(toll(46, hours=2))).now_contested, "it was contested before"


def test_a_number_in_the_articles_own_voice_is_new_unless_anybody_gave_it() -> None:
    desk = Desk()
    desk.file(toll(31))
    assert only(desk.file(toll(31, None, hours=1))).change is Change.REPEAT
    assert only(desk.file(toll(35, None, hours=2))).change is Change.CHANGED


def test_who_gives_what_the_article_knew_is_a_new_claimant() -> None:
    desk = Desk()
    desk.file(toll(31, None))
    assert only(desk.file(toll(31, "Mayor", hours=1))).change is Change.NEW_CLAIMANT


@pytest.mark.parametrize("relation", [StoryRelation.REPRINT, StoryRelation.LIGHT_EDIT])
def test_a_copy_changes_nothing_whatever_was_read_in_it(relation: StoryRelation) -> None:
    desk = Desk()
    desk.file(toll(31, article="a"))
    text = "The editor said 33 people were killed in Alder."
    copy = Writer(text, article_id="b", hours=1, story_id="a", relation=relation)
    changed = desk.file(copy.says("editor", "said", "33 people were killed in Alder").counts("33", 33, "editor"))
    assert kinds(changed) == [Change.REPEAT]
    assert [statement.change for statement in changed.statements] == [Change.REPEAT]
    (row,) = desk.rows()
    assert row.high == 31


def test_a_figure_twice_in_one_article_is_new_once() -> None:
    text = "The mayor said 12 were killed. Twelve, the mayor said again."
    writer = Writer(text).counts("12", 12, "Mayor").counts("Twelve", 12, "Mayor")
    assert kinds(Desk().file(writer)) == [Change.NEW_INCIDENT, Change.REPEAT]


def test_a_known_figure_of_another_incident_is_background_and_so_is_one_of_none() -> None:
    desk = Desk()
    desk.file(toll(31))
    assert only(desk.file(Writer("31 dead", article_id="b", incident_id="i2").counts("31", 31, "Mayor"))).change is (
        Change.BACKGROUND
    )
    assert only(desk.file(toll(29, hours=2), [None])).change is Change.BACKGROUND


def test_a_denied_figure_is_a_denial_once() -> None:
    desk = Desk()
    desk.file(toll(48, "Red Cross"))
    text = "The ministry rejected the figure of 48."
    for hours, expected in ((1, Change.DENIAL), (2, Change.REPEAT)):
        writer = Writer(text, article_id=f"d{hours}", hours=hours).counts("48", 48, "ministry", factuality=DENIED)
        changed = desk.file(writer)
        assert only(changed).change is expected
    assert changed.rows[0].grade is Grade.CONTESTED


def test_a_figure_that_is_called_a_fabrication_is_denied_whatever_the_verb() -> None:
    text = 'The army said: "The number of 120 martyrs is a fabrication."'
    changed = Desk().file(Writer(text).counts("120", 120, "army"))
    assert only(changed).change is Change.DENIAL


def test_a_publisher_that_corrects_its_page_says_what_it_had_before() -> None:
    desk = Desk()
    desk.file(toll(54, "Union", article="other"))
    desk.file(toll(540, "Union", article="a", hours=1))
    text = (
        "The union named 54 dead.\n\nCorrection: An earlier version of this article gave the number as 540. It is 54."
    )
    revision = Writer(text, article_id="a", hours=2, revision=2).counts("54", 54, "Union").counts("540", 540, "Union")
    changed = desk.file(revision)
    assert kinds(changed) == [Change.CORRECTION, Change.RETRACTION]
    assert [figure.before and figure.before.value for figure in changed.figures] == [540, 540]
    assert changed.taken_back == ()
    assert (changed.rows[0].low, changed.rows[0].high) == (54, 54)


def test_a_correction_in_another_article_of_the_outlet_takes_the_figure_back() -> None:
    desk = Desk()
    desk.file(toll(47, "Union"))
    text = "We wrongly reported on Monday that 47 people were killed in Alder."
    changed = desk.file(Writer(text, article_id="b", hours=5).counts("47", 47))
    assert kinds(changed) == [Change.RETRACTION]
    assert changed.figures[0].before is not None
    assert {row.grade for row in desk.rows()} == {Grade.RETRACTED}


def test_a_claim_that_is_gone_from_the_page_is_taken_back() -> None:
    desk = Desk()
    text = "12 were killed, the union said, and 9 according to the mayor."
    desk.file(Writer(text, article_id="a").counts("12", 12, "Union").counts("9", 9, "Mayor"))
    changed = desk.file(Writer(text[12:], article_id="a", revision=2).counts("9", 9, "Mayor"))
    assert kinds(changed) == [Change.REPEAT]
    assert [(entry.value, entry.retracted) for entry in changed.taken_back] == [(12, True)]


@pytest.mark.parametrize("notice", ["This article has been withdrawn.", "RETRACTED: Forty dead in Alder"])
def test_an_article_that_says_it_is_withdrawn_takes_all_of_it_back(notice: str) -> None:
    desk = Desk()
    desk.file(toll(40, article="a"))
    changed = desk.file(Writer(notice, article_id="a", revision=2))
    assert [entry.value for entry in changed.taken_back] == [40]


def test_a_withdrawn_article_leaves_standing_what_its_notice_excepts() -> None:
    desk, text = Desk(), "In Alder 40 people were killed, and 64 were wounded."
    desk.file(Writer(text, article_id="a").counts("40", 40, "ministry").counts("64", 64, "mayor", measure="wounded"))
    notice = "This article has been withdrawn. The mayor's number of wounded, 64, is not affected."
    changed = desk.file(Writer(notice, article_id="a", revision=2))
    assert [entry.value for entry in changed.taken_back] == [40]
    assert any(entry.value == 40 and entry.retracted for row in changed.rows for entry in row.entries)
    assert {entry.value for row in desk.rows() for entry in row.entries if not entry.retracted} == {64}


def recalled(value: int, who: str, article: str, incident: str) -> Writer:
    """An article on an incident that gives a toll."""
    text = f"{value} people were killed in Alder."
    return Writer(text, article_id=article, hours=1, incident_id=incident).counts(str(value), value, who)


@pytest.mark.parametrize(("who", "value", "lost"), [("ministry", 38, []), ("ministry", 40, [40]), ("mayor", 38, [38])])
def test_what_a_withdrawn_article_only_recalled_of_another_incident_stands(
    who: str, value: int, lost: list[int]
) -> None:
    desk = Desk()
    desk.file(recalled(38, "ministry", "a", "i1"))
    desk.file(recalled(value, who, "b", "i2"), ["i2"])
    withdrawn = Writer("This article has been withdrawn.", article_id="b", revision=2, hours=2, incident_id="i2")
    assert [entry.value for entry in desk.file(withdrawn).taken_back] == lost


def test_a_changed_title_alone_changes_nothing() -> None:
    desk = Desk()
    desk.file(toll(40, article="a"))
    again = Writer("40 people were killed in Alder.", article_id="a", revision=2, head={"title": "Forty dead"})
    changed = desk.file(again.counts("40", 40, "Mayor"))
    assert (kinds(changed), changed.taken_back) == ([Change.REPEAT], ())


def test_a_claimant_that_withdraws_its_figure_retracts_it() -> None:
    desk = Desk()
    desk.file(toll(47, "ministry"))
    text = "The ministry withdrew its figure of 47 on Tuesday."
    writer = Writer(text, article_id="b", hours=3).says("ministry", "withdrew", "its figure of 47")
    changed = desk.file(writer.counts("47", 47, "ministry"))
    assert kinds(changed) == [Change.RETRACTION]
    assert {row.grade for row in desk.rows()} == {Grade.RETRACTED}


def test_the_same_revision_again_gives_the_same_answer() -> None:
    desk = Desk()
    desk.file(toll(31))
    first = desk.file(toll(46, hours=1))
    assert desk.file(toll(46, hours=1)) == first


def test_statements_are_new_then_denied_then_repeated() -> None:
    desk = Desk()
    army = "The army denied bombing the market."
    rebels = "The rebels accused the army of bombing the market."

    def said(text: str, who: str, cue: str, content: str, hours: float) -> Change:
        writer = Writer(text, article_id=f"s{hours}", hours=hours)
        is_denial = cue == "denied"
        more = {"factuality": DENIED, "cue_class": CueClass.DENY} if is_denial else {}
        (changed,) = desk.file(writer.says(who, cue, content, **more)).statements
        return changed.change

    assert said(rebels, "rebels", "accused", "the army of bombing the market", 0) is Change.NEW_CLAIMANT
    assert said(army, "army", "denied", "bombing the market", 1) is Change.DENIAL
    assert said("The army denied any involvement.", "army", "denied", "any involvement", 2) is Change.REPEAT
    assert said("It bombed the market, said the army.", "army", "said", "It bombed the market", 3) is Change.CHANGED
    assert said(rebels, "rebels", "accused", "the army of bombing the market", 4) is Change.REPEAT
    new = "The rebels said that the jet had taken off from Tarn."
    assert said(new, "rebels", "said", "the jet had taken off from Tarn", 5) is Change.CHANGED
