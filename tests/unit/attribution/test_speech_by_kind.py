"""Kinds of statements that a parse by itself does not give, in invented sentences: source, cue and content."""

from collections.abc import Iterator

import pytest
from _pytest.mark import ParameterSet

from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE
from services.attribution.extractor import AttributionExtractor
from tests.builders import InWords, in_words

KINDS: dict[str, dict[str, InWords]] = {
    "a cue between subject and predicate": {
        "The gap, said the harbour master, is closing fast.": (
            "the harbour master",
            "said",
            "The gap is closing fast",
        ),
        "Eleven barges, reported the coast guard, were lost in the storm.": (
            "the coast guard",
            "reported",
            "Eleven barges were lost in the storm",
        ),
        "Around 40 shells, said the monitor, hit the mill.": ("the monitor", "said", "Around 40 shells hit the mill"),
        "The fire, said Orr and others, began in the mill.": (
            "Orr and others",
            "said",
            "The fire began in the mill",
        ),
        "The road was open, the mayor added, and had been repaired.": (
            "the mayor",
            "added",
            "The road was open and had been repaired",
        ),
    },
    "a body after what it tells of": {
        "A landslide killed 12 people in Vale province, the Bureau of Fire Protection reported.": (
            "the Bureau of Fire Protection",
            "reported",
            "A landslide killed 12 people in Vale province",
        ),
        "A bomb killed 12 people in Homs, the Union of Relief Workers confirmed.": (
            "the Union of Relief Workers",
            "confirmed",
            "A bomb killed 12 people in Homs",
        ),
        "The flood displaced 3,000 families in Vale, the Red Cross announced.": (
            "the Red Cross",
            "announced",
            "The flood displaced 3,000 families in Vale",
        ),
        "Officials in Homs, Syria said 12 people died.": ("Officials in Homs, Syria", "said", "12 people died"),
    },
    "an aside between quotation and cue": {
        '"They shot dead 14 people", all of them women, a nurse at the hospital told Reuters.': (
            "a nurse at the hospital",
            "told",
            "They shot dead 14 people",
        ),
        '"They shot dead 14 people," the head of the clinic, Ali Musa, said.': (
            "the head of the clinic, Ali Musa",
            "said",
            "They shot dead 14 people",
        ),
    },
    "what somebody says that a thing is": {
        "Divers died in what the coast guard said was a failed rescue.": (
            "the coast guard",
            "said",
            "what was a failed rescue",
        ),
        "The mill burned in what police say was arson.": ("police", "say", "what was arson"),
        "The raid followed what the mayor described as a slow siege.": ("the mayor", "described as", "a slow siege"),
        "Two boats sank after what witnesses described as a loud blast.": ("witnesses", "described as", "a loud blast"),
        "The clerk was shot in what the army called an accident.": ("the army", "called", "an accident"),
    },
    "a clause after a circumstance": {
        "On Friday in Orun, while on a tour of the port, deputy mayor Alan Cole said the pier was unsafe.": (
            "deputy mayor Alan Cole",
            "said",
            "the pier was unsafe",
        ),
        "The colonel informed the families late on Monday that their sons had died.": (
            "The colonel",
            "informed",
            "that their sons had died",
        ),
        "The envoy assured the elders during a visit to Orun that food would come.": (
            "The envoy",
            "assured",
            "that food would come",
        ),
    },
    "a share of something": {
        "The office said about half of the shells had hit homes.": (
            "The office",
            "said",
            "about half of the shells had hit homes",
        ),
        "The depot said around 30 of the lorries had burned.": (
            "The depot",
            "said",
            "around 30 of the lorries had burned",
        ),
    },
    "a judgement with its reason": {
        "The union decried the vote as flawed.": ("The union", "decried", "the vote as flawed"),
        "Envoys rejected the plan as unworkable.": ("Envoys", "rejected", "the plan as unworkable"),
        "The council condemned the arrests as illegal.": ("The council", "condemned", "the arrests as illegal"),
    },
    "a passive that names nobody": {
        "Two guards have been charged over the fire.": (None, "have been charged over", "Two guards the fire"),
        "The district was declared a disaster zone.": (None, "was declared", "The district a disaster zone"),
        "Six divers were pronounced dead on the quay.": (None, "were pronounced", "Six divers dead"),
        "Eleven deaths have been reported in the valley.": (None, "have been reported", "Eleven deaths"),
        "Two farmers were reported killed.": (None, "were reported", "Two farmers killed"),
        "The arrest of nine teachers was announced on Sunday.": (
            None,
            "was announced",
            "The arrest of nine teachers",
        ),
    },
    "a speaker after a toll": {
        "The toll following Tuesday's raid on Homs reached 41 people, a source in the Orun Clinic told reporters.": (
            "a source in the Orun Clinic",
            "told",
            "The toll following Tuesday's raid on Homs reached 41 people",
        ),
        "The toll has reached 41, a nurse in the Orun clinic told reporters.": (
            "a nurse in the Orun clinic",
            "told",
            "The toll has reached 41",
        ),
    },
    "a source that runs into what it says": {
        "According to state television gunmen shot five farmers.": (
            "state television",
            "According to",
            "gunmen shot five farmers.",
        ),
        "According to NANA news agency rebels fired rockets at the mill.": (
            "NANA news agency",
            "According to",
            "rebels fired rockets at the mill.",
        ),
        "According to activists warplanes bombed the mill.": (
            "activists",
            "According to",
            "warplanes bombed the mill.",
        ),
        "Rebels took the hill on Monday according to residents killing nine soldiers.": (
            "residents",
            "according to",
            "Rebels took the hill on Monday killing nine soldiers.",
        ),
        "Rockets hit the mill killing nine women and 12 others local medics say.": (
            "local medics",
            "say",
            "Rockets hit the mill killing nine women and 12 others",
        ),
    },
    "a day or a clause without its comma": {
        "On Wednesday media reported that the army had taken the hill.": (
            "media",
            "reported",
            "that the army had taken the hill",
        ),
        "Helicopters bombed al-Tal which lies in the north and is held by rebels according to the Observatory.": (
            "the Observatory",
            "according to",
            "Helicopters bombed al-Tal which lies in the north and is held by rebels",
        ),
    },
    "an agency in capitals": {
        "The mill burned, according to state news agency NANA.": (
            "state news agency NANA",
            "according to",
            "The mill burned",
        ),
        "State news agency NANA, citing the army, said 14 gunmen fled.": (
            "State news agency NANA",
            "said",
            "14 gunmen fled",
        ),
    },
    "records that show": {
        "Polls showing a rise in prices worried the port.": ("Polls", "showing", "a rise in prices"),
        "The ship was insured for nine million in 2011, records show.": (
            "records",
            "show",
            "The ship was insured for nine million in 2011",
        ),
        "During the siege, hospital records show, 216 people died.": (
            "hospital records",
            "show",
            "During the siege 216 people died.",
        ),
    },
    "a question put to somebody": {
        "The Herald asked the mayor if he had ordered the raid.": ("The Herald", "asked", "if he had ordered the raid"),
    },
    "a blow that looks like a noun": {
        "Clear Fields said guards in Orun prison beat inmates.": (
            "Clear Fields",
            "said",
            "guards in Orun prison beat inmates",
        ),
    },
    "a document or transcript with a colon": {
        'The notice from the council read: "The well is closed until further notice."': (
            "The notice from the council",
            "read",
            "The well is closed until further notice.",
        ),
        "DOYLE: Well, nobody has seen the report yet.": ("DOYLE", ":", "Well, nobody has seen the report yet."),
        "PRESIDENT ORR: We will rebuild the whole town.": ("PRESIDENT ORR", ":", "We will rebuild the whole town."),
    },
    "a headline": {
        "Army: Hill Taken After Siege": ("Army", ":", "Hill Taken After Siege"),
        "UN: 40,000 flee fighting in Orun": ("UN", ":", "40,000 flee fighting in Orun"),
        "Rana Odeh: Siege Must End Soon": ("Rana Odeh", ":", "Siege Must End Soon"),
        "Odeh: 'We Will Not Leave'": ("Odeh", ":", "We Will Not Leave"),
        "Army says 14 rebels killed in Orun raid": ("Army", "says", "14 rebels killed in Orun raid"),
    },
    "a speaker with a description": {
        '"The well is dry," said Orr, who has dug wells in Orun for 30 years.': (
            "Orr, who has dug wells in Orun for 30 years",
            "said",
            "The well is dry",
        ),
        '"The well is dry," said Orr, speaking to reporters on the quay.': ("Orr", "said", "The well is dry"),
    },
}


