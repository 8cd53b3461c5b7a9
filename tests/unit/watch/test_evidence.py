"""The contents of an alert: news items with evidence, the head of the article, the labels."""

import hashlib

from claimwatch_contracts.alert import AlertArticle, LabelArea, LabelPlace, Labels, NewsItem
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import AdministrativeArea, Claimant, Factuality
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import CueClass, Measure, NoveltyKind, PlaceRole, Polarity, Submeasure
from services.watch.news.novelty import tellable
from services.watch.telling.alerting import alert_for
from tests.builders import MINISTRY, NOW, TEXT, article, place, report, watch

DENIED = Factuality(polarity=Polarity.DENIED)
HOSPITAL_TEXT = TEXT.replace("in Raqqa", "in Raqqa, at the Maternity Hospital")


def raised(filed: Report) -> AlertRaised:
    """The alert on all that a report tells."""
    return alert_for(watch(), filed, ("topic mass-graves",), tellable(filed), NOW)


def counted(filed: Report, **changes: object) -> NewsItem:
    """The news item on the report's figure, after changes to the figure."""
    figure = filed.figures[0].model_copy(update=changes)
    (item,) = (item for item in raised(filed.model_copy(update={"figures": (figure,)})).news if item.figure)
    return item


def test_a_figure_is_told_with_who_claims_it_how_where_and_when() -> None:
    item = counted(report())
    assert (item.kind, item.factuality) == (NoveltyKind.NEW_CLAIM, Factuality())
    assert item.figure and item.claim and item.claim.claimant and item.place and item.quote
    assert (item.figure.value, item.figure.comparator, item.figure.measure) == (40.0, "more_than", "bodies_found")
    assert (item.claim.claimant.key, item.claim.claimant.name) == (MINISTRY.key, MINISTRY.name)
    assert (item.claim.cue, item.claim.cue_class, item.claim.via) == ("said", CueClass.ASSERT, None)
    assert (item.place.name, item.place.geonames_id, item.place.written) == ("Raqqa", 172955, "Raqqa")
    assert item.quote.content == "more than 40 bodies were found in Raqqa"


def test_a_figure_has_its_finer_measure_and_the_articles_words() -> None:
    figure = counted(report(), submeasure=Submeasure.EVACUATED, counted="families").figure
    assert figure and (figure.submeasure, figure.counted) == ("evacuated", "families")


def test_what_the_article_says_in_its_own_voice_has_no_claim() -> None:
    item = counted(report(), attribution=None, claimant=None, factuality=DENIED)
    assert (item.claim, item.factuality) == (None, DENIED)
    assert item.quote
    assert [mark.kind for mark in item.quote.marks] == ["figure"]


def test_a_changed_figure_says_what_it_was() -> None:
    before = report().figures[0].model_copy(update={"text": "30", "value": 30.0})
    for changes, kind in (({"corrects": before}, NoveltyKind.CORRECTION), ({"updates": before}, NoveltyKind.UPDATE)):
        item = counted(report(), **changes)
        assert item.kind is kind
        assert item.figure and item.figure.was
        assert (item.figure.was.text, item.figure.was.value) == ("30", 30.0)


def test_an_outlet_that_is_cited_is_told_and_is_no_claimant() -> None:
    filed = report()
    wire = Claimant(key="wire", name="The Wire", text="The Wire")
    cited = filed.attributions[0].model_copy(update={"via": wire, "hedged": True, "confidence": 0.5})
    item = counted(filed.model_copy(update={"attributions": (cited, *filed.attributions[1:])}))
    assert item.claim
    assert (item.claim.via, item.claim.hedged, item.claim.confidence) == ("The Wire", True, 0.5)


def test_a_place_is_written_as_the_article_writes_it_with_its_town() -> None:
    within = (AdministrativeArea(geonames_id=172955, name="Ar Raqqah"),)
    hospital = place(HOSPITAL_TEXT, "Maternity Hospital", geonames_id=None, within=within)
    item = counted(report(article(HOSPITAL_TEXT)), place=hospital)
    assert item.place
    assert (item.place.name, item.place.written) == ("Maternity Hospital", "Maternity Hospital, Raqqa")


def test_a_story_is_shown_by_the_beginning_of_its_article() -> None:
    story = raised(report()).news[0]
    assert (story.kind, story.claim, story.figure) == (NoveltyKind.NEW_STORY, None, None)
    assert story.quote
    assert (story.quote.start, story.quote.text) == (0, TEXT)


def test_the_head_of_the_article_says_which_text_it_was_and_what_was_not_read() -> None:
    filed = report(article(url="https://courier.test/1")).model_copy(update={"original": "another"})
    failed = filed.extractions["figures"].model_copy(update={"status": "failed"})
    partly = filed.model_copy(update={"extractions": filed.extractions | {"figures": failed}})
    assert raised(partly).article == AlertArticle(
        article_id="a1",
        revision=1,
        report_id="a1:1",
        story_id="s1",
        url="https://courier.test/1",
        title="A title",
        publisher="The Courier",
        received_at=NOW,
        language="en",
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        reprint=True,
        complete=False,
        unread=("figures",),
    )


def test_labels_say_what_an_alert_can_be_grouped_by() -> None:
    filed = report(article(HOSPITAL_TEXT))
    ministry_of = place(HOSPITAL_TEXT, "ministry", 9, role=PlaceRole.ORGANISATION)
    hospital = place(HOSPITAL_TEXT, "Maternity Hospital", geonames_id=None, within=())
    labels = raised(filed.model_copy(update={"places": (ministry_of, hospital, *filed.places * 2)})).labels
    syria = LabelArea(geonames_id=163843, name="Syria")
    assert labels == Labels(
        watch="w1",
        story="s1",
        publisher="The Courier",
        places=(
            LabelPlace(geonames_id=172955, name="Raqqa", within=(syria,)),
            LabelPlace(geonames_id=None, name="Maternity Hospital"),
        ),
        topics=("mass-graves",),
        claimants=labels.claimants,
        measures=(Measure.BODIES_FOUND,),
    )
    assert [(claimant.key, claimant.name) for claimant in labels.claimants] == [(MINISTRY.key, MINISTRY.name)]


def test_a_long_summary_is_cut_at_a_word() -> None:
    words = "and so on " * 60
    summary = raised(report(article(title=words))).news[0].summary
    assert 190 < len(summary) <= 200
    assert summary.removesuffix("…").endswith(("and", "so", "on"))


def test_what_matched_is_cut_and_not_lost() -> None:
    filed = report()
    alert = alert_for(watch(), filed, ("words " + "and so on " * 1_000,), tellable(filed), NOW)
    assert (len(alert.matched), alert.matched_left_out) == (1, 0)
    assert alert.matched[0].startswith("words and so on")
