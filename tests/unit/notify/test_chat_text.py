"""What a chat message says, and what of it stays where there is little room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.notify.writing.chat import ChatMessage, chat_message
from services.notify.writing.content import content_of
from tests.unit.notify.alerts import NOTICE, SEVERAL, TEST, alert

LINES = st.lists(st.text(st.characters(exclude_characters="\n"), max_size=40), max_size=8)


def test_the_headline_is_said_once_and_the_last_line_names_the_delivery() -> None:
    raised = alert().model_copy(update={"headline": "Raqqa: 24 bodies found"})
    message = chat_message(raised, "d1", "https://claims.test/")
    assert message.title == "Raqqa: 24 bodies found"
    assert not any("Raqqa: 24 bodies found" in line for line in message.lines)
    assert message.body(5_000).endswith("\nClaimwatch, delivery d1")
    assert f"https://claims.test/?alert={raised.alert_id}" in message.lines[-1]


def test_several_alerts_a_test_and_a_notice_have_their_words() -> None:
    several, test, notice = (chat_message(content_of(each), "d1", None) for each in (SEVERAL, TEST, NOTICE))
    assert "+1 more report" in several.title
    assert "Graves, Rivers" in several.lines[0]
    assert "This is a test" in test.lines[0]
    assert (notice.title, notice.lines) == ("[Claimwatch] 1 feed is quiet", ("Courier is quiet since Monday",))


def test_no_title_calls_everybody_in_a_chat_or_turns_its_words_around() -> None:
    raised = alert(title="@everyone \u202efoo @Here @channel @allied desk@example.org").model_copy(
        update={"headline": ""}
    )
    said = "\n".join(chat_message(raised, "d1", None).lines)
    assert "\u202e" not in said
    assert all(call not in said for call in ("@everyone", "@Here", "@channel"))
    assert "@allied desk@example.org" in said


@pytest.mark.parametrize(
    "markup",
    [
        *("<!channel>", "<!here|x>", "<@U012345>", "<@&123456>", "<users/all>", '<at user_id="all">', "@**all**"),
        *("@_**Desk**", "@*editors*", "[BBC](http://evil.test)", "<http://evil.test|BBC>", "<b>", "</b>"),
        *('<a href="http://evil.test">BBC</a>', "<script>", "<#C0123>", "<tg-spoiler>", "[x]( http://evil.test)"),
    ],
)
def test_nothing_that_a_chat_takes_for_a_call_a_link_or_a_tag_stays_one(markup: str) -> None:
    raised = alert(title=f"Flood {markup}").model_copy(update={"headline": f"{markup} 24 killed"})
    message = chat_message(raised, "d1", None)
    said = "\n".join((message.title, *message.lines))
    assert markup not in said
    assert said.replace("\u2060", "").count(markup) >= 2, "people read the same words"


@pytest.mark.parametrize(
    "words", ["<5 killed", "a < b", "fewer than <= 3", "x <- y", "[sic] (again)", "desk@example.org"]
)
def test_signs_that_mean_what_they_say_stay(words: str) -> None:
    assert words in "\n".join(chat_message(alert(title=words), "d1", None).lines)


@given(LINES, st.integers(min_value=40, max_value=200))
def test_what_is_cut_ends_with_the_last_line_and_what_has_room_is_whole(lines: list[str], most: int) -> None:
    body = ChatMessage("", tuple(lines), "last line").body(most)
    assert len(body) <= most
    assert body.endswith("last line")
    whole = "\n".join((*lines, "last line"))
    assert (body == whole) == (len(whole) <= most)
