"""Places in languages other than English: names in other scripts, in all cases, and what only looks like a place."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_contracts.extraction import Place
from services._extractor.languages import ReadersByLanguage
from services.mentions.by_lists.reader import ForeignMentions
from services.mentions.extractor import MentionExtractor
from services.mentions.languages import mention_readers
from services.mentions.topics.finder import OwnTopic

ALEPPO, SYRIA, KHARKIV, KHARKIV_OBLAST, KYIV, UKRAINE = 170063, 163843, 706483, 706482, 703448, 690791
RAQQA, DEIR_EZ_ZOR_PROVINCE, DEIR_EZ_ZOR, GAZA, MARIUPOL, IDLIB = 172955, 170792, 170794, 281133, 701822, 169389


@pytest.fixture(scope="module")
def readers() -> ReadersByLanguage:
    return mention_readers()


def _places(readers: ReadersByLanguage, language: str, text: str, title: str = "") -> tuple[Place, ...]:
    places, in_title, _ = readers.read(language, text, title, (), math.inf).found
    return (*places, *in_title)


@pytest.mark.parametrize(
    ("language", "text", "surface", "geonames_id"),
    [
        ("fr", "Au moins 23 civils ont été tués à Alep.", "Alep", ALEPPO),
        ("fr", "Le bombardement d'Alep a repris.", "Alep", ALEPPO),
        ("fr", "Le nord de la Syrie est calme.", "Syrie", SYRIA),
        ("fr", "Dans la province de Deir ez-Zor, rien.", "Deir ez-Zor", DEIR_EZ_ZOR_PROVINCE),
        ("es", "El ataque en Alepo dejó 34 muertos.", "Alepo", ALEPPO),
        ("es", "El gobierno de Siria calla.", "Siria", SYRIA),
        ("es", "Cerca de Járkov murieron 12 personas.", "Járkov", KHARKIV),
        ("ru", "В Харькове погибли 12 человек.", "Харькове", KHARKIV),
        ("ru", "Обстрел Харьковской области продолжался.", "Харьковской области", KHARKIV_OBLAST),
        ("ru", "Бои шли в сирийском городе Алеппо.", "Алеппо", ALEPPO),
        ("ru", "Президент Украины прибыл.", "Украины", UKRAINE),
        ("ru", "Под Мариуполем тихо.", "Мариуполем", MARIUPOL),
        ("uk", "У Харкові загинули 12 людей.", "Харкові", KHARKIV),
        ("uk", "Обстріл Харківської області тривав.", "Харківської області", KHARKIV_OBLAST),
        ("uk", "Він прибув до Києва.", "Києва", KYIV),
        ("uk", "Війська увійшли до Сирії.", "Сирії", SYRIA),
        ("ar", "قتل 12 شخصا في حلب.", "حلب", ALEPPO),
        ("ar", "وقعت معارك بحلب.", "حلب", ALEPPO),
        ("ar", "قصف الجيش مدينة الرقة.", "الرقة", RAQQA),
        ("ar", "وصل إلى سورية.", "سورية", SYRIA),
        ("ar", "في محافظة دير الزور.", "محافظة دير الزور", DEIR_EZ_ZOR_PROVINCE),
    ],
)
def test_a_place_is_found_in_the_case_it_stands_in(
    readers: ReadersByLanguage, language: str, text: str, surface: str, geonames_id: int
) -> None:
    (place,) = _places(readers, language, text)
    assert (place.text, place.geonames_id) == (surface, geonames_id)
    assert text[place.start : place.end] == surface
    (in_title,) = _places(readers, language, "", text)
    assert in_title == place


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "Le président Laurent Valence et Victoria Dupont ont salué la Croix-Rouge lundi.", "à Alep"),
        ("fr", "Les Nations unies et l'Assemblée nationale et l'Observatoire demandent justice. Nice idée.", "à Alep"),
        ("es", "El presidente Santiago Rosario habló de la Semana Santa. La Comisión calla.", "en Alepo"),
        ("ru", "Министр Сергей Иванов заявил в среду, что мир близок. В Совете согласны.", "в Алеппо"),
        ("uk", "Роман Коваль заявив, що перемога близько. У Раді згодні.", "в Алеппо"),
        ("ar", "قال الوزير أحمد سالم إن السلام قريب في المدينة بعد وقف الحرب.", "في حلب"),
    ],
)
def test_persons_bodies_and_ordinary_words_are_no_places(
    readers: ReadersByLanguage, language: str, text: str, place: str
) -> None:
    assert _places(readers, language, text) == ()
    (found,) = _places(readers, language, f"{text} {place}.")
    assert found.geonames_id == ALEPPO


def test_a_list_of_towns_goes_on_after_a_preposition(readers: ReadersByLanguage) -> None:
    found = _places(readers, "ar", "قتلوا في خان يونس ورفح.")
    assert [place.text for place in found] == ["خان يونس", "رفح"]


def test_without_word_lists_countries_and_the_largest_towns_are_found_and_that_is_told(
    readers: ReadersByLanguage,
) -> None:
    text = "Bei einem Angriff auf Aleppo in Syrien starben zwölf Menschen, sagte Herr Essen."
    findings = readers.read("de", text, "", (), math.inf)
    assert [place.geonames_id for place in findings.found[0]] == [ALEPPO, SYRIA]
    assert findings.lacking == "no word lists for language 'de': well-known places only"
    assert readers.read("fr", text, "", (), math.inf).lacking is None


def test_users_own_topics_are_found_beside_those_of_the_language_and_none_of_english(
    readers: ReadersByLanguage,
) -> None:
    text = "حذرت المنظمة من تفشي الكوليرا. cholera massacre"
    own = (OwnTopic("own-cholera", ("الكوليرا",)),)
    _, _, topics = readers.read("ar", text, "", own, math.inf).found
    surfaces = {topic.key: [text[span.start : span.end] for span in topic.spans] for topic in topics}
    assert surfaces == {"own-cholera": ["الكوليرا"], "epidemic": ["تفشي", "الكوليرا"]}


def test_english_is_read_as_before(readers: ReadersByLanguage) -> None:
    text = "At least 40 people were killed in Aleppo, Syria, amid a cholera outbreak."
    assert readers.read("en", text, "", (), math.inf).found == MentionExtractor().extract(text)


def test_what_time_does_not_allow_is_left_unread(readers: ReadersByLanguage) -> None:
    from services._gazetteer.gazetteer import Gazetteer

    text = "В Алеппо тихо. В Харькове тихо."
    ticks = iter((0.0, *[0.1] * 3, *[9.0] * 20))
    findings = ForeignMentions(Gazetteer(), "ru").read(text, "", (), 1.0, clock=lambda: next(ticks))
    assert [place.geonames_id for place in findings.found[0]] == [ALEPPO]
    assert findings.characters < len(text)


@settings(deadline=None)
@given(
    st.sampled_from(["fr", "ru", "ar", "de"]),
    st.lists(st.sampled_from(["à", "Alep", "d'Alep", "в", "Алеппо", "области", "وحلب", "في", ".", ",", "’", "\n"])),
)
def test_any_words_are_read_in_order_without_overlap(
    readers: ReadersByLanguage, language: str, words: list[str]
) -> None:
    text = " ".join(words)
    places, _, _ = readers.read(language, text, "", (), math.inf).found
    ends = [0, *(place.end for place in places)]
    assert all(end <= place.start for end, place in zip(ends, places, strict=False))
    assert all(text[place.start : place.end] == place.text for place in places)
