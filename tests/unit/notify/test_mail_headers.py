"""What stands in a mail's subject is what a reader's program shows, whatever the script and however long."""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from aiosmtplib.email import flatten_message
from hypothesis import given
from hypothesis import strategies as st

from services.notify.writing.mail_headers import add_leave_headers, mail_policy, one_line

ALPHABETS = {
    "Cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяЁ",
    "Hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןףץ",
    "Arabic and Persian": "ابتثجحخدذرزسشصضطظعغفقکگلمنوهی\u200c",
    "Latin with accents": "abcdefghiklmnoprstuéèüßñçøåŁžḨş",
    "typographic": "abc“”‘’–—…«»",
    "emoji": "a😀🔥👩\u200d👧🇸🇾é",
    "CJK": "漢字仮名交り文테스트",
    "plain": "abcdefgh,;:()",
    "encoded words": "=?utf-8?b?q?_=",
}
WORDS = st.sampled_from(sorted(ALPHABETS.values())).flatmap(
    lambda alphabet: st.lists(st.text(alphabet, min_size=1, max_size=24), min_size=1, max_size=20)
)


def written(subject: str) -> bytes:
    """The mail as it goes to the server."""
    mail = EmailMessage(policy=mail_policy())
    mail["Subject"] = subject
    mail.set_content("x")
    return flatten_message(mail)


def unfolded(raw: str) -> str:
    return raw.replace("\r\n", "").replace("\n", "")


@given(WORDS, st.sampled_from([" ", "  ", " — "]))
def test_a_subject_comes_out_as_it_went_in(words: list[str], gap: str) -> None:
    subject = gap.join(words)
    mail = written(subject)
    assert message_from_bytes(mail, policy=policy.default)["Subject"] == subject
    assert str(make_header(decode_header(unfolded(message_from_bytes(mail)["Subject"])))) == subject
    assert mail.isascii()
    assert all(len(line) <= 78 for line in mail.split(b"\r\n"))


@pytest.mark.parametrize(
    "subject",
    [
        "[Река] Жители посёлка сообщили о тридцати раненых после обстрела пристани в ночь на среду",
        "[River] Ferry sinks off Ḩāliq – “nobody warned us”, says harbour master’s deputy",
        "[נהר] ראש המועצה מסר כי ארבעים בני אדם פונו מבתיהם לאחר השיטפון, ועוד שבעה נעדרים מאז יום שני",
        "Plain words only, but enough of them to need a second line and, if one goes on for long, even a third one",
        " leading, trailing and  double  spaces ",
        "",
        "=?utf-8?q?not_encoded?= is what it says",
        "a" * 300,
    ],
)
def test_subjects_of_many_sorts_come_out_as_they_went_in(subject: str) -> None:
    assert message_from_bytes(written(subject), policy=policy.default)["Subject"] == subject


def test_a_line_has_no_breaks_and_no_turned_words_and_keeps_its_joiners() -> None:
    assert one_line("a\r\nb\x00\u2028\u2029\x85\ud800c\u202ed\u2066e") == "abcde"
    assert one_line("می\u200cروند 👩\u200d👧 \U0001fae9") == "می\u200cروند 👩\u200d👧 \U0001fae9"


@pytest.mark.parametrize(
    ("url", "post"),
    [(f"https://claims.test/unsubscribe/{'x' * 100}", "List-Unsubscribe=One-Click"), ("http://a.test/x", None)],
)
def test_a_mail_says_where_to_leave_in_one_click_if_that_is_safe(url: str, post: str | None) -> None:
    mail = EmailMessage(policy=mail_policy())
    add_leave_headers(mail, url)
    mail.set_content("hello")
    read = message_from_bytes(flatten_message(mail, utf8=False), policy=policy.compat32)
    assert (read["List-Unsubscribe"], read["List-Unsubscribe-Post"]) == (f"<{url}>", post)
