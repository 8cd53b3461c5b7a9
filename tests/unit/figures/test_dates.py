"""When: date expressions as periods, and which figure they date. The articles appeared on Thursday, 14 March 2024."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.figures.extractor import FigureExtractor
from tests.unit.figures.readings import PUBLISHED, periods


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("Nine villagers were killed yesterday.", "2024-03-13", "2024-03-13", "day"),
        ("Nine villagers were killed on Monday.", "2024-03-11", "2024-03-11", "day"),
        ("Nine villagers were killed last Thursday.", "2024-03-07", "2024-03-07", "day"),
        ("Nine villagers died late on Sunday night.", "2024-03-10", "2024-03-10", "day"),
        ("Nine villagers were killed overnight.", "2024-03-13", "2024-03-14", "day"),
        ("Nine villagers were killed this morning.", "2024-03-14", "2024-03-14", "day"),
        ("Nine villagers were killed the day before yesterday.", "2024-03-12", "2024-03-12", "day"),
        ("Nine villagers were killed last week.", "2024-03-04", "2024-03-10", "week"),
        ("Nine villagers were killed this week.", "2024-03-11", "2024-03-14", "week"),
        ("Nine villagers were killed at the weekend, last weekend.", "2024-03-09", "2024-03-10", "day"),
        ("Nine villagers were killed this month.", "2024-03-01", "2024-03-14", "month"),
        ("Nine villagers were killed last month.", "2024-02-01", "2024-02-29", "month"),
        ("Nine villagers were killed earlier this year.", "2024-01-01", "2024-03-14", "year"),
        ("Nine villagers have been killed so far this year.", "2024-01-01", "2024-03-14", "year"),
        ("Nine villagers were killed in the past 24 hours.", "2024-03-13", "2024-03-14", "day"),
        ("Nine villagers were killed in the last twenty-four hours.", "2024-03-13", "2024-03-14", "day"),
        ("Nine villagers have drowned since the start of the season.", "2024-01-01", "2024-03-14", "year"),
        ("Nine villagers have drowned in this year's monsoon.", "2024-01-01", "2024-03-14", "year"),
        ("Over the past three weeks nine villagers were killed.", "2024-02-22", "2024-03-14", "week"),
        ("Over the past few days nine villagers were killed.", "2024-03-10", "2024-03-14", "day"),
        ("Nine villagers were killed in recent weeks.", "2024-02-15", "2024-03-14", "week"),
        ("Nine villagers were killed two days ago.", "2024-03-12", "2024-03-12", "day"),
        ("Nine villagers were killed a month ago.", "2024-02-01", "2024-02-29", "month"),
        ("Nine villagers were killed three years ago.", "2021-01-01", "2021-12-31", "year"),
        ("Nine villagers were killed on November 3.", "2023-11-03", "2023-11-03", "day"),
        ("Nine villagers were killed on 2 March 2022.", "2022-03-02", "2022-03-02", "day"),
        ("Nine villagers were killed on March 2nd, 2022.", "2022-03-02", "2022-03-02", "day"),
        ("Nine villagers were killed on the 2nd of March.", "2024-03-02", "2024-03-02", "day"),
        ("Nine villagers were killed on 2022-03-02.", "2022-03-02", "2022-03-02", "day"),
        ("Nine villagers were killed in June 2022.", "2022-06-01", "2022-06-30", "month"),
        ("Nine villagers were killed in June.", "2023-06-01", "2023-06-30", "month"),
        ("Nine villagers were killed in early June 2022.", "2022-06-01", "2022-06-10", "month"),
        ("Nine villagers were killed in 2014.", "2014-01-01", "2014-12-31", "year"),
        ("Nine villagers were killed in late 2014.", "2014-09-01", "2014-12-31", "year"),
        ("Nine villagers were killed in the summer of 2014.", "2014-06-01", "2014-08-31", "month"),
        ("Nine villagers were killed in the 1990s.", "1990-01-01", "1999-12-31", "decade"),
        ("Nine villagers have been killed since September 2023.", "2023-09-01", "2024-03-14", "month"),
        ("Nine villagers have been killed since 2011.", "2011-01-01", "2024-03-14", "year"),
        ("Nine died in storm-related accidents since June 20.", "2023-06-20", "2024-03-14", "day"),
        ("Nine villagers have been killed since Friday.", "2024-03-08", "2024-03-14", "day"),
        ("Between 3 and 5 May 2023, nine villagers were killed.", "2023-05-03", "2023-05-05", "day"),
        ("Nine villagers were killed from May 3 to 5.", "2023-05-03", "2023-05-05", "day"),
        ("Nine villagers were killed from 28 April to 3 May 2023.", "2023-04-28", "2023-05-03", "day"),
        ("Nine villagers were killed between 2011 and 2014.", "2011-01-01", "2014-12-31", "year"),
        ("Officials said on Tuesday that nine villagers were killed on Sunday.", "2024-03-10", "2024-03-10", "day"),
        ("The toll since fighting began in March 2011 is nine.", "2011-03-01", "2024-03-14", "month"),
        ("Nine villagers have died since the start of the year.", "2024-01-01", "2024-03-14", "year"),
        ("From January to March, nine villagers were detained.", "2024-01-01", "2024-03-31", "month"),
        ("Nine villagers fled between December and February.", "2023-12-01", "2024-02-29", "month"),
        ("From March 2011 to June 2016 nine villagers fled.", "2011-03-01", "2016-06-30", "month"),
        ("Nine villagers fled between October, 2022 and January 2023.", "2022-10-01", "2023-01-31", "month"),
        ("Nine villagers were jailed in September last year.", "2023-09-01", "2023-09-30", "month"),
        ("Nine villagers were arrested during the 2019 protests.", "2019-01-01", "2019-12-31", "year"),
        ("Over the weekend, nine villagers were abducted.", "2024-03-09", "2024-03-10", "day"),
        ("Nine died at 9 p.m. on Thursday, March 7.", "2024-03-07", "2024-03-07", "day"),
        ("Police detained nine villagers on March 8 and 9.", "2024-03-08", "2024-03-09", "day"),
        ("The camp was opened in January 2002 and currently holds nine men.", "2024-03-14", "2024-03-14", "day"),
        ("Nine villagers were killed last March.", "2023-03-01", "2023-03-31", "month"),
        ("Nine villagers were killed this March.", "2024-03-01", "2024-03-31", "month"),
        ("Last March 9 people died.", "2023-03-01", "2023-03-31", "month"),
        ("Nine villagers were killed on 27.02. in the hills.", "2024-02-27", "2024-02-27", "day"),
        ("Nine villagers were killed on 27.02.2023 in the hills.", "2023-02-27", "2023-02-27", "day"),
        ("In 2012-13 nine villagers were killed.", "2012-01-01", "2013-12-31", "year"),
        ("Nine villagers were killed in 2013/14.", "2013-01-01", "2014-12-31", "year"),
        ("Nine have died since the junta launched a purge in June 2021.", "2021-06-01", "2024-03-14", "month"),
        ("Nine have fled since rebels attacked on March 7.", "2024-03-07", "2024-03-14", "day"),
        ("Since the fall of the town in late February, nine have fled.", "2024-02-20", "2024-03-14", "month"),
    ],
)
def test_an_expression_is_a_period_of_days(text: str, first: str, last: str, precision: str) -> None:
    when = FigureExtractor().extract(text, PUBLISHED)[-1].date
    assert when is not None
    assert (str(when.start), str(when.end), when.precision) == (first, last, precision)
    assert when.text in text
    assert when.open == ("since" in when.text.casefold() or "so far" in when.text)


@pytest.mark.parametrize(
    "text",
    [
        "Nine villagers were killed, officials said on Monday.",
        "Officials told reporters on Tuesday that nine villagers were killed.",
        "Nine villagers may be killed.",
        "Nine villagers march on.",
        "Nine villagers vote next Monday.",
        "Nine villagers died in the second fire.",
        "Nine villagers sat.",
        "Nine villagers were killed on 31 June.",
        pytest.param("Nine died, according to a statement released Tuesday by the guild.", id="statement released"),
        pytest.param("Nine died, the council said in a report published on Monday.", id="report published"),
        pytest.param("Police said in an update late on Monday that nine had died.", id="update"),
        pytest.param("The mayor told a news conference in Orsk on Tuesday that nine died.", id="news conference"),
        pytest.param("The mayor told reporters in the capital, Orsk, on Tuesday that nine died.", id="place in commas"),
        pytest.param("On Monday, the army said nine people were killed.", id="day before the speaker"),
        pytest.param("Late on Monday a spokesman for the guild announced that nine were dead.", id="late day before"),
        pytest.param("The ministry on Tuesday confirmed nine deaths.", id="day between subject and verb"),
        pytest.param("The mayor yesterday said nine had died.", id="yesterday between subject and verb"),
        pytest.param("The statement, issued late on Sunday, said nine people were killed.", id="statement in commas"),
        pytest.param("Last week the guild said nine people had fled.", id="week of speech"),
        pytest.param("The guild said last month that nine people had fled.", id="month of speech"),
        pytest.param("In the week after the coup of 1 February 2021, nine people were killed.", id="week after a day"),
        pytest.param("The nine will be tried on Friday.", id="a day ahead"),
        pytest.param("Speaking in Orsk today, the envoy said nine had died.", id="speaking"),
        pytest.param("In a statement on Sunday the group said it killed nine men.", id="in a statement"),
        pytest.param("According to Monday's report, nine people died.", id="report of a day"),
        pytest.param("In a Tuesday statement, the guild said nine died.", id="statement of a day"),
        pytest.param("Nine deaths were reported on Monday.", id="reported"),
        pytest.param("He announced on Monday the release of nine hostages.", id="announced"),
        pytest.param("On Tuesday, officials raised the toll to nine.", id="toll raised"),
        pytest.param("The sides agreed on Monday to free nine hostages.", id="agreed"),
        pytest.param("The League, which waged a war in 1998, has flown nine men out.", id="relative clause"),
        pytest.param("Nine people were killed in a mosque, which was built in 1998.", id="relative clause at the end"),
        pytest.param("A camp built in 2003 houses nine people.", id="age of a thing"),
        pytest.param("The guild, founded in 1931, lost nine men.", id="founded"),
        pytest.param("The camp was opened in January 2002 and now holds nine detainees.", id="now"),
        pytest.param("The wreck came a day after fighting killed nine men.", id="a day after, no day known"),
        pytest.param("Published February 23 2024 Nine children were killed.", id="stamp"),
        pytest.param("Updated: 12 March 2024 14:05 GMT Nine children were killed.", id="stamp with a time"),
        pytest.param("March 4, 2024 Nine children were killed.", id="date before the news"),
        pytest.param("ORSK, March 4 (Reuters) - Nine people were killed.", id="dateline"),
        pytest.param("By Ada Pell, 4 March 2024\nNine people were killed.", id="byline"),
        pytest.param("Mon 4 March 2024 06.00 GMT Last modified on Tue 5 March 2024\nNine died.", id="modified"),
        pytest.param("2 hours ago Nine people were killed.", id="age of the page"),
        pytest.param("Nine people were killed.\n\nRelated: 12 dead in Orsk blast (3 March)", id="teaser"),
        pytest.param("Orsk, 4 March (VNA) Nine people were killed.", id="dateline without a dash"),
        pytest.param("Medics carry nine dead, March 3, 2024. [Ada Pell/Herald]", id="caption"),
        pytest.param("A photo taken on Monday shows nine dead.", id="photograph"),
        pytest.param("Nine people were killed (AP Photo, 3 March 2024).", id="credit"),
    ],
)
def test_when_it_was_said_and_what_is_no_date_date_nothing(text: str) -> None:
    assert periods(text) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday, 12 people were killed and five died on Tuesday.", ["2024-03-11", "2024-03-12"]),
        (
            "At least 40 people have been killed since Friday, 12 of them on Sunday.",
            ["2024-03-08 2024-03-14", "2024-03-10"],
        ),
        ("Some 230 died in the January 22 quake and 14 in Wednesday's tremor.", ["2024-01-22", "2024-03-13"]),
        ("They counted 3,400 raids in 2022 and 5,100 last year.", ["2022-01-01 2022-12-31", "2023-01-01 2023-12-31"]),
        ("Six people were killed and 20 wounded on Wednesday evening.", ["2024-03-13", "2024-03-13"]),
        ("As of 10 March, 31,000 people had been killed since October 7.", ["2023-10-07 2024-03-14"]),
        ("A child was killed on Monday.", ["2024-03-11"]),
        ("On Monday, the army said, nine people were killed.", ["2024-03-11"]),
        ("The army said Sunday's raid killed nine.", ["2024-03-10"]),
        ("The army said on Monday that a raid on Sunday had killed nine.", ["2024-03-10"]),
        ("The floods on Monday claimed nine lives.", ["2024-03-11"]),
        ("Rebels on Monday killed nine men.", ["2024-03-11"]),
        ("Nine people were killed at a military post on Monday.", ["2024-03-11"]),
        ("Overnight, officials said nine people were killed.", ["2024-03-13 2024-03-14"]),
        ("On 3 March 2024 Nine children were killed.", ["2024-03-03"]),
        ("Nine people died as the bus, bought in 2019, burned on Monday.", ["2024-03-11"]),
        ("The blast, which struck on Monday, killed nine people.", ["2024-03-11"]),
        ("Last month, the council recorded nine deaths.", ["2024-02-01 2024-02-29"]),
        ("It was the deadliest raid since 2015, when nine people died.", ["2015-01-01 2015-12-31"]),
        (
            "Some 100 have been shot since Tuesday, when soldiers killed nine.",
            ["2024-03-12 2024-03-14", "2024-03-12"],
        ),
        ("A court on Monday jailed him for a 2011 attack that killed nine.", ["2011-01-01 2011-12-31"]),
        ("After the 2011 quake, which killed nine, a fair was held on Monday.", ["2011-01-01 2011-12-31"]),
        (
            "On Sunday 12 people died, nine of them in Orsk, and on Monday 14.",
            ["2024-03-10", "2024-03-10", "2024-03-11"],
        ),
        ("From Sunday to Tuesday, nine people were killed.", ["2024-03-10 2024-03-12"]),
        ("Rebels came on Friday and two days later killed nine men.", ["2024-03-10"]),
        ("Rebels killed two men on Friday and nine more the next day.", ["2024-03-08", "2024-03-09"]),
        ("A war that began in 2011 has left 400,000 dead.", ["2011-01-01 2024-03-14"]),
        ("The war, which broke out in March 2011, has killed 400,000.", ["2011-03-01 2024-03-14"]),
        ("Nine and 15 people were killed on Monday and Tuesday.", ["2024-03-11", "2024-03-12"]),
        ("Nine, 15 and 20 people died on Monday, Tuesday and Wednesday.", ["2024-03-11", "2024-03-12", "2024-03-13"]),
        (
            "Five days after the blaze in which 31 passengers died, police arrested four men on Tuesday.",
            ["2024-03-07", "2024-03-12"],
        ),
        ("Police held 12 men on Monday, two days after a bomb killed 31 people.", ["2024-03-11", "2024-03-09"]),
        ("Hours after a bomb killed nine people on Monday, soldiers shot dead two men.", ["2024-03-11", "2024-03-11"]),
        ("Rebels shot two men on Monday, the day before shells killed nine people.", ["2024-03-11", "2024-03-12"]),
        ("A year after the quake that killed 3,000 people, 400 live in tents.", ["2023-01-01 2023-12-31", None]),
    ],
)
def test_a_figure_has_the_date_of_its_clause(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


WORDS = st.sampled_from(
    [
        *(
            "12 died",
            "in",
            "since",
            "between",
            "and",
            "early",
            "mid",
            "late",
            "last",
            "this",
            "the",
            "past",
            "3",
            "31",
            "2",
        ),
        *(
            "May",
            "February",
            "29",
            "2014",
            "1990s",
            "week",
            "weekend",
            "month",
            "year",
            "days",
            "ago",
            "Monday",
            ",",
            "to",
        ),
        *("overnight", "recent", "summer of", "so far", "a few", "999", "hours", "began in", "-"),
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.datetimes(timezones=st.just(UTC)) | st.none())
def test_a_period_never_ends_before_it_begins(text: str, published: datetime | None) -> None:
    for figure in FigureExtractor().extract(text, published):
        if figure.date is not None:
            assert date.min <= figure.date.start <= figure.date.end
            assert figure.date.text in text