def statements() -> Iterator[ParameterSet]:
    """The sentences with their only statement."""
    for kind, sentences in KINDS.items():
        for text, statement in sentences.items():
            yield pytest.param(text, statement, id=f"{kind}: {text}")


@pytest.mark.parametrize(("text", "statement"), list(statements()))
def test_each_kind_of_statement_is_read(extractor: AttributionExtractor, text: str, statement: InWords) -> None:
    assert in_words(extractor.extract(text)) == [statement]


def test_a_quotation_in_a_clause_before_is_not_the_next_speakers(extractor: AttributionExtractor) -> None:
    text = 'While the ministry said the raid had "gone well," the rebels claimed they had shot down a jet.'
    assert in_words(extractor.extract(text)) == [
        ("the ministry", "said", 'the raid had "gone well,"'),
        ("the rebels", "claimed", "they had shot down a jet"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The divers reported missing on Monday were found.", id="reported missing"),
        pytest.param("Three miners feared trapped under the rubble were alive.", id="feared trapped"),
        pytest.param("No deaths have been reported in Homs.", id="nothing reported"),
        pytest.param("Three farmers were found dead.", id="found dead"),
        pytest.param("Norland is showing signs of a shift.", id="shows no statement"),
        pytest.param("The report put her at odds with the president.", id="puts at no number"),
        pytest.param("DAMASCUS: The road to the port was open.", id="a dateline"),
        pytest.param("Tal Amar: 14 dead in raid", id="a place and its dead"),
        pytest.param("Syria: heavy shelling of the town", id="a country"),
        pytest.param("The Latest: Orr gives up", id="a running head"),
        pytest.param("UPDATE: The road to the port was open.", id="a label"),
    ],
)
def test_what_only_looks_like_a_statement_is_none(extractor: AttributionExtractor, text: str) -> None:
    assert extractor.extract(text) == ()


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        pytest.param("The army denied the reports.", False, id="only points to reports"),
        pytest.param("The senator opposes him.", False, id="only points to somebody"),
        pytest.param("The general vowed more.", False, id="says nothing of its own"),
        pytest.param("The army denied the raid on Homs and the siege.", True, id="names what is denied"),
        pytest.param("The attack was claimed by the Red Falcons.", True, id="an event in few words"),
        pytest.param("The death of Orr was announced by the palace.", True, id="a death in few words"),
        pytest.param("She condemned the raid.", True, id="what is condemned in few words"),
    ],
)
def test_a_content_that_only_points_to_something_is_unsure(
    extractor: AttributionExtractor, text: str, is_sure: bool
) -> None:
    (statement,) = extractor.extract(text)
    assert (statement.confidence >= TELLING_CONFIDENCE) is is_sure
