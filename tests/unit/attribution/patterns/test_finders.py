"""Each finder alone, on sentences that it reads and sentences that it leaves: source, cue, content and pattern."""

from collections.abc import Callable, Iterator

import pytest

from services.attribution.patterns import (
    FINDERS,
    according_to,
    adjectives,
    announcements,
    brackets,
    closing_sources,
    colons,
    counts,
    documents,
    nouns,
    pleas,
    reckonings,
    recounts,
    tolls,
    verbs,
)
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.quotes import direct_speech
from services.attribution.patterns.tallies import bare, papers
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.surfaces import Ranges

Finder = Callable[[ParsedParagraph], Iterator[Candidate]]
Row = tuple[str, str, str, Pattern]

CASES: dict[Finder, dict[str, list[Row]]] = {
    direct_speech.find: {
        '"The road is closed," the guard said.': [("the guard", "said", "The road is closed,", Pattern.QUOTE)],
        'The clerk added: "Nobody came."': [("The clerk", "added", "Nobody came.", Pattern.QUOTE)],
        '"The mill," she said, "is gone." The miller left.': [("she", "said", "The mill, | is gone.", Pattern.QUOTE)],
        'He watched "The Long Night" at home.': [],
        "The harbour master replied:": [("The harbour master", "replied", "", Pattern.QUOTE)],
    },
    pleas.find: {
        "Orr and the youth have pleaded not guilty to murder.": [
            ("Orr and the youth", "have pleaded", "not guilty to murder", Pattern.CLAUSE)
        ],
        "Orr pleaded for mercy.": [],
    },
    recounts.find: {
        "The Red Cross gave the same toll.": [("The Red Cross", "gave", "the same toll", Pattern.TOLL)],
        "The clinic reported the same number of dead.": [
            ("The clinic", "reported", "the same number of dead", Pattern.TOLL)
        ],
        "The governor confirmed the toll.": [("The governor", "confirmed", "the toll", Pattern.TOLL)],
        "The union raised its count of those detained to 152.": [
            ("The union", "raised", "its count of those detained to 152", Pattern.TOLL)
        ],
        "Police stood by their figure of 84.": [("Police", "stood", "their figure of 84", Pattern.TOLL)],
        "The ministry did not confirm the toll.": [],
        "The union raised its fees to 152.": [],
        "The shop gave the same discount.": [],
        "The clerk stood by the door.": [],
    },
    tolls.find: {
        "The toll of 31 dead given by doctors has risen.": [("doctors", "given", "The toll of 31 dead", Pattern.TOLL)],
        "The figure of 31, put out by rebels, is high.": [("rebels", "put out", "The figure of 31,", Pattern.TOLL)],
        "The ministry gave a toll of 31.": [("The ministry", "gave", "a toll of 31", Pattern.TOLL)],
        "The monitor has verified more than 900 deaths.": [
            ("The monitor", "has verified", "more than 900 deaths", Pattern.TOLL)
        ],
        "The count exceeds the 24 recorded by the clinic.": [("the clinic", "recorded", "the 24", Pattern.TOLL)],
        "Officials gave the number of dead as 31.": [("Officials", "gave", "the number of dead | as 31", Pattern.TOLL)],
        "A woman gave her name as Rana.": [],
        "I counted 31 bodies.": [],
        "The ministry gave food to 31 people.": [],
        "The army released 31 wounded prisoners.": [],
        "The club recorded 45 wins.": [],
        "The ministry gave a toll.": [],
    },
    tolls.find_standing: {
        "The ministry's toll stands at 31.": [("The ministry's", "toll", "stands at 31", Pattern.TOLL)],
        "The death toll announced by the army rose to 31.": [
            ("the army", "announced", "The death toll | rose to 31", Pattern.TOLL)
        ],
        "Monday's toll rose to 31.": [],
        "Norway's toll stands at 31.": [],
        "The ministry's toll was challenged.": [],
    },
    tolls.find_gapped: {
        "The army put the toll at 31, the rebels at 45.": [("the rebels", "at", "45", Pattern.TOLL)],
        "Doctors put the dead at 31, the ministry at 24 and the army at 12.": [
            ("the ministry", "at", "24", Pattern.TOLL),
            ("the army", "at", "12", Pattern.TOLL),
        ],
        "The army put the toll at 31 and the wounded at 45.": [],
        "The train arrived at 12, the bus at 14.": [],
    },
    counts.find: {
        "The police still speak of nine killed and 14 injured.": [
            ("The police", "speak of", "nine killed and 14 injured", Pattern.TOLL)
        ],
        "He spoke of 150 to 170 wounded, many of whom had gone.": [
            ("He", "spoke of", "150 to 170 wounded", Pattern.TOLL)
        ],
        "It put the number of people displaced at 18,000.": [
            ("It", "put", "the number of people displaced at 18,000", Pattern.TOLL)
        ],
        "The district magistrate, too, now has 13 dead, and 21 injured.": [
            ("The district magistrate", "has", "13 dead, and 21 injured", Pattern.TOLL)
        ],
        "The clinic has 31 dead on its list, said a nurse.": [
            ("The clinic", "has", "31 dead on its list", Pattern.TOLL)
        ],
        "The NDA counts 6,300 houses destroyed and 9,850 damaged.": [
            ("The NDA", "counts", "6,300 houses destroyed and 9,850 damaged", Pattern.TOLL)
        ],
        "The committee lists 212 people as detained.": [
            ("The committee", "lists", "212 people as detained", Pattern.TOLL)
        ],
        "The union has published the names of the people killed, 54 of them.": [
            ("The union", "published", "the names of the people killed, 54 of them", Pattern.TOLL)
        ],
        "The union published a list of 54 people killed.": [
            ("The union", "published", "a list of 54 people killed", Pattern.TOLL)
        ],
        "The ombudsman's office raised its count to 12 later.": [
            ("The ombudsman's office", "raised", "its count to 12 later", Pattern.TOLL)
        ],
        "The institute gave 409 cases and 15 deaths.": [
            ("The institute", "gave", "409 cases and 15 deaths", Pattern.TOLL)
        ],
        "The network, which keeps a list of 1,240 victims, said so.": [
            ("which", "keeps", "a list of 1,240 victims", Pattern.TOLL)
        ],
        "The army has 31 wounded prisoners.": [],
        "The bank raised its rate to 12.": [],
        "The village has 31 dead.": [],
        "We counted 31 dead.": [],
        "He spoke of his youth and of 31 winters.": [],
        "She put the cup on the table at 18.": [],
        "The union published 54 poems.": [],
        "The army has killed 31 people.": [],
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
    brackets.find: {
        "Figures differ: 31 dead (health ministry), 60 dead (residents).": [
            ("health ministry", "(", "31 dead", Pattern.TOLL),
            ("residents", "(", "60 dead", Pattern.TOLL),
        ],
        "Displaced: 18,000 people (PDMA).": [("PDMA", "(", "18,000 people", Pattern.TOLL)],
        "The ministry (31 dead) and the union disagree.": [("The ministry", "(", "31 dead", Pattern.TOLL)],
        "It is for 31 wards of the Harbour Health Authority (HHA).": [],
        "It began with 31 people at noon (GMT).": [],
        "Raids killed at least 21 people in lands held by the Daesh (ISIS ISIL) militants.": [],
        "Raids killed 21 people in the lands of the Free Men (a militia).": [],
        "The ministry (founded in 1931) is old.": [],
        "Some 31 people (all of them late) came.": [],
    },
    reckonings.find: {
        "By the ministry's count 88 people have died.": [("the ministry", "By", "88 people have died", Pattern.TOLL)],
        "By the count of the Red Cross, 88 people have died.": [
            ("the Red Cross", "By", "88 people have died", Pattern.TOLL)
        ],
        "Some 88 people have died, by the union's own tally.": [
            ("the union", "by", "Some 88 people have died", Pattern.TOLL)
        ],
        "By the count's end 88 people had left.": [],
        "By the ministry's count nobody has died.": [],
        "He stood by the ministry with 88 figures.": [],
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
        'He "never saw the lorry on the road", the police said.': [],
    },
    bare.find: {
        "In Tripoli the ministry says forty-seven.": [("the ministry", "says", "forty-seven", Pattern.TOLL)],
        "The prosecutors said six, and a day later eleven.": [
            ("The prosecutors", "said", "six, and a day later eleven", Pattern.TOLL)
        ],
        "The institute said 19 on Tuesday and 27 on Friday.": [
            ("The institute", "said", "19 on Tuesday and 27 on Friday", Pattern.TOLL)
        ],
        "The dead were counted twice. The union had 17, and the police had three.": [
            ("The union", "had", "17", Pattern.TOLL),
            ("the police", "had", "three", Pattern.TOLL),
        ],
        "The people in Tunis say 140.": [("The people in Tunis", "say", "140", Pattern.TOLL)],
        "The mayor has three children.": [],
        "The club was glad. The school had 40, and the church had six.": [],
        "The governor said 12 were dead.": [],
        "The governor said 12 in the camp had died.": [],
        "She says forty-seven.": [],
        "The road has six.": [],
    },
    bare.find_gapped: {
        "The police put the dead at three; the rights group at eleven.": [
            ("the rights group", ";", "eleven", Pattern.TOLL)
        ],
        "The government says 8 people died, the opposition 35.": [("the opposition", ",", "35", Pattern.TOLL)],
        "The army's figure is 15 killed, that of the villagers 70.": [("the villagers", ",", "70", Pattern.TOLL)],
        "The police said two men died, the ages 35 and 40.": [],
        "The army left the town, the police 35 villages.": [],
        "The mill says 8 people died, Monday 35.": [],
    },
    papers.find: {
        "The Justice Ministry's last word is 47 dead.": [("The Justice Ministry", "word", "47 dead", Pattern.TOLL)],
        "The union's list of the dead has grown to 39 names.": [("The union", "list", "39 names", Pattern.TOLL)],
        "The prosecutor's tally, 16 bodies, is lower.": [("The prosecutor", "tally", "16 bodies", Pattern.TOLL)],
        "Its number, since it put its report right, is twenty-eight.": [
            ("Its", "number", "twenty-eight", Pattern.TOLL)
        ],
        "The ministry's has sixteen names.": [("The ministry", "has", "sixteen names", Pattern.TOLL)],
        "Her list had grown to eleven deaths.": [("Her", "list", "eleven deaths", Pattern.TOLL)],
        "The river's width is 40 metres.": [],
        "The town's list of sights is long.": [],
        "His brother has 12 goats.": [],
        "The union's list has names.": [],
    },
    papers.find_whose: {
        "The observatory, whose count stands at 117 killed, called for help.": [
            ("The observatory", "count", "117 killed", Pattern.TOLL)
        ],
        "The union, by whose count 22 people died, left.": [("The union", "count", "22 people died", Pattern.TOLL)],
        "The mill, whose wheel has 22 blades, stood still.": [],
        "The union, whose count is not known, left.": [],
    },
}


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
    assert tuple(CASES) == FINDERS
