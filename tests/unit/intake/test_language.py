"""The language of a text is decided by its script, then by the publisher's tag, then by the model."""

import pytest

from services.intake.text.language import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said on Tuesday that at least four bodies were found.", "en"),
        ("قالت الوزارة يوم الثلاثاء إنه تم العثور على أربع جثث على الأقل.", "ar"),
        ("Das Ministerium sagte, dass mindestens vier Leichen gefunden wurden.", "de"),
        ("Le ministère a déclaré mardi qu'au moins quatre corps ont été retrouvés.", "fr"),
        ("Министерство сообщило во вторник, что найдены по меньшей мере четыре тела.", "ru"),
        ("Damascus", "en"),
        ("12", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_sentences_and_the_fallback_for_names(text: str, language: str) -> None:
    assert identify(text) == language


def test_a_long_text_that_repeats_itself_is_not_short() -> None:
    assert identify("Das Ministerium sagte, dass vier Leichen gefunden wurden. " * 5_000) == "de"


@pytest.mark.parametrize(
    "quotation",
    [
        "قال المحافظ يوم الجمعة إن تسعة أشخاص قتلوا في قصف الجسر. ",
        "Губернатор сообщил в пятницу, что погибли девять человек. ",
        "州长星期五说，九人死亡，大桥将关闭。",
        "המושל אמר ביום שישי שתשעה בני אדם נהרגו. ",
    ],
)
def test_quotations_in_another_script_leave_an_article_in_its_language(quotation: str) -> None:
    english = "The governor said on Friday that nine people had died. "
    assert identify(english * 6 + quotation * 2) == "en"
    assert identify(quotation * 6 + english) != "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("7 тел", "ru"),
        ("Киев", "ru"),
        ("九人死亡", "zh"),
        ("九人が死亡した", "ja"),
        ("جثث", "ar"),
        ("Афіна", "uk"),
        ("아홉", "ko"),
    ],
)
def test_a_word_in_another_script_is_never_english(text: str, language: str) -> None:
    assert identify(text, language) == language
    assert identify(text) != "en"
    assert identify(text, "en") != "en"


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("40 Tote in Rakka", "de-AT", "de"),
        ("40 Tote in Rakka", "en", "en"),
        ("Damascus", "fr_FR", "fr"),
        ("Damascus", "not a tag", "en"),
        ("Damascus", "tlh", "en"),
        ("Junta airstrike kills 30 in Sagaing", "en-US", "en"),
        ("Das Ministerium sagte, dass mindestens vier Leichen gefunden wurden.", "en", "de"),
    ],
)
def test_what_the_publisher_says_decides_where_the_text_does_not(text: str, said: str | None, language: str) -> None:
    assert identify(text, said) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("40 Tote in Rakka", "de"),
        ("Gouverneur: Neun Tote", "de"),
        ("40 muertos en Raqa", "es"),
        ("40 morti a Raqqa", "it"),
        ("40 doden in Raqqa", "nl"),
        ("En az 12 yaralı", "tr"),
        ("Nine dead in strike", "en"),
        ("Junta airstrike kills 30 in Sagaing", "en"),
        ("Los Angeles fire: 12 hurt", "en"),
        ("Homs", "en"),
    ],
)
def test_a_headline_of_a_few_words_is_told_by_one_that_is_of_one_language(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Douze personnes sont mortes à Bamako, selon la Croix-Rouge.", "fr"),
        ("La Croix-Rouge a annoncé que 12 personnes sont mortes à Karsa.", "fr"),
        ("Le maire Jean Morel a indiqué que 12 personnes sont mortes à Nice.", "fr"),
        ("Selon le porte-parole de l'armée, 12 personnes sont mortes à Karsa.", "fr"),
        ("Selon la préfète, trois personnes sont portées disparues à Karsa.", "fr"),
        ("Doze pessoas morreram em Karsa, segundo a Cruz Vermelha.", "pt"),
        ("Três pessoas ficaram feridas em Karsa, disse o governador.", "pt"),
        ("Doce personas murieron en Karsa, según la Cruz Roja.", "es"),
        ("Tres personas resultaron heridas en Karsa, dijo el gobernador.", "es"),
        ("Twelve people died in Karsa, the Red Cross said.", "en"),
    ],
)
def test_a_flash_is_in_the_language_of_its_plain_words(text: str, language: str) -> None:
    assert identify(text) == language
