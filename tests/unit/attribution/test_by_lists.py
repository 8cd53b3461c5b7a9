"""Attributions by word lists: French sentences, who says them, and how certainly."""

import math

import pytest

from claimwatch_contracts.extraction import Attribution
from claimwatch_contracts.vocabulary import Certainty, ClaimantKind, CueClass, Polarity
from services.attribution.by_lists.reader import ListedAttributions
from services.attribution.extractor import Said


def _said(french: ListedAttributions, text: str) -> Said:
    found = french.read(text, math.inf)
    assert found.characters == len(text)
    return found.found


def _only(french: ListedAttributions, text: str) -> Attribution:
    (attribution,) = _said(french, text).attributions
    return attribution


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "type_"),
    [
        ("« Le pont est coupé », a déclaré le maire.", "le maire", "a déclaré", "Le pont est coupé", "direct"),
        ("« Le pont est coupé », a-t-il déclaré.", "il", "a déclaré", "Le pont est coupé", "direct"),
        ("« Le pont est coupé », déclare-t-elle.", "elle", "déclare", "Le pont est coupé", "direct"),
        ("“Le pont est coupé”, affirme Ana Sow.", "Ana Sow", "affirme", "Le pont est coupé", "direct"),
        ("Le maire a déclaré : « Le pont est coupé. »", "Le maire", "a déclaré", "Le pont est coupé", "direct"),
        ("« Le pont », dit-il, « est coupé. »", "il", "dit", "Le pont est coupé", "direct"),
        ("Selon le maire, le pont est coupé.", "le maire", "Selon", "le pont est coupé", "indirect"),
        ("Le pont est coupé, selon le maire.", "le maire", "selon", "Le pont est coupé", "indirect"),
        ("D’après l’ONU, le pont est coupé.", "l’ONU", "D’après", "le pont est coupé", "indirect"),
        ("Le maire a annoncé que le pont est coupé.", "Le maire", "a annoncé", "que le pont est coupé", "indirect"),
        ("Le pont est coupé, a annoncé le maire.", "le maire", "a annoncé", "Le pont est coupé", "indirect"),
        ("L'armée dit avoir coupé le pont.", "L'armée", "dit", "avoir coupé le pont", "indirect"),
        ("L'armée a affirmé jeudi avoir coupé le pont.", "L'armée", "a affirmé", "avoir coupé le pont", "indirect"),
        ("La police dit lundi avoir rouvert le pont.", "La police", "dit", "avoir rouvert le pont", "indirect"),
        ("Le maire assure que le pont « tient bon ».", "Le maire", "assure", "que le pont « tient bon »", "mixed"),
        ("L'armée confirme la perte du pont.", "L'armée", "confirme", "la perte du pont", "indirect"),
        ("Comme l'a dit le maire, le pont est coupé.", "le maire", "a dit", "le pont est coupé", "indirect"),
        ("Le pont est coupé, a annoncé lundi soir le maire.", "le maire", "a annoncé", "Le pont est coupé", "indirect"),
        ("« Il est coupé », a dit jeudi matin Ana Sow.", "Ana Sow", "a dit", "Il est coupé", "direct"),
        (
            "Le pont est coupé, selon le quotidien Le Matin.",
            "le quotidien Le Matin",
            "selon",
            "Le pont est coupé",
            "indirect",
        ),
        ("« Il est coupé », confie à notre envoyé une vendeuse.", "une vendeuse", "confie", "Il est coupé", "direct"),
        (
            "« Il est coupé », a dit Ana Sow, maire de Kori à mi-temps.",
            "Ana Sow, maire de Kori à mi-temps",
            "a dit",
            "Il est coupé",
            "direct",
        ),
        (
            "Le pont est coupé, selon un bilan communiqué jeudi par le maire.",
            "un bilan communiqué jeudi par le maire",
            "selon",
            "Le pont est coupé",
            "indirect",
        ),
        (
            "Selon des chiffres publiés par l'ONU, il est coupé.",
            "des chiffres publiés par l'ONU",
            "Selon",
            "il est coupé",
            "indirect",
        ),
        (
            "À en croire un agent en poste à Kori, il est coupé.",
            "un agent en poste à Kori",
            "À en croire",
            "il est coupé",
            "indirect",
        ),
        ("Selon l'Unicef, un pont sur trois tient.", "l'Unicef", "Selon", "un pont sur trois tient", "indirect"),
        (
            "Un agent, s'exprimant sous anonymat, a dit que le pont est coupé.",
            "Un agent",
            "a dit",
            "que le pont est coupé",
            "indirect",
        ),
        (
            "Pour Ana Sow, maire de Kori, « il est coupé ».",
            "Ana Sow, maire de Kori",
            "Pour",
            "« il est coupé »",
            "direct",
        ),
        (
            "« Il est coupé », s'est contenté de répondre le maire.",
            "le maire",
            "s'est contenté de répondre",
            "Il est coupé",
            "direct",
        ),
        ("« Il est coupé », soupire Ana Sow.", "Ana Sow", "soupire", "Il est coupé", "direct"),
        ("Le maire a parlé d'« une perte ».", "Le maire", "a parlé", "« une perte »", "direct"),
        (
            "Le maire a déclaré à l'AFP vouloir couper le pont.",
            "Le maire",
            "a déclaré",
            "vouloir couper le pont",
            "indirect",
        ),
        ("« Il est coupé », dit à la radio locale Ana Sow.", "Ana Sow", "dit", "Il est coupé", "direct"),
        (
            "D'après un témoin présent sur place, le pont est coupé.",
            "un témoin présent sur place",
            "D'après",
            "le pont est coupé",
            "indirect",
        ),
        (
            "« Il est coupé », a dit Ana Sow, épidémiologiste à Kori.",
            "Ana Sow, épidémiologiste à Kori",
            "a dit",
            "Il est coupé",
            "direct",
        ),
        ("Les piliers « sont tombés », a dit le maire.", "le maire", "a dit", "Les piliers « sont tombés", "mixed"),
        (
            "« Il tient, affirme Ana Sow. Il est vieux. »",
            "Ana Sow",
            "affirme",
            "Il tient Il est vieux",
            "direct",
        ),
    ],
)
def test_source_cue_and_content(
    french: ListedAttributions, text: str, source: str, cue: str, content: str, type_: str
) -> None:
    found = _only(french, text)
    assert found.source and found.cue
    assert (found.source.text, found.cue.text, found.type) == (source, cue, type_)
    assert found.content.text.rstrip(" »") == content.rstrip(" »")
    for surface in (found.source, found.cue, found.content):
        assert " ".join(text[span.start : span.end] for span in surface.spans) == surface.text


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("« Le pont tient », rapporte le quotidien Le Fleuve.", "le quotidien Le Fleuve", "Le pont tient"),
        ("Selon le journal Le Fleuve, le pont est coupé.", "le journal Le Fleuve", "le pont est coupé"),
        ("« Le pont tient », répète Ana Sow, les yeux rouges.", "Ana Sow", "Le pont tient"),
        ("« Le pont tient », dit Ana Sow, les bras croisés.", "Ana Sow", "Le pont tient"),
        ("« Le pont tient », dit Ana Sow, la maire.", "Ana Sow, la maire", "Le pont tient"),
        ("« Le pont tient », ont dit les élus, les yeux rouges.", "les élus, les yeux rouges", "Le pont tient"),
        ("« Le pont tient, a dit Ana Sow, mais la route est coupée. »", "Ana Sow", "Le pont tient la route est coupée"),
        ("« Le pont tient, raconte Ana Sow, et nous passons. »", "Ana Sow", "Le pont tient nous passons"),
        ("« Le pont tient, raconte Ana Sow, nous passons. »", "Ana Sow", "Le pont tient nous passons"),
        ("« Le pont tient, raconte Ana Sow, une voisine. Nous passons. »", "Ana Sow, une voisine", "Le pont tient"),
    ],
)
def test_where_the_name_of_who_says_it_ends(french: ListedAttributions, text: str, source: str, content: str) -> None:
    (said,) = _said(french, text).attributions
    assert said.source is not None
    assert said.source.text == source
    assert all(word in said.content.text for word in content.split())


