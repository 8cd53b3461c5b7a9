"""What the finders of counts and tolls read: source, cue, content and pattern of each sentence."""

from collections.abc import Callable, Iterator

from services.attribution.patterns import (
    brackets,
    counts,
    reckonings,
    recounts,
    tolls,
)
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.tallies import bare, papers
from services.attribution.text.parsed_paragraph import ParsedParagraph

Finder = Callable[[ParsedParagraph], Iterator[Candidate]]
Row = tuple[str, str, str, Pattern]

COUNTED: dict[Finder, dict[str, list[Row]]] = {
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
        "Casualties so far: 7 dead [police], 21 wounded [Saint Luke Hospital].": [
            ("police", "[", "7 dead", Pattern.TOLL),
            ("Saint Luke Hospital", "[", "21 wounded", Pattern.TOLL),
        ],
        "Dead - 23 (source: Interior Ministry).": [("Interior Ministry", "(", "23", Pattern.TOLL)],
        "Some 31 people [all of them late] came.": [],
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
        "On the army's reckoning, 60 insurgents died.": [("the army", "On", "60 insurgents died", Pattern.TOLL)],
        "Going by the police log, 13 people were held.": [("the police", "by", "13 people were held", Pattern.TOLL)],
        "Going by the river road, 13 people drowned.": [],
        "On the army's orders, 60 insurgents died.": [],
        "By the ministry's count nobody has died.": [],
        "He stood by the ministry with 88 figures.": [],
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
