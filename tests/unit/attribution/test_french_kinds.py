"""French attributions by kind of sentence: a table for each, with sentences of its own and such as are none."""

import math

import pytest

from claimwatch_contracts.extraction import Attribution
from services.attribution.by_lists.reader import ListedAttributions


def _read(french: ListedAttributions, text: str) -> tuple[Attribution, ...]:
    return french.read(text, math.inf).found.attributions


def _assert_said(french: ListedAttributions, text: str, source: str, cue: str | None, content: str) -> None:
    (found,) = _read(french, text)
    parts = (found.source and found.source.text, found.cue and found.cue.text, found.content.text)
    assert parts == (source, cue, content)


@pytest.mark.parametrize(
    ("verb", "cue"),
    [
        ("réagit l'ambassade de Russie", "réagit"),
        ("tacle l'ambassade de Russie", "tacle"),
        ("a garanti lundi l'ambassade de Russie", "a garanti"),
        ("pointe de son côté l'ambassade de Russie", "pointe"),
        ("tente de rassurer l'ambassade de Russie", "tente de rassurer"),
        ("s'emporte l'ambassade de Russie", "s'emporte"),
        ("ont scandé à la sortie l'ambassade de Russie", "ont scandé"),
        ("lâche, la voix basse, l'ambassade de Russie", "lâche"),
    ],
)
def test_any_verb_behind_a_quotation_is_one_of_saying(french: ListedAttributions, verb: str, cue: str) -> None:
    _assert_said(french, f"« Ce bilan est faux », {verb}.", "l'ambassade de Russie", cue, "Ce bilan est faux")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Le pont est coupé, insiste-t-il.", "il", "Le pont est coupé"),
        ("« Le pont est coupé », s'est-elle étonnée.", "elle", "Le pont est coupé"),
        ("Le pont est coupé, s'emporte-t-elle.", "elle", "Le pont est coupé"),
        ("Le pont, a-t-il regretté, est coupé.", "il", "Le pont est coupé"),
        (
            "L'explosion, a ajouté la même source, s'est produite au marché.",
            "la même source",
            "L'explosion s'est produite au marché",
        ),
        ("Le bilan est lourd, rapporte lundi une ONG locale.", "une ONG locale", "Le bilan est lourd"),
        ("Une école a brûlé, rapportent des témoins.", "des témoins", "Une école a brûlé"),
    ],
)
def test_verbs_stand_before_who_says_it(french: ListedAttributions, text: str, source: str, content: str) -> None:
    (found,) = _read(french, text)
    assert (found.source and found.source.text, found.content.text) == (source, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Le bilan est de 31 morts, affirme-t-on de source hospitalière.",
            "source hospitalière",
            "affirme",
            "Le bilan est de 31 morts",
        ),
        (
            "De source policière, on indique que le pont est coupé.",
            "source policière",
            "indique",
            "que le pont est coupé",
        ),
        ("Deux civils sont morts, de source médicale.", "source médicale", "de", "Deux civils sont morts"),
        ("Le pont est coupé, a-t-on appris lundi auprès du ministère.", "ministère", "a appris", "Le pont est coupé"),
        (
            "« La ville est tombée », peut-on lire dans un message des rebelles.",
            "un message des rebelles",
            "peut",
            "La ville est tombée",
        ),
        ("Au dire de rescapés, les tireurs étaient jeunes.", "rescapés", "Au dire", "les tireurs étaient jeunes"),
        ("De l'avis des enquêteurs, le feu est parti du toit.", "enquêteurs", "De l'avis", "le feu est parti du toit"),
        ("Aux yeux du Kremlin, c'est une provocation.", "Kremlin", "Aux yeux", "c'est une provocation"),
        ("L'homme est détenu au secret, selon sa famille.", "sa famille", "selon", "L'homme est détenu au secret"),
        ("Selon le maire, qui était sur place, le pont est coupé.", "le maire", "Selon", "le pont est coupé"),
        ("Selon le ministre à la radio, le pont est coupé.", "le ministre", "Selon", "le pont est coupé"),
        (
            "Le pont est coupé, selon le Haut-Commissariat (HCR).",
            "le Haut-Commissariat (HCR)",
            "selon",
            "Le pont est coupé",
        ),
    ],
)
def test_sources_behind_prepositions(
    french: ListedAttributions, text: str, source: str, cue: str, content: str
) -> None:
    _assert_said(french, text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("La mort du général a été confirmée par l'état-major.", "l'état-major", "La mort du général"),
        ("Une attaque revendiquée par le Front a tué onze soldats.", "le Front", "Une attaque"),
        (
            "Il a été annoncé par le ministère que les écoles rouvriraient.",
            "le ministère",
            "que les écoles rouvriraient",
        ),
        ("L'enlèvement a été attribué par les autorités à un gang.", "les autorités", "L'enlèvement à un gang"),
        ("Le chiffre n'a pas été confirmé par la police.", "la police", "Le chiffre"),
        ("La nouvelle a été démentie lundi par la présidence.", "la présidence", "La nouvelle"),
    ],
)
def test_agents_are_sources(french: ListedAttributions, text: str, source: str, content: str) -> None:
    (found,) = _read(french, text)
    assert (found.source and found.source.text, found.content.text) == (source, content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("L'ONG estime à 120 le nombre de reporters tués.", "L'ONG", "à 120 le nombre de reporters tués"),
        ("La gouverneure parle désormais de 87 morts.", "La gouverneure", "de 87 morts"),
        ("Le maire a averti les habitants que la digue cédait.", "Le maire", "que la digue cédait"),
        ("L'imam a invité les fidèles à prier.", "L'imam", "les fidèles à prier"),
        ("Le ministre a qualifié le scrutin de « farce ».", "Le ministre", "le scrutin de « farce »"),
        ("Le ministre s'est dit prêt à négocier.", "Le ministre", "prêt à négocier"),
        ("L'ONG a fait état lundi de douze morts.", "L'ONG", "de douze morts"),
        ("Le bilan fait désormais état de douze morts.", "Le bilan", "de douze morts"),
        ("Le maire a plaidé en faveur d'une trêve.", "Le maire", "en faveur d'une trêve"),
        ("L'ONG a documenté 47 cas de torture.", "L'ONG", "47 cas de torture"),
        ("Le pont est coupé, ont dit à l'agence EFE des habitants.", "des habitants", "Le pont est coupé"),
        ("L'ONU a exigé mardi la levée du siège.", "L'ONU", "la levée du siège"),
        ("Pékin a rejeté ces accusations.", "Pékin", "ces accusations"),
        ("Les rebelles, eux, disent tenir le pont.", "Les rebelles", "tenir le pont"),
        (
            "Un officier qui a demandé à ne pas être nommé décrit une « débandade ».",
            "Un officier qui a demandé à ne pas être nommé",
            "une « débandade »",
        ),
        ("À 18h40 : La compagnie annonce une grève.", "La compagnie", "une grève"),
    ],
)
def test_what_verbs_take(french: ListedAttributions, text: str, source: str, content: str) -> None:
    (found,) = _read(french, text)
    assert (found.source and found.source.text, found.content.text) == (source, content)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "« C'est faux », a affirmé à l'AFP Moussa Abdou, un enseignant joint depuis Niamey.",
            "Moussa Abdou, un enseignant joint depuis Niamey",
        ),
        ("« C'est faux », a dit l'ambassade de Russie à Paris.", "l'ambassade de Russie à Paris"),
        ("« C'est faux », déplore Médecins sans frontières.", "Médecins sans frontières"),
        ("« C'est faux », a dit le Comité contre la torture.", "le Comité contre la torture"),
        ("« C'est faux », a dit l'exploitant, EDG.", "l'exploitant, EDG"),
        ("Le maire de Goma, au téléphone : « C'est faux. »", "Le maire de Goma"),
        (
            "« C'est faux », a dit le préfet de l'Aude à Carcassonne, Alain Morel.",
            "le préfet de l'Aude à Carcassonne, Alain Morel",
        ),
    ],
)
def test_names_of_sources_are_whole(french: ListedAttributions, text: str, source: str) -> None:
    (found,) = _read(french, text)
    assert (found.source and found.source.text, found.content.text.strip(".")) == (source, "C'est faux")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Le maire exige une enquête, a confirmé un proche.", ["une enquête", "Le maire exige une enquête"]),
        ("Le ministre s'est dit prêt à négocier, mais a exclu toute amnistie.", ["prêt à négocier", "toute amnistie"]),
        ("Il a condamné l'attaque, selon un communiqué.", ["l'attaque", "Il a condamné l'attaque"]),
        ("« Tout a brûlé », dit Ana Sow. « Où aller ? »", ["Tout a brûlé", "Où aller ?"]),
        ("Les habitants réclament de l'eau et dénoncent la corruption.", ["de l'eau", "la corruption"]),
    ],
)
def test_contents_end_where_others_begin(french: ListedAttributions, text: str, contents: list[str]) -> None:
    assert [found.content.text for found in _read(french, text)] == contents


