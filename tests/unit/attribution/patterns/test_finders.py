"""Each finder alone, on sentences that it reads and sentences that it leaves: source, cue, content and pattern."""

from collections.abc import Callable

import pytest

from services.attribution.patterns import (
    FINDERS,
    according_to,
    adjectives,
    announcements,
    closing_sources,
    colons,
    documents,
    interrupted,
    nouns,
    pleas,
    verbs,
)
from services.attribution.patterns.candidate import Pattern
from services.attribution.patterns.quotes import direct_speech
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.surfaces import Ranges
from tests.unit.attribution.patterns.counted import COUNTED, Finder, Row

SAID: dict[Finder, dict[str, list[Row]]] = {
    direct_speech.find: {
        '"The road is closed," the guard said.': [("the guard", "said", "The road is closed,", Pattern.QUOTE)],
        'The clerk added: "Nobody came."': [("The clerk", "added", "Nobody came.", Pattern.QUOTE)],
        '"The mill," she said, "is gone." The miller left.': [("she", "said", "The mill, | is gone.", Pattern.QUOTE)],
        'He watched "The Long Night" at home.': [],
        "The harbour master replied:": [("The harbour master", "replied", "", Pattern.QUOTE)],
    },
    interrupted.find: {
        "Nine people, the mayor told a radio station on Monday, were killed.": [
            ("the mayor", "told", "Nine people | were killed", Pattern.PARENTHETICAL)
        ],
        "At least 15 miners, said a union leader who was there, suffocated.": [
            ("a union leader who was there", "said", "At least 15 miners | suffocated", Pattern.PARENTHETICAL)
        ],
        "Nine people died, the mayor said, and thirty were hurt.": [],
        '"Nine people", the mayor said, "died".': [],
    },
    pleas.find: {
        "Orr and the youth have pleaded not guilty to murder.": [
            ("Orr and the youth", "have pleaded", "not guilty to murder", Pattern.CLAUSE)
        ],
        "Orr pleaded for mercy.": [],
    },
    announcements.find: {
        "The ministry updated its count. At least 40 people had died.": [
            ("The ministry", "updated", "At least 40 people had died.", Pattern.TOLL)
        ],
        "The Association of Families raised its count on Sunday. Some 640 people are held.": [
            ("The Association of Families", "raised", "Some 640 people are held.", Pattern.TOLL)
        ],
        "The ministry updated its count. Rebels said 40 people had died.": [],
        "The ministry updated its count. But 40 people had died in 2019.": [],
        "The ministry updated its count to 31. Some 40 people were hurt.": [],
        "The ministry updated its rules. Some 40 people were hurt.": [],
        "The ministry updated its count. Nobody believed it.": [],
    },
    verbs.find: {
        "The ministry said that nine wells were dry.": [
            ("The ministry", "said", "that nine wells were dry", Pattern.CLAUSE)
        ],
        "The envoy called on both armies to stop.": [
            ("The envoy", "called on", "both armies | to stop", Pattern.INFINITIVE)
        ],
        "The governor accused the rebels of arson.": [
            ("The governor", "accused", "the rebels of arson", Pattern.OBJECT)
        ],
        "The chief was accused of arson by the governor.": [
            ("the governor", "was accused of", "The chief | arson", Pattern.PASSIVE)
        ],
        "The ministry put the toll at 37.": [("The ministry", "put", "the toll | at 37", Pattern.OBJECT)],
        "The singer recorded a song.": [],
        "Prosecutors have charged two men with murder.": [
            ("Prosecutors", "have charged", "two men | with murder", Pattern.OBJECT)
        ],
        "The bill, which the mayor called a disgrace, was lost.": [
            ("the mayor", "called", "The bill | a disgrace", Pattern.OBJECT)
        ],
        "The guards identified the man as Rami Orr.": [
            ("The guards", "identified", "the man | as Rami Orr", Pattern.OBJECT)
        ],
        "The blast claimed nine lives.": [],
        "The commission called for attention to crimes committed by the Marland regime, the Front and other groups.": [
            (
                "The commission",
                "called for",
                "attention to crimes committed by the Marland regime, the Front and other groups",
                Pattern.PREPOSITION,
            )
        ],
        "The council demanded an end to attacks carried out by the army, the police and several militias.": [
            (
                "The council",
                "demanded",
                "an end to attacks carried out by the army | , the police and several militias",
                Pattern.OBJECT,
            )
        ],
        "The envoy condemned the raid, and the mayor left.": [("The envoy", "condemned", "the raid", Pattern.OBJECT)],
        "Raids killed six women and 11 others local activists say.": [
            ("local activists", "say", "Raids killed six women and 11 others", Pattern.CLAUSE)
        ],
        "A fire raged on the floor of the mill.": [],
        "After the seizure of two boats, the navy hinted of raids.": [
            ("the navy", "hinted of", "raids", Pattern.PREPOSITION)
        ],
        "The trader was quoted by the agency as saying the port was shut.": [
            ("The trader", "saying", "the port was shut", Pattern.CLAUSE)
        ],
        "The port was shut, the trader was quoted as saying by the agency.": [
            ("the trader", "saying", "The port was shut", Pattern.CLAUSE)
        ],
        "The guard had a chance to deny it.": [],
        "The guard declined to say whether the mill burned.": [
            ("The guard", "declined to say", "whether the mill burned", Pattern.CLAUSE)
        ],
        "The watchdog could not at once confirm how many burned.": [
            ("The watchdog", "could not | confirm", "how many burned", Pattern.CLAUSE)
        ],
        "The rebels said the mill burned, which the army denied.": [
            ("The rebels", "said", "the mill burned, which the army denied", Pattern.CLAUSE),
            ("the army", "denied", "the mill burned, ", Pattern.OBJECT),
        ],
        "The man was accused of arson, a charge he denied.": [
            ("", "was accused of", "The man | arson, a charge he denied", Pattern.PASSIVE),
            ("he", "denied", "The man | arson, ", Pattern.OBJECT),
        ],
        "The army rejected as untrue reports that the mill burned.": [
            ("The army", "rejected", "untrue reports that the mill burned", Pattern.OBJECT)
        ],
        "The High Court heard that the boy gave them a car.": [
            ("The High Court", "heard", "that the boy gave them a car", Pattern.CLAUSE)
        ],
        "The villagers heard that the army had left.": [],
        "The flood claimed 31 lives.": [],
        "The minister dismissed 31 officers.": [],
        "The rebels, backed by tanks, took the town.": [],
        "A boy fell as a fire raged in the mill.": [],
        "The prosecutor sought a long term.": [],
        "The group renounced violence.": [],
        "The army attacked the village.": [],
    },
    documents.find: {
        "The ship was insured in 2011, records show.": [
            ("records", "show", "The ship was insured in 2011", Pattern.PARENTHETICAL)
        ],
        "The ship sailed to see a boat show.": [],
    },
    according_to.find: {
        "According to the police, two boats sank.": [
            ("the police", "According to", ", two boats sank.", Pattern.ACCORDING_TO)
        ],
        "Two boats sank, according to the police.": [
            ("the police", "according to", "Two boats sank, | .", Pattern.ACCORDING_TO)
        ],
        "The boats sank according to plan.": [],
        "Eleven died according to the ministry, 26 according to the hospital.": [
            ("the ministry", "according to", "Eleven died", Pattern.ACCORDING_TO),
            ("the hospital", "according to", "26", Pattern.ACCORDING_TO),
        ],
        "According to police, 12 people died; according to the union, 14 did.": [
            ("police", "According to", ", 12 people died", Pattern.ACCORDING_TO),
            ("the union", "according to", ", 14 did", Pattern.ACCORDING_TO),
        ],
    },
    according_to.find_surveys: {
        "In a poll released on Monday, half of the fishermen wanted the port closed.": [
            ("a poll released on Monday", "In", ", half of the fishermen wanted the port closed.", Pattern.SURVEY)
        ],
        "In polls the party is ahead.": [],
    },
    adjectives.find: {
        "The mayor is confident that the dam holds.": [
            ("The mayor", "is confident", "that the dam holds", Pattern.ADJECTIVE)
        ],
        "The mayor is critical of the plan.": [("The mayor", "is critical of", "the plan", Pattern.ADJECTIVE)],
        "The mayor is confident.": [],
    },
    adjectives.find_made_clear: {
        "The envoy made it clear that the border would stay shut.": [
            ("The envoy", "made | clear", "that the border would stay shut", Pattern.ADJECTIVE)
        ],
        "The envoy made clear soup.": [],
    },
    nouns.find: {
        "Nobody checked the army's claim that the bomb was foreign.": [
            ("the army's", "claim", "that the bomb was foreign", Pattern.NOUN)
        ],
        "The agency issued a warning about the flood.": [("The agency", "warning about", "the flood", Pattern.NOUN)],
        "The council issued a statement to condemn the raid.": [
            ("The council", "statement", "to condemn the raid", Pattern.NOUN)
        ],
        "The Front took credit for the blast in Orun.": [
            ("The Front", "credit for", "the blast in Orun", Pattern.NOUN)
        ],
        "The claim was long.": [],
    },
    colons.find: {
        "Minister: we will not leave the valley": [("Minister", ":", "we will not leave the valley", Pattern.COLON)],
        "The list has three names: Ana, Ben and Cleo.": [],
        "Pledged: 781.": [],
    },
    closing_sources.find: {
        "Eleven bodies were lifted on Friday from a pit in Orun, the Authority for Search of the Missing announces.": [
            (
                "the Authority for Search of the Missing",
                "announces",
                "Eleven bodies were lifted on Friday from a pit in Orun",
                Pattern.PARENTHETICAL,
            )
        ],
        "Nine people died in the valley, the ministry said on Friday, two more than the army had counted.": [
            ("the ministry", "said", "Nine people died in the valley", Pattern.PARENTHETICAL)
        ],
        "The lamp fell off the shelf in the hall, the wind said.": [],
        "Four of the dead were women, the head of the Institute of Science, Ana Ruiz, told reporters at the gate.": [
            (
                "the head of the Institute of Science, Ana Ruiz",
                "told reporters",
                "Four of the dead were women",
                Pattern.PARENTHETICAL,
            )
        ],
        "Some 900 people have left the town, the Organization for Migration estimates, around 300 of them by boat.": [
            (
                "the Organization for Migration",
                "estimates",
                "Some 900 people have left the town | around 300 of them by boat",
                Pattern.PARENTHETICAL,
            )
        ],
        "The bridge was shut at noon, the mayor said in a letter that he read.": [],
        "After the fire in the hall, the mayor told reporters at the gate.": [],
        'He "never saw the lorry on the road", the police said.': [],
    },
}
CASES = SAID | COUNTED


def in_words(text: str, ranges: Ranges) -> str:
    return " | ".join(text[start:end] for start, end in ranges)


@pytest.mark.parametrize(
    ("find", "text", "expected"),
    [
        pytest.param(find, text, expected, id=text)
        for find, sentences in CASES.items()
        for text, expected in sentences.items()
    ],
)
def test_finder(parsed: Callable[[str], ParsedParagraph], find: Finder, text: str, expected: list[Row]) -> None:
    paragraph = parsed(text)
    assert [
        (
            in_words(text, candidate.source),
            in_words(text, candidate.cue),
            in_words(text, candidate.content),
            candidate.pattern,
        )
        for candidate in find(paragraph)
    ] == expected


def test_every_finder_has_its_cases() -> None:
    assert set(CASES) == set(FINDERS)
