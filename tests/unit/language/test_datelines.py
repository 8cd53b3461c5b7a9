"""What is a dateline: one table for all who leave it out or learn from it."""

import pytest

from claimwatch_language.datelines import dateline_end, datelines
from claimwatch_language.sentences import sentence_starts

BODY = "A grave was found."


@pytest.mark.parametrize(
    "dateline",
    [
        "DAMASCUS -- ",
        "DAMASCUS-- ",
        "DAMASCUS - ",
        "DAMASCUS — ",
        "DAMASCUS —",
        "DAMASCUS, Nov. 3 (ABC) -- ",
        "DAMASCUS, 3 November 2012 (NRA) – ",
        "Beirut (AP) — ",
        "Baker, La. (AP) ",
        "FARGO, N.D. — ",
        "Deir ez-Zor, Syria – ",
        "al-Hasakah, Syria (North Press) - ",
        "TRIPOLI/CAIRO (Reuters) - ",
        "TRIPOLI and CAIRO (Reuters) - ",
        "HOMS (NA) — ",
    ],
)
@pytest.mark.parametrize("opening", ["", "“", '"', "["])
def test_a_dateline_ends_where_the_words_begin(dateline: str, opening: str) -> None:
    assert dateline_end(f"{dateline}{opening}{BODY}") == len(dateline)


@pytest.mark.parametrize(
    "dateline",
    [
        "NAIROBI: ",
        "NEW DELHI: ",
        "SRINAGAR/JAMMU: ",
        "KOLKATA, May 4: ",
        "Kathmandu, May 4: ",
        "HOMS (NA): ",
        "BLAZE HELL: ",
    ],
)
@pytest.mark.parametrize("opening", ["", "12 men knew that "])
def test_a_dateline_may_end_in_a_colon(dateline: str, opening: str) -> None:
    assert dateline_end(f"{dateline}{opening}{BODY}") == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "UNHCR: Thousands fled.",
        'MINISTER: "We will not leave."',
        "Minister: We will not leave.",
        "The plan: Nine men, May 4: Ten.",
        "Hassan – A man of few words left.",
        "Homs — a city in ruins — was quiet.",
        "The mayor (Homs) said so.",
        "Syrian Democratic Forces (SDF) Commander Ali left.",
        "Associated Press (AP) Editor Ali left.",
        "Ali, Omar (SDF) Commanders left.",
        "Violence flared — The army denied it.",
        "damascus -- A grave was found.",
        "No — The vote was lost.",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline_end(text) == 0


@pytest.mark.parametrize(
    "label",
    ["13:05 - ", "14:20 GMT - ", "09:15 Orsk - ", "[9:15 p.m.] – ", "21.40 CET | ", "7:30 Port Vale – "],
)
def test_the_hour_of_an_entry_of_a_live_page_is_a_dateline(label: str) -> None:
    assert dateline_end(f"{label}The army denied it.") == len(label)
    assert dateline_end(f"{label.split()[0]} is late, the army said.") == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"A headline\n\nDAMASCUS -- {BODY}\nBeirut (AP) — {BODY}", ["DAMASCUS -- ", "Beirut (AP) — "]),
        (f"A headline ends. BAKER, La. (AP) — {BODY}", ["BAKER, La. (AP) — "]),
        (f"A headline ends. Baker, La. — {BODY}", []),
        (f"BEIRUT: {BODY}\n\nAMMAN: {BODY}", ["BEIRUT: ", "AMMAN: "]),
        (BODY, []),
    ],
)
def test_every_paragraph_may_have_one_and_a_shouted_one_may_follow_a_headline(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in datelines(text, sentence_starts(text))] == expected


@pytest.mark.parametrize("dateline", ["(AP) Orsk - ", "(Reuters) ORSK, Vale -- "])
def test_the_agency_may_stand_first(dateline: str) -> None:
    assert dateline_end(f"{dateline}{BODY}") == len(dateline)
