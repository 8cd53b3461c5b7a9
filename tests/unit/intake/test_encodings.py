"""Encodings: the web's labels, damage that spreads no further, and detection where no encoding is stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.text.encodings import decoded, named_charset

ENGLISH = "“Nobody warned us,” said Zoë Krüger, who runs the clinic’s night ward – and counted 23 wounded."
RUSSIAN = "Губернатор сообщил в пятницу, что погибли девять человек, а мост закрыт."
LOST = "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ('text/html;charset="UTF-8"', "utf-8"),
        ("text/html; boundary=x; Charset=Windows-1251", "windows-1251"),
        ("text/html", None),
        ("", None),
        ("text/html; charset=utf-8\r\nX: y", "utf-8"),
    ],
)
def test_the_charset_is_a_parameter_of_the_header(header: str, charset: str | None) -> None:
    assert (named_charset(header) or "").partition(" ")[0] == (charset or "")


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", ENGLISH),
        ("latin1", "cp1252", ENGLISH),
        ("us-ascii", "cp1252", ENGLISH),
        ("x-cp1251", "cp1251", RUSSIAN),
        ("gb2312", "gb18030", "朱镕基说，陶喆在大橋。"),
        ("shift_jis", "cp932", "①橋に砲撃～九人死亡"),
        ("x-sjis", "cp932", "②橋に砲撃"),
        ("ks_c_5601-1987", "cp949", "똠방각하가 말했다"),
        ("'windows-1251'", "cp1251", RUSSIAN),
        ("utf-8", "utf-8", RUSSIAN),
    ],
)
@pytest.mark.parametrize("by_header", [True, False])
def test_a_label_means_what_it_means_on_the_web(label: str, codec: str, text: str, by_header: bool) -> None:
    meta = "" if by_header else f"<meta charset={label}>"
    assert text in decoded(f"<html><head>{meta}</head>{text}</html>".encode(codec), label if by_header else None).text


@pytest.mark.parametrize(
    "declaration",
    [
        '<?xml version="1.0" encoding="windows-1251"?>',
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        "<!doctype html><html lang=ru><head>\n<meta charset = 'windows-1251' />",
    ],
)
def test_a_document_may_name_its_encoding_itself(declaration: str) -> None:
    document = decoded((declaration + RUSSIAN).encode("cp1251"), None)
    assert RUSSIAN in document.text
    assert document.flaw is None


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_how_a_document_begins_outdoes_every_label(codec: str) -> None:
    document = decoded(f"<p>{RUSSIAN}</p>".encode(codec), "iso-8859-1")
    assert document.text == f"<p>{RUSSIAN}</p>"


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, "قال المحافظ إن تسعة أشخاص قتلوا", "一名男子说九人死亡"])
@pytest.mark.parametrize("named", ["utf-8", None])
def test_utf8_with_a_cut_character_loses_that_character_alone_and_says_so(text: str, named: str | None) -> None:
    document = decoded(f"<p>{text}</p><p>".encode() + "…".encode()[:1] + b"</p>", named)
    assert document.text == f"<p>{text}</p><p>{LOST}</p>"
    assert document.flaw == "1 characters that are not utf-8"


def test_a_replacement_character_that_was_published_is_no_damage() -> None:
    assert decoded(f"<p>{RUSSIAN} {LOST}</p>".encode(), "utf-8").flaw is None


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("cp932", "知事は九人が死亡したと発表した。"),
        ("gb18030", "州长星期五说，九人死亡，大桥将关闭至少两个星期。"),
        ("cp949", "주지사는 금요일에 아홉 명이 숨졌다고 말했다"),
        ("cp1256", "قال المحافظ يوم الجمعة إن تسعة أشخاص قتلوا في قصف الجسر"),
        ("cp1252", ENGLISH),
    ],
)
@pytest.mark.parametrize("named", [None, "x-unheard-of", "utf-8"])
def test_what_names_no_encoding_or_a_wrong_one_is_detected_and_said_to_be(
    codec: str, text: str, named: str | None
) -> None:
    document = decoded(f"<rss><title>{text}</title></rss>".encode(codec), named)
    assert text in document.text
    assert "read as" in (document.flaw or "")


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "gb2312", "utf-16"])
def test_what_is_utf8_from_end_to_end_is_utf8_whatever_it_is_called(label: str) -> None:
    assert decoded(f"<p>{RUSSIAN}</p>".encode(), label).text == f"<p>{RUSSIAN}</p>"


def test_a_wrong_header_gives_way_to_the_document() -> None:
    document = decoded(f'<?xml version="1.0" encoding="windows-1251"?>{RUSSIAN}'.encode("cp1251"), "utf-8")
    assert document.text == RUSSIAN
    assert "cp1251" in (document.flaw or "")


def test_windows_1252_in_the_header_gives_way_to_any_other_encoding_that_the_document_names() -> None:
    body = f"<meta charset=windows-1251><p>{RUSSIAN}</p>".encode("cp1251")
    assert RUSSIAN in decoded(body, "iso-8859-1").text
    assert ENGLISH in decoded(f"<meta charset=shift_jis><p>{ENGLISH}</p>".encode("cp1252"), "iso-8859-1").text


def test_a_few_words_beyond_ascii_are_found_in_a_long_document() -> None:
    assert RUSSIAN in decoded(b"x" * 2_000_000 + f"<p>{RUSSIAN}</p>".encode("cp1251"), None).text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "gbk", "replacement", "x", "hz-gb-2312"]))
def test_any_bytes_are_text(body: bytes, named: str | None) -> None:
    assert isinstance(decoded(body, named).text, str)
