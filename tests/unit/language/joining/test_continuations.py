"""Counts that go on with what the source of the sentence before gave."""

import pytest

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import ClaimantKind, Measure
from tests.builders import attribution, figure, join_figures

FIRST = "The ministry said 40 people died."


def carries(
    follow: str, measure: Measure = Measure.WOUNDED, *, first: str = FIRST, content: str = "40 people died", **more: str
) -> bool:
    """Whether the ministry claims the number sixteen in the words after the first sentence as well."""
    text = first + follow
    said = attribution(text, "The ministry", "said", content)
    figures = [figure(text, "40", 40, Measure.KILLED)] if "40" in first else []
    figures.append(figure(text, "Sixteen", 16, measure, **more))
    joined = join_figures(text, figures, [said], [])[-1]
    return joined.attribution == 0 and joined.claimant is not None


@pytest.mark.parametrize(
    "follow",
    [
        " Sixteen were injured.",
        " Sixteen others were hurt.",
        " Another Sixteen died of their wounds.",
        " At least Sixteen people were injured.",
        " Of these, Sixteen had been shot.",
        " Among the dead were Sixteen nurses.",
        " The dead included Sixteen nurses.",
        " In the south the number is Sixteen.",
        " Sixteen of them were treated in the capital.",
        " Sixteen of the dead were in the north.",
        " Sixteen of the victims have been identified.",
        " Sixteen of the 40 were buried at once.",
        " Mardal accounts for Sixteen of them.",
        " In all there have been Sixteen deaths.",
        " There are now Sixteen cases.",
        " That makes Sixteen in the north.",
        " The arrests include Sixteen minors.",
        " The Sixteen who were taken away on Monday have been found.",
        " This had brought the number of wounded in the district to Sixteen.",
        " Its count of those hurt by the blast was unchanged, at Sixteen.",
        " Their own list of the wounded stood at Sixteen.",
    ],
)
def test_the_rest_and_the_parts_of_a_count_are_its_sources(follow: str) -> None:
    assert carries(follow)


def test_a_count_goes_on_over_several_sentences() -> None:
    text = "The ministry said 40 people died. Sixteen were injured. Nine were missing."
    said = attribution(text, "The ministry", "said", "40 people died")
    figures = [
        figure(text, "40", 40, Measure.KILLED),
        figure(text, "Sixteen", 16, Measure.WOUNDED),
        figure(text, "Nine", 9, Measure.MISSING),
    ]
    assert [joined.attribution for joined in join_figures(text, figures, [said], [])] == [0, 0, 0]


@pytest.mark.parametrize(
    "follow",
    [
        "\n\nSixteen were injured.",
        " The blast hit a market. Sixteen were injured.",
        " Sixteen were injured in May 2019.",
        " Sixteen were hurt in a similar attack.",
        " Last year Sixteen were injured.",
        " Sixteen people were injured in Homs.",
        " A reporter saw that Sixteen were injured.",
        ' Sixteen were "injured".',
        " Sixteen shells fell on the market.",
        " Sixteen of the buildings were new.",
        " Mardal, a town of miners, has Sixteen wells.",
        " That brings the total to Sixteen.",
        " Sixteen were injured on Friday.",
    ],
)
def test_what_may_be_another_count_is_the_articles_own(follow: str) -> None:
    assert not carries(follow)


def test_people_who_are_only_mentioned_are_no_part_of_a_count() -> None:
    assert not carries(" Sixteen were on the road.", Measure.PEOPLE_OTHER)
    assert carries(" Sixteen were women.", Measure.PEOPLE_OTHER, population="women")


def test_money_is_no_part_of_a_count() -> None:
    assert not carries(" Of these, Sixteen were paid.", Measure.MONEY)


def test_a_statement_without_a_count_is_not_gone_on_with() -> None:
    assert not carries(" Sixteen were injured.", first="The ministry said it was over.", content="it was over")


@pytest.mark.parametrize(
    "follow",
    [
        " Another Sixteen were waiting on roofs.",
        " Its crews had pulled out Sixteen survivors.",
        " At a farm in the north, its staff have found Sixteen bodies.",
        " It was Sixteen yesterday.",
        " It had stood at Sixteen.",
        " In three towns Sixteen suspects were being held.",
        " Sixteen men had been taken to the barracks.",
    ],
)
def test_the_sources_own_people_and_its_backshifted_tenses_go_on(follow: str) -> None:
    assert carries(follow, Measure.PEOPLE_OTHER)


@pytest.mark.parametrize(
    "follow",
    [
        " Sixteen walked behind the coffins.",
        " Sixteen men had been taken to the barracks in 2019.",
        " It had hit Sixteen houses.",
        " Its shells are Sixteen years old.",
        ' Sixteen men "had been taken".',
        "\n\nSixteen men had been taken.",
    ],
)
def test_other_tenses_and_other_days_do_not_go_on(follow: str) -> None:
    assert not carries(follow, Measure.PEOPLE_OTHER)


@pytest.mark.parametrize(
    "follow",
    [
        " Sixteen of them died.",
        " Sixteen of them were killed at once, two of them doctors.",
        " At least Sixteen of those were hurt.",
        " About Sixteen of these are missing.",
    ],
)
def test_some_of_those_of_whom_a_source_told_without_a_number_are_its_count(follow: str) -> None:
    assert carries(follow, first="The ministry said a jet hit the guards.", content="a jet hit the guards")


@pytest.mark.parametrize(
    "follow",
    [
        "\n\nSixteen of them died.",
        " A crowd came. Sixteen of them died.",
        " Sixteen of them died in 2019.",
        " Sixteen died.",
    ],
)
def test_others_without_a_count_before_are_not(follow: str) -> None:
    assert not carries(follow, first="The ministry said a jet hit the guards.", content="a jet hit the guards")


def test_what_was_denied_is_not_gone_on_with() -> None:
    text = "The ministry denied 40 people died. Sixteen were injured."
    denied = attribution(text, "The ministry", "denied", "40 people died", cue_class="deny")
    figures = [figure(text, "40", 40, Measure.KILLED), figure(text, "Sixteen", 16, Measure.WOUNDED)]
    assert join_figures(text, figures, [denied], [])[1].attribution is None


def test_where_two_speak_the_count_is_not_gone_on_with() -> None:
    text = "The ministry said 40 people died; the mayor said it was over. Sixteen were injured."
    said = attribution(text, "The ministry", "said", "40 people died")
    mayor = Claimant(key="mayor", name="mayor", kind=ClaimantKind.UNNAMED_OFFICIAL, text="the mayor")
    other = attribution(text, "the mayor", "said", "it was over", claimant=mayor)
    figures = [figure(text, "40", 40, Measure.KILLED), figure(text, "Sixteen", 16, Measure.WOUNDED)]
    assert join_figures(text, figures, [said, other], [])[1].attribution is None


def test_words_quoted_without_a_speaker_are_the_last_speakers() -> None:
    assert carries('\n\nSixteen houses were lost, "most of them of mud".', Measure.BUILDINGS)
    assert not carries('\n\nSixteen houses of "mud" were lost.', Measure.BUILDINGS)
    assert not carries('\n\n"Sixteen houses were lost in the bombing" state television reported.', Measure.BUILDINGS)
    assert not carries('\n\nOthers said "Sixteen houses were lost in the bombing".', Measure.BUILDINGS)
    assert not carries('\n\nIt rained.\n\nSixteen houses were lost, "most of them of mud".', Measure.BUILDINGS)
