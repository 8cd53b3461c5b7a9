"""A garbled copy of a text is the same content; a text with other words is a new one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.articles.content import content_of
from services.intake.text.damage import damage

LATIN = "Zoë Krüger, the clinic’s head, said “nine people” were wounded at 6–7 km."
RUSSIAN = "Губернатор сообщил в пятницу, что погибли 9 человек."
WELL = [
    *(
        LATIN,
        RUSSIAN,
        "قال المحافظ إن تسعة أشخاص قتلوا",
        "知事は九人が死亡したと発表した。",
        "Ο κυβερνήτης είπε ότι εννέα",
    ),
    *("Người dân nói rằng chín người đã chết ở thị trấn", "Příliš žluťoučký kůň úpěl ďábelské ódy", "El niño: «¿Qué?»"),
]


@pytest.mark.parametrize("text", WELL)
def test_what_people_write_is_not_damaged(text: str) -> None:
    assert damage(text) == 0


@pytest.mark.parametrize("text", WELL)
@pytest.mark.parametrize("charset", ["cp1252", "iso8859-2", "cp1251", "latin-1", "koi8-r", "mac_roman"])
def test_utf8_read_in_another_character_set_is_the_same_text_damaged(text: str, charset: str) -> None:
    garbled = content_of("Title", text.encode().decode(charset, "replace"))
    assert garbled.is_damaged_copy_of(content_of("Title", text))
    assert not content_of("Title", text).is_damaged_copy_of(garbled)


def test_other_damage() -> None:
    copies = [
        (RUSSIAN, RUSSIAN.encode("cp1251").decode("cp1252")),
        (RUSSIAN, RUSSIAN.replace("сооб", "\ufffd\ufffd")),
        (LATIN, LATIN.encode("ascii", "replace").decode()),
        (LATIN, LATIN.encode("ascii", "ignore").decode()),
        (LATIN, LATIN.replace("“", "").replace("”", "")),
        (LATIN, LATIN.encode("ascii", "replace").decode().replace("?", "\ufffd")),
    ]
    for well, damaged in copies:
        assert content_of("", damaged).is_damaged_copy_of(content_of("", well)), damaged
        assert not content_of("", well).is_damaged_copy_of(content_of("", damaged)), damaged


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LATIN, LATIN.replace("nine", "ten")),
        (LATIN, LATIN.replace("6–7", "6–9")),
        (RUSSIAN, RUSSIAN.replace("погибли", "ранены")),
        (RUSSIAN, RUSSIAN.replace("в пятницу, ", "")),
        ("It rose by 4.5 %", "It rose by 45 %"),
        (LATIN, LATIN.encode().decode("latin-1").replace("nine", "ten")),
    ],
)
def test_another_text_is_no_copy(one: str, other: str) -> None:
    assert not content_of("", other).is_damaged_copy_of(content_of("", one))


@given(st.text(max_size=40))
def test_nothing_is_a_damaged_copy_of_itself(text: str) -> None:
    assert not content_of("", text).is_damaged_copy_of(content_of("", text))