@pytest.mark.parametrize(
    "text",
    [
        "Le convoi est arrivé à midi avec douze tonnes de vivres.",
        "« Les Misérables » est un roman.",
        "Selon que l'on passe par le nord ou le sud, la route change.",
        "Les deux camps s'accusent mutuellement.",
        "Il faudra choisir selon les moyens dont la ville dispose.",
        "La récolte varie selon les régions et les saisons.",
        "Pour l'heure, « Le Matin » paraît encore.",
        "Pour mémoire, « Les Misérables » est un roman.",
    ],
)
def test_what_nobody_says_is_no_attribution(french: ListedAttributions, text: str) -> None:
    assert _said(french, text).attributions == ()
    assert _said(french, f"{text}\n« Fini », a dit le maire.").attributions != ()


def test_who_is_named_once_is_known_by_name_and_pronoun(french: ListedAttributions) -> None:
    text = (
        "« La ville tient », a déclaré le général Idriss Oumar. Selon l'ONU, 30 000 personnes ont fui. "
        "« Nous avons besoin d'eau », a-t-il ajouté. M. Oumar a précisé que les puits sont vides. "
        "Des habitants affirment que la route est coupée. L'armée dément toute attaque."
    )
    claimants = [one.claimant for one in _said(french, text).attributions]
    assert [one and one.key for one in claimants] == [
        "idriss-oumar",
        "united-nations",
        "idriss-oumar",
        "idriss-oumar",
        "unnamed-habitants",
        "armee",
    ]
    assert [one and one.kind for one in claimants][:2] == [
        ClaimantKind.PERSON,
        ClaimantKind.INTERNATIONAL_ORGANISATION,
    ]