@pytest.mark.parametrize(
    "text",
    [
        "« Timbuktu », film d'Abderrahmane Sissako, sera projeté samedi.",
        "Le journal « Le Devoir », a publié une enquête sur les prisons.",
        "Les soldats sont entrés dans le village, ont pillé les maisons et ont tué le chef.",
        "Le président a rencontré son homologue, a salué la foule et est reparti.",
        "Il a été condamné par le tribunal à trois ans de prison.",
        "L'opération, lancée par l'armée lundi, vise les caches des rebelles.",
        "Le suspect a été interrogé par la police pendant deux jours.",
        "Les secours ont été alertés par un pêcheur.",
        "La rivière menace de déborder.",
        "Le parlement a rejeté la motion de censure.",
        "Le Sénat a exclu deux de ses membres.",
        "L'équipe s'est qualifiée pour la finale.",
        "Les deux hommes se sont parlé au téléphone.",
        "Aux yeux de la loi, il est majeur.",
        "Lire aussi : « Dans l'enfer de la prison »",
        "L'hôpital reçoit des blessés de source inconnue.",
        "Le Pentagone n'a pas confirmé dans l'immédiat.",
        "Quel est le bilan, demandera-t-on ?",
        "On dénombre six morts.",
        "La police, qui recense les plaintes, a fermé ses bureaux.",
    ],
)
def test_what_is_none(french: ListedAttributions, text: str) -> None:
    assert _read(french, text) == ()
    assert _read(french, f"{text} Le pont est coupé, selon le maire.") != ()
