"""What an article takes back in words, and what it only seems to."""

import pytest

from services.archive.ledger import stances, takings
from tests.ledger_builders import Writer


@pytest.mark.parametrize(
    ("text", "counts", "wrong"),
    [
        ("Correction: An earlier version of this article said 47. It is 41.", ("47", "41"), (47,)),
        ("We wrongly reported on Monday that 47 people had died.", ("47",), (47,)),
        ("Corrected on 14 May. A nought too many: the office speaks of 18, not 180.", ("18", "180"), (180,)),
        ("CORRECTION - the toll is 12, not 21.", ("12", "21"), (21,)),
        ("An earlier version of this story gave the toll as 9.\n\nIn all 30 died.", ("9", "30"), (9,)),
        ("The Post has withdrawn an article which said that 50 had died.", ("50",), (50,)),
        ("The Post withdraws its report of Friday on 2 cases of cholera.", ("2",), (2,)),
        ("The Post pulls the story that told of 3 fires.", ("3",), (3,)),
        (
            "The Post has withdrawn a report. It said that at least 50 had died. The mayor speaks of 7.",
            ("50", "7"),
            (50,),
        ),
        ("The Post has pulled the story of Friday. The story quoted a nurse as saying that 50 died.", ("50",), (50,)),
        ("The Courier takes back its dispatch on 6 arrests.", ("6",), (6,)),
        ("We mistakenly wrote of 14 boats.", ("14",), (14,)),
        ("A previous headline said 8.", ("8",), (8,)),
        ("ERRATUM: the office counted 5, not 50.", ("5", "50"), (50,)),
        ("This report gave in error 11 dead.", ("11",), (11,)),
        ("Withdrawn, 12 May. This article reported that 50 had died. The mayor speaks of 7.", ("50", "7"), (50,)),
        ("Retracted: the story said that 50 had died.", ("50",), (50,)),
        ("We have removed a paragraph that spoke of 40 dead.", ("40",), (40,)),
        ("We withdraw the figure of 40 dead.", ("40",), (40,)),
        ("A passage in this report which spoke of 40 dead has been withdrawn.", ("40",), (40,)),
        ("A sentence that gave 40 dead was removed from this article.", ("40",), (40,)),
        ("The ministry withdrew its figure of 40 dead.", ("40",), ()),
        ("The figure of 40 dead was removed from the ministry's page.", ("40",), ()),
        ("The army has withdrawn 50 men.", ("50",), ()),
        ("The ministry corrected its toll to 12.", ("12",), ()),
        ("An earlier report by the union spoke of 47.", ("47",), ()),
    ],
)
def test_a_note_takes_back_the_numbers_that_it_calls_wrong(
    text: str, counts: tuple[str, ...], wrong: tuple[float, ...]
) -> None:
    writer = Writer(text)
    for words in counts:
        writer.counts(words, float(words))
    assert tuple(number for note in takings.notes(writer.report()) for number in note.wrong) == wrong


@pytest.mark.parametrize(
    ("title", "text", "withdrawn"),
    [
        ("Forty dead in Alder", "This article has been withdrawn because it could not be verified.", True),
        ("RETRACTED: Forty dead in Alder", "Forty people died.", True),
        ("Forty dead in Alder", "We have retracted this story.", True),
        ("Forty dead in Alder", "RETRACTED. The Post withdraws its report.", True),
        ("Forty dead in Alder", "This page has been removed.", True),
        ("Forty dead in Alder", "The troops have been withdrawn from the town.", False),
        ("Forty dead in Alder", "A photograph with this article has been removed.", False),
        ("Forty dead in Alder", "Part of this report has been withdrawn.", False),
        ("Forty dead in Alder", "The picture accompanying this story was deleted.", False),
        ("Forty dead in Alder", "We have retracted this story's toll; the rest of the story stands.", False),
        ("Retraction: toll in Alder", "The toll was false. All other figures are correct.", False),
        ("Withdrawn: toll in Alder", "The passages concerned have been removed. The union counts 12.", False),
        ("Withdrawn: toll in Alder", "What remains of our report is this.\n\nThe union counts 12.", False),
        ("Forty dead in Alder", "It stands by its reporters, but this report has been withdrawn.", True),
        ("Ministry retracts toll", "The ministry retracted its figure.", False),
    ],
)
def test_an_article_is_withdrawn_if_it_says_so_of_itself(title: str, text: str, withdrawn: bool) -> None:
    assert takings.is_withdrawn(Writer(text, head={"title": title}).report()) is withdrawn


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The report was false. The mayor's number of houses burnt, 64, is not affected.", (64,)),
        ("The report of 31 dead was false. We stand by the count of 1,200 tents.", (1200,)),
        ("The number of arrests, 9, still stands.", (9,)),
        ("We retract 31 dead. The rebels raised their count to 64. It is not affected by this notice.", (64,)),
        ("Its 12 fires and 4 floods remain correct. 7 dead were not there.", (4, 12)),
        ("The report of 31 dead was false.", ()),
        ("A house of 12 rooms stands on the hill. 31 dead were invented.", ()),
        ("The town stands near 3 rivers.", ()),
    ],
)
def test_a_notice_excepts_numbers_from_what_it_withdraws(text: str, kept: tuple[float, ...]) -> None:
    assert takings.left_standing(Writer(text).report()) == kept


@pytest.mark.parametrize(
    ("cue", "words", "names", "taken_back"),
    [
        ("withdrew", "its figure of 47", ("The ministry",), True),
        ("said", "its earlier toll was wrong", ("The ministry",), True),
        ("retracted", "the earlier count", ("The ministry",), True),
        ("said", "that it had withdrawn its count", ("The union",), True),
        ("said", "the Harbour Union has since withdrawn its figures", ("Harbour Union",), True),
        ("said", "the union had withdrawn its figures", ("its spokesman, Ana Reyes",), True),
        ("admitted,", "and took back its claim", ("The militia",), True),
        ("said", "the Harbour Union has withdrawn its figures", ("Interior Ministry",), False),
        ("as saying", "that the association had taken back its figures", ("Ana Reyes", "the minister"), False),
        ("said", "that it had withdrawn nothing and raised its count", ("The union",), False),
        ("said", "it has not withdrawn its count", ("The union",), False),
        ("said", "it never retracted the toll", ("The union",), False),
        ("said", "the army's toll was wrong", ("The ministry",), False),
        ("said", "the Defence Ministry had withdrawn its figure of 40 dead", ("The Health Ministry",), False),
        ("said", "the rebels withdrew their claim", ("an army spokesman",), False),
        ("withdrew", "its troops", ("The army",), False),
        ("raised", "its toll to 47", ("The ministry",), False),
    ],
)
def test_a_claimant_takes_back_its_own_figure_alone(
    cue: str, words: str, names: tuple[str, ...], taken_back: bool
) -> None:
    assert takings.takes_back(words, names, cue) is taken_back


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("the agency said, quoting the provincial authority", ("provincial authority",)),
        ("12 died, the paper said, citing the hospital's register", ("hospital",)),
        ("its list was drawn up from the register of Alder Hospital and would grow", ("Alder Hospital",)),
        ("12 died, according to figures from the health office", ("health office",)),
        ("12 died, according to the health office", ()),
        ("the count is based on telephone calls", ("telephone calls",)),
    ],
)
def test_a_count_rests_on_whom_the_sentence_says(words: str, whom: tuple[str, ...]) -> None:
    assert stances.rests_on(words) == whom