@pytest.mark.parametrize(
    ("text", "polarity", "certainty", "cue_class"),
    [
        ("L'armée dément avoir coupé le pont.", Polarity.DENIED, Certainty.CERTAIN, CueClass.DENY),
        ("La milice a nié avoir coupé le pont.", Polarity.DENIED, Certainty.CERTAIN, CueClass.DENY),
        (
            "L'armée n'a pas confirmé que le pont est coupé.",
            Polarity.ASSERTED,
            Certainty.NOT_CONFIRMED,
            CueClass.ASSERT,
        ),
        ("L'armée a confirmé que le pont est coupé.", Polarity.ASSERTED, Certainty.CERTAIN, CueClass.ASSERT),
        ("L'ONG dénonce « un crime ».", Polarity.ASSERTED, Certainty.CERTAIN, CueClass.CONDEMN),
    ],
)
def test_how_the_source_puts_it(
    french: ListedAttributions, text: str, polarity: Polarity, certainty: Certainty, cue_class: CueClass
) -> None:
    found = _only(french, text)
    assert (found.factuality.polarity, found.factuality.certainty) == (polarity, certainty)
    assert found.cue_class is cue_class


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Selon la Croix-Rouge, le pont est coupé.", "la Croix-Rouge", "International Committee of the Red Cross"),
        ("Le pont est coupé, selon la Croix-Rouge malienne.", "la Croix-Rouge malienne", "Croix-Rouge malienne"),
        ("D'après le Croissant-Rouge, le pont est coupé.", "le Croissant-Rouge", "Croissant-Rouge"),
        ("Le pont est coupé, selon la Maison-Blanche.", "la Maison-Blanche", "Maison-Blanche"),
        ("Le pont est coupé, a déclaré le Grand-Conseil.", "le Grand-Conseil", "Grand-Conseil"),
        ("Le pont est coupé, selon Radio-Canada.", "Radio-Canada", "Radio-Canada"),
        ("Selon le maire Jean-Pierre Morel, le pont est coupé.", "le maire Jean-Pierre Morel", "Jean-Pierre Morel"),
        (
            "La Croix-Rouge a annoncé que le pont est coupé.",
            "La Croix-Rouge",
            "International Committee of the Red Cross",
        ),
        ("« Le pont est coupé », a déclaré la Haute-Cour.", "la Haute-Cour", "Haute-Cour"),
        ("Selon le Conseil-Exécutif, le pont est coupé.", "le Conseil-Exécutif", "Conseil-Exécutif"),
    ],
)
def test_a_name_with_a_hyphen_is_read_whole(french: ListedAttributions, text: str, source: str, name: str) -> None:
    attribution = _only(french, text)
    assert attribution.source is not None
    assert attribution.claimant is not None
    assert (attribution.source.text, attribution.claimant.name) == (source, name)


def test_a_dash_between_blanks_ends_a_source(french: ListedAttributions) -> None:
    attribution = _only(french, "Le pont est coupé, selon le maire - la route aussi.")
    assert attribution.source is not None
    assert attribution.source.text == "le maire"


def test_the_conditional_makes_a_sentence_a_possibility(french: ListedAttributions) -> None:
    text = "Le marché est vide. Douze personnes auraient été tuées. La route est coupée."
    (qualifier,) = _said(french, text).qualifiers
    (scope,) = qualifier.scope
    assert text[scope.start : scope.end] == "Douze personnes auraient été tuées."
    assert text[qualifier.cue.start : qualifier.cue.end] == "auraient"
    assert qualifier.factuality.certainty is Certainty.POSSIBLE
