"""What sources are put as still saying, or as having said before, below an article's first paragraph."""

import pytest

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.judgement import FigureChange
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Change, MatchOutcome, Measure
from services.watch.news.standing import is_standing, was_given_before
from tests.builders import attribution
from tests.unit.watch.judgements import DATED, Reader, counting, entry, judged

LEAD = "A dam gave way above the town on Saturday.\n\n"


def claimed(sentence: str, cue: str, *, lead: str = LEAD) -> Report:
    """A report whose only figure is claimed by those words of the sentence."""
    text = lead + sentence
    said = attribution(text, sentence.split(cue, maxsplit=1)[0].split()[0], cue, "23 dead")
    filed = counting(attribution=0, start=text.index("23"), end=text.index("23") + 2, text="23")
    return filed.model_copy(
        update={"article": filed.article.model_copy(update={"text": text}), "attributions": (said,)}
    )


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("The army says there are 23 dead.", "says"),
        ("A committee of families speaks of 23 dead.", "speaks of"),
        ("The rebels, who say there are 23 dead, left.", "say"),
        ("The opposition, which has put the toll at 23 dead, will meet.", "has put"),
        ("Lawyers have spoken of 23 dead.", "spoken of"),
        ("The league has a list of 23 dead.", "has"),
        ("The mayor, who had spoken of 23 dead, could not be reached.", "had spoken of"),
        ("The hospital had earlier given 23 dead.", "given"),
        ("The count went on after it published 23 dead.", "published"),
        ("The charity counted on when it reported 23 dead.", "reported"),
    ],
)
def test_the_present_and_the_perfect_tell_how_things_stand(sentence: str, cue: str) -> None:
    filed = claimed(sentence, cue)
    assert is_standing(filed, filed.figures[0])


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("The army said there were 23 dead.", "said"),
        ("The mayor put the toll at 23 dead.", "put"),
        ("The army now says there are 23 dead.", "says"),
        ("The ministry has now given 23 dead.", "given"),
        ("There were 23 dead, according to the hospital.", "according to"),
        ("The police chief acknowledged 23 dead.", "acknowledged"),
    ],
)
def test_what_was_said_and_what_is_said_now_is_news(sentence: str, cue: str) -> None:
    filed = claimed(sentence, cue)
    assert not is_standing(filed, filed.figures[0])


def test_a_first_paragraph_in_the_present_is_news() -> None:
    filed = claimed("The army says there are 23 dead.\n\nThe town is shut.", "says", lead="")
    assert not is_standing(filed, filed.figures[0])
    assert not is_standing(counting(attribution=None), counting(attribution=None).figures[0])


@pytest.mark.parametrize(
    ("sentence", "cue", "was_before"),
    [
        ("The mayor, who had spoken of 23 dead on Sunday, could not be reached.", "had spoken of", True),
        ("The office, which had last spoken of 23 dead, gave the same number.", "had last spoken of", True),
        ("Lawyers had earlier put the toll at 23 dead.", "had earlier put", True),
        ("The party, which had published 23 dead by name, was silent.", "published", True),
        ("The group, which previously had 23 dead, added a student.", "had", True),
        ("On Tuesday the province had spoken of 23 dead.", "spoken of", True),
        ("The army has put the toll at 23 dead.", "has put", False),
        ("By noon the hospital had counted 23 dead.", "counted", False),
        ("The hospital had received 23 dead.", "received", False),
        ("The monitor had no list and said there were 23 dead.", "said", False),
        ("The villagers had 23 dead to bury.", "had", False),
    ],
)
def test_the_past_perfect_of_saying_tells_what_was_given_before(sentence: str, cue: str, was_before: bool) -> None:
    filed = claimed(sentence, cue)
    assert was_given_before(filed, filed.figures[0]) is was_before


def test_what_was_given_before_is_no_news_of_a_judged_report() -> None:
    filed = claimed("The mayor, who had spoken of 23 dead on Sunday, could not be reached.", "had spoken of")
    assert all(item.figure is None for item in Reader().reads(filed, judged()).news)
    filed = claimed("The mayor spoke of 23 dead on Sunday.", "spoke of")
    assert any(item.figure == 0 for item in Reader().reads(filed, judged()).news)


def told_first(**changed: object) -> Reader:
    """A watch that was told of forty bodies, more than ten of them by the ministry."""
    reader = Reader()
    assert reader.reads(counting(**changed), judged()).outcome is MatchOutcome.ALERT
    return reader


def by(filed: Report, key: str) -> Claimant:
    """The claimant of the report's figure under another key."""
    found = filed.figures[0].claimant
    assert found is not None
    return found.model_copy(update={"key": key})


def again(filed: Report, **changed: object) -> Report:
    """The report as another article that names no place, with changes to its figure."""
    figure = filed.figures[0].model_copy(update={"value": 40.0, "place": None, **changed})
    own = filed.article.model_copy(update={"article_id": "a2"})
    return filed.model_copy(update={"article": own, "story_id": "s2", "figures": (figure,)})


OTHER = judged(Change.NEW_INCIDENT, incident=DATED.model_copy(update={"incident_id": "i2"}))


def test_a_number_that_somebody_is_put_as_still_giving_is_known_whoever_gave_it() -> None:
    standing = again(claimed("A committee speaks of 23 dead.", "speaks of"))
    named = again(standing, claimant=by(standing, "committee"))
    assert told_first().reads(named, OTHER).news == ()
    assert Reader().reads(named, OTHER).news
    said = again(claimed("A committee spoke of 23 dead.", "spoke of"))
    assert told_first().reads(again(said, claimant=by(said, "committee")), OTHER).news


def test_a_number_that_its_claimant_gave_before_is_known_in_another_row() -> None:
    assert told_first().reads(again(counting()), OTHER).news == ()
    assert told_first().reads(again(counting(), value=41.0), OTHER).news
    assert told_first(value=4.0).reads(again(counting(), value=4.0), OTHER).news, "small numbers are alike by chance"


def test_a_person_is_known_by_the_name_of_the_body_for_which_it_speaks() -> None:
    filed = again(counting())
    speaking = again(filed, claimant=by(filed, "omar-haddad"))
    assert told_first().reads(speaking, OTHER).news
    named = speaking.model_copy(update={"aliases": {"omar-haddad": ("Health Ministry",)}})
    assert told_first().reads(named, OTHER).news == ()


def test_a_changed_number_is_news_though_its_claimant_gave_it_before() -> None:
    before = entry(50)
    change = FigureChange(figure=0, change=Change.CHANGED, row=0, before=before)
    assert told_first().reads(again(counting()), judged(None, figures=(change,))).news


def test_numbers_of_people_who_were_not_harmed_are_not_known_by_their_amount() -> None:
    reader = told_first(measure=Measure.PEOPLE_OTHER)
    assert reader.reads(again(counting(measure=Measure.PEOPLE_OTHER)), OTHER).news
