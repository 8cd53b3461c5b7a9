"""Speakers whom the parser tangles with those of whom they tell, and persons named before they speak."""

import pytest

from services.attribution.extractor import AttributionExtractor


def speaker_of(extractor: AttributionExtractor, text: str, words: str) -> str | None:
    """The claimant of the shortest content that has the words; ``None`` if nobody said them."""
    found = [each for each in extractor.extract(text) if words in each.content.text]
    claimant = min(found, key=lambda each: len(each.content.text)).claimant if found else None
    return claimant.name if claimant else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "A mine caved in near Brod on Friday, burying at least 9 workers, an engineer at the pit said, two "
            "days after "
            "a fire in the same shaft.",
            "burying at least 9 workers",
            "engineer at the pit",
        ),
        (
            "Sixteen of them died in Orun, seven in Makel and four in Kassel, its secretary-general, Dr Mira Lund, "
            "told a news conference.",
            "Sixteen of them died",
            "Mira Lund",
        ),
        (
            "A shell hit the bakery in Tarn, killing six civilians, a nurse at the clinic said.",
            "killing six civilians",
            "nurse at the clinic",
        ),
        (
            "Three children drowned and nine were saved when a raft turned over on the Vel, a harbour official said on "
            "Sunday, and police announced two arrests.",
            "Three children drowned",
            "harbour official",
        ),
        (
            "Two people were trampled to death as fans rushed the gates, a doctor at the stadium said on Monday, "
            "while the "
            "club denied any fault.",
            "Two people were trampled",
            "doctor at the stadium",
        ),
        (
            "Fourteen burnt men have been flown out since noon, said Dr Mira Halloran, the chief surgeon; six of "
            "them are "
            "in danger.",
            "Fourteen burnt men",
            "Mira Halloran",
        ),
        (
            "Seven wells are poisoned, said the district engineer; two of them have been shut.",
            "Seven wells are poisoned",
            "district engineer",
        ),
        (
            "Nine guards were bitten by dogs, according to the warden, among them a cook who lost a finger.",
            "Nine guards were bitten",
            "warden",
        ),
        (
            "The Miners' Union, which has had a man at the gate since dawn, puts the number trapped at more than "
            "a dozen.",
            "at more than a dozen",
            "Miners' Union",
        ),
        (
            "The aid group Tarnaid has put up the names of six people who it says were hanged in Brod.",
            "six people",
            "Tarnaid",
        ),
        (
            "At least 30 people have died of hunger in Brod, according to a survey of 400 homes that the Red Cross "
            "presented on Monday.",
            "At least 30 people",
            "Red Cross",
        ),
    ],
)
def test_the_speaker_is_not_among_those_of_whom_is_told(
    extractor: AttributionExtractor, text: str, words: str, speaker: str
) -> None:
    assert speaker_of(extractor, text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The mayor, Dario Venn, has struck four names off. Their owners are in a camp in Orun. That leaves ninety "
            "missing, he told the Post.",
            "That leaves ninety missing",
            "Dario Venn",
        ),
        (
            "The list was kept by the head nurse of the clinic, Lena Okafor, who slept there. Five of the nine, she "
            "explained, died on the road.",
            "Five of the nine",
            "Lena Okafor",
        ),
        (
            "Petra Lund was counting as well. The teacher, who keeps the village book, came back with 61 names in it.",
            "61 names",
            "Petra Lund",
        ),
        (
            'Tests had shown that two bags held one man, said Dr Mira Halloran, who runs the laboratory. "It is good '
            'news," she told reporters.',
            "It is good news",
            "Mira Halloran",
        ),
        (
            "Not one shot was fired, spokesman Dario Venn told the station; whoever has seen graves should say "
            "who lies "
            "in them. Thirty men are held, he added.",
            "Thirty men are held",
            "Dario Venn",
        ),
        (
            "The Tarn Emergency Rescue Room, part of a web of volunteers, said it had buried 12 people. It said "
            "four were "
            "missing.",
            "four were missing",
            "Tarn Emergency Rescue Room",
        ),
        (
            "The fire was set by rebels, the spokesman, Colonel Dario Venn, said in a statement carried by SANA.\n\n"
            '"The figure of ninety dead is a lie," the statement added.',
            "The figure of ninety",
            "Dario Venn",
        ),
    ],
)
def test_he_and_she_are_the_person_named_last(
    extractor: AttributionExtractor, text: str, words: str, speaker: str
) -> None:
    assert speaker_of(extractor, text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At the well sat Petra Lund and Dario Venn. The water was foul, he said.", "The water was foul"),
        ("The wells were tested. The water was foul, she said.", "The water was foul"),
        ("Six pleaded guilty to theft and were fined.", "guilty to theft"),
    ],
)
def test_of_two_persons_none_is_chosen_and_a_number_says_nothing(
    extractor: AttributionExtractor, text: str, words: str
) -> None:
    assert speaker_of(extractor, text, words) is None


def test_a_court_is_no_group(extractor: AttributionExtractor) -> None:
    text = (
        "The Tarn Liberation Front denied it. The Brod Court of Appeal said that it would sit. The "
        "group said it was free."
    )
    assert speaker_of(extractor, text, "it was free") == "Tarn Liberation Front"


def test_a_centre_for_rights_is_a_group(extractor: AttributionExtractor) -> None:
    text = "The Centre for Prison Rights said 40 men were held. The group said it was free to count."
    assert speaker_of(extractor, text, "it was free") == "Centre for Prison Rights"


def test_who_gave_both_numbers_gave_those_of_the_sentences_before(extractor: AttributionExtractor) -> None:
    text = (
        'Two coffins stand in the chapel. Nineteen people are in the wards. "I was not taught this," said Dr Mira '
        "Halloran, the matron, who gave both numbers."
    )
    assert speaker_of(extractor, text, "Two coffins") == "Mira Halloran"
    assert speaker_of(extractor, text, "Nineteen people") == "Mira Halloran"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("His rival, Ama Venn of the Harbour Party, accused the board of theft.", "theft", "Ama Venn"),
        ("The mayor, Dario Venn of Labour, said 3 people died.", "3 people", "Dario Venn"),
        (
            "The judge, Petra Lund, ruling on a plea by the Prison League, found that the police had lied.",
            "the police had lied",
            "Petra Lund",
        ),
    ],
)
def test_a_name_beside_an_office_goes_before_its_party_and_what_the_person_did(
    extractor: AttributionExtractor, text: str, words: str, speaker: str
) -> None:
    assert speaker_of(extractor, text, words) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The league called for the release of everyone who had not been charged, as the law requires.",
        "They left the hall, which the rules demand.",
    ],
)
def test_the_law_says_nothing(extractor: AttributionExtractor, text: str) -> None:
    sources = [each.source.text.casefold() for each in extractor.extract(text) if each.source]
    assert not {"the law", "the rules"} & set(sources)
