"""Pieces that were written some time ago and published late."""

import pytest

from claimwatch_contracts.report import Report
from services.watch.news.late import is_late
from services.watch.news.novelty import tellable
from tests.builders import report
from tests.unit.watch.judgements import HEAD, judged

BODY = "ORUN - The river has taken 14 people, the mayor says.\n\nNobody sleeps in the lower town."
LATE = (
    "This report was written on Tuesday night. When the line was cut it went to the press by boat.",
    "This story was filed on 3 May and held back at the family's request.",
    "We print this letter as it was written on the evening of 9 June. It had to give way to the news from the port.",
    "The following dispatch was recorded in the night of 4 March. It could not be sent until the network was back.",
    "This diary was typed last Friday. The power failed and it missed two editions.",
    "Our reporter's account was written before the weekend; the connection failed, and it reached us only now.",
    "This interview was taped on Sunday, and we publish it late.",
    "It was written on Monday, 6 July, and was crowded out by the election.",
    "For our weekend. This was written in Orun on Monday night; there was no way to send it until the road was open.",
    "This was typed in Port Alder on Tuesday and reached us, with a fisherman, three days later.",
    "We kept a diary in Orun in the week after the flood. It appears only now, since a lawyer had to read it.",
    "I wrote this diary during the night of the storm. The lines were down.",
    "This letter was dictated near Alder on 4 May, and there were no means of sending it.",
)
TIMELY = (
    "This report was written by our staff in Orun.",
    "This article was updated on Tuesday night.",
    "The report was written on Tuesday, a spokesman said.",
    "The bridge was held back by the flood on Tuesday night.",
    "Delayed trains had to give way to the army on Monday.",
    "This story was corrected on 3 May because it was delayed.",
    "It was reported on Monday that aid was delayed and 12 people were killed.",
    "At least 12 people died in an attack; a complaint about it was filed on Friday, after the line was cut.",
    "Police said it was recorded on Sunday, and help was not sent; 12 died. The ambulance was delayed.",
    "This attack was reported on Monday; help was delayed, and 12 people died.",
    "Our town was filmed on Sunday from the air, the mayor said, and the power failed.",
    "It was written on Monday that the power failed and 12 people died.",
    "This was reported in Orun on Monday, and there is no way to the village.",
    "The boat reached us on Tuesday, and three days later the river rose.",
    "We kept the goats in Orun in the week after the flood; help came only now.",
)


def saying(text: str) -> Report:
    filed = report()
    return filed.model_copy(update={"article": filed.article.model_copy(update={"text": text})})


@pytest.mark.parametrize("note", LATE)
def test_a_note_says_that_a_piece_comes_late(note: str) -> None:
    assert is_late(saying(f"{note}\n\n{BODY}"))
    assert is_late(saying(f"{BODY}\n\n{note}"))


@pytest.mark.parametrize("note", TIMELY)
def test_other_notes_do_not(note: str) -> None:
    assert not is_late(saying(f"{note}\n\n{BODY}"))


def test_what_is_no_note_says_nothing() -> None:
    assert not is_late(saying(LATE[0]))
    assert not is_late(saying(f"{BODY}\n\n{LATE[0]}\n\nThe end."))
    assert not is_late(saying(f"{LATE[0]} {'The street was empty. ' * 30}\n\n{BODY}"))


def test_a_late_piece_on_a_known_incident_tells_nothing() -> None:
    timely, late = (saying(f"{report().article.text}\n\n{note}") for note in (TIMELY[0], LATE[0]))
    assert tellable(timely, judgement=judged()) != ()
    assert tellable(late, judgement=judged()) == ()


def test_a_late_piece_tells_what_nobody_reported_before_and_gives_its_day() -> None:
    late = saying(f"{report().article.text}\n\n{LATE[0]}")
    assert tellable(late, judgement=judged(is_new_incident=True)) != ()
    assert tellable(late, judgement=judged(is_new_incident=True, incident=HEAD)) == (), "it is taken for another one"
