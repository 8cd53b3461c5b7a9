"""An alert is below 20 kB wherever it is kept or sent, whatever the article, and says how much it leaves out."""

import random
import string
import uuid
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from bson import encode
from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Attribution, Claimant, DateInterval, Place
from claimwatch_contracts.groups import Group, GroupKind
from claimwatch_contracts.report import Article, Claim, Extraction, Report, ReportedFigure
from claimwatch_contracts.vocabulary import Comparator, ExtractionStatus, Measure, NoveltyKind, SpeechType
from services._runtime.stored import stored
from services.api.atom import atom_of
from services.api.stream import frame_of
from services.archive.joining.join import join_report
from services.archive.joining.limits import within_limit
from services.notify.delivery import planned
from services.notify.leaving.group_store import _new
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.group import group_of_one
from services.notify.store import _document
from services.notify.writing.mail import message
from services.notify.writing.webhook_call import webhook_body
from services.watch.news.novelty import Novelty, tellable
from services.watch.news.verdict import alert_id
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, article, attribution, extractions, figure, place, watch
from tests.unit.watch.judgements import HEAD, entry, judged, row

MAX_BYTES = 20_000
MAX_MAIL_BYTES = 60_000


def sizes(raised: AlertRaised) -> dict[str, int]:
    """The bytes of an alert in each form in which it is stored or sent, mails excepted."""
    notification = group_of_one(raised)
    group = Group(group_id=str(uuid.uuid4()), channel_id="c1", kind=GroupKind.LABELS)
    delivery = planned(Decision(Reason.FIRST_NOTIFICATION, notification), "c1", None, NOW)
    return {
        "event": len(raised.model_dump_json().encode()),
        "alert": len(encode({"_id": raised.alert_id, **stored(raised), "watch_id": "w1", "raised_at": NOW})),
        "waiting": len(encode(_new(group, raised, NOW, NOW))),
        "delivery": len(encode(_document(delivery, notification))),
        "frame": len(frame_of(raised).data),
        "webhook": len(webhook_body(raised)),
    }


def mail_bytes(raised: AlertRaised) -> int:
    """The bytes of a mail, which contains the alert twice: as plain text and as HTML."""
    return len(message(raised, "d1", sender="alerts@watch.test", to="reader@home.test", now=NOW).as_bytes())


def chronicle(characters: int) -> Report:
    """The report of an article with a claim and a figure in each of its sentences, each by somebody else elsewhere."""
    chance = random.Random(7)
    said, counted, where, sentences, offset = [], [], [], [], 0
    while offset < characters:
        town, body = (_name(chance) for _ in range(2))
        sentence = f"The {body} Committee said that {1_000 + len(said)} people were killed in the city of {town}. "
        source = Claimant(key=f"{body} committee", name=f"{body} Committee", text=f"The {body} Committee")
        parts = (f"The {body} Committee", "said", sentence.partition("said ")[2].rstrip(". "))
        said.append(moved(attribution(sentence, *parts, claimant=source), offset))
        number = str(1_000 + len(counted))
        counted.append(moved(figure(sentence, number, float(number), Measure.KILLED), offset))
        where.append(moved(place(sentence, town, geonames_id=10_000 + len(where)), offset))
        sentences.append(sentence)
        offset += len(sentence)
    published = article("".join(sentences), url="https://courier.test/chronicle")
    found = extractions(published, tuple(said), tuple(counted), tuple(where))
    join = partial(join_report, published, story_id=str(uuid.uuid4()), original=published.article_id)
    return within_limit(join, found)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(string.ascii_lowercase, k=10)).title()


def moved(found: Any, by: int) -> Any:
    """The same, with all offsets moved by so many code points."""

    def move(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: part + by if name in ("start", "end") else move(part) for name, part in value.items()}
        return [move(part) for part in value] if isinstance(value, list | tuple) else value

    return type(found).model_validate(move(found.model_dump(exclude={"date"})))


def test_an_alert_on_the_longest_article_is_small_in_every_place_and_counts_what_it_leaves_out() -> None:
    report = chronicle(300_000)
    news = tellable(report)
    matched = tuple(f"claimant {claimant.name}" for claimant in (a.claimant for a in report.attributions) if claimant)
    raised = alert_for(watch(channels=("c1",)), report, matched, news, NOW)
    assert len(report.article.text) >= 300_000
    assert len(report.figures) > 400
    assert {name: size for name, size in sizes(raised).items() if size >= MAX_BYTES} == {}
    assert mail_bytes(raised) < MAX_BYTES
    assert len(atom_of(watch(), [raised], "https://watch.test/")) < MAX_BYTES
    assert len(raised.news) >= 10
    assert len(raised.news) + raised.news_left_out == len(news)
    assert len(raised.matched) + raised.matched_left_out == len(matched)
    labels = raised.labels
    assert len(labels.places) + labels.places_left_out == len({place.geonames_id for place in report.places})
    assert len(labels.claimants) + labels.claimants_left_out == len({item.claimant for item in report.attributions})
    assert min(len(raised.matched), len(labels.places), len(labels.claimants)) >= 5
    text = report.article.text
    for item in raised.news:
        assert item.quote is not None
        assert text[item.quote.start : item.quote.end] == item.quote.text


HUGE = st.builds(
    lambda unit, times: unit * times,
    st.sampled_from(["\x00", "\x07 ", "a", "word ", "\u2028", "\U0001f4a5", '"', "\\", "é", "</script>", "\n"]),
    st.integers(1, 30_000),
)
TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), HUGE)
NUMBERS = st.one_of(st.none(), st.floats())


@st.composite
def alerts(draw: st.DrawFn) -> AlertRaised:
    """An alert on a report whose every free text and number may be anything at all."""
    text = draw(TEXTS) or "x"
    start = draw(st.integers(0, len(text) - 1))
    span: dict[str, Any] = {"start": start, "end": draw(st.integers(start + 1, len(text)))}
    words = Surface(text=text[start : span["end"]], spans=(Span(**span),))
    source = Claimant(key=draw(TEXTS), name=draw(TEXTS), text=draw(TEXTS))
    said = Attribution(source=words, cue=words, content=words, type=SpeechType.MIXED, claimant=source, via=source)
    where = Place(text=draw(TEXTS), name=draw(TEXTS), country=draw(TEXTS), **span)
    quantity: dict[str, Any] = {
        **{name: draw(TEXTS) for name in ("text", "population", "unit")},
        **{name: draw(NUMBERS) for name in ("value", "min", "max")},
        "date": DateInterval(start=date.min, end=date.max, text=draw(TEXTS)),
    }
    before = ReportedFigure(**span, **quantity)
    counted = ReportedFigure(**span, **quantity, claimant=source, place=where, attribution=0, corrects=before)
    published = Article(
        **{name: draw(TEXTS) for name in ("url", "title", "publisher", "language")},
        article_id=str(uuid.uuid4()),
        revision=1,
        text=text,
        received_at=datetime.now(UTC),
    )
    report = Report(
        report_id=str(uuid.uuid4()),
        story_id=str(uuid.uuid4()),
        original=str(uuid.uuid4()),
        article=published,
        extractions={"figures": Extraction(extractor_version=1, status=ExtractionStatus.FAILED)},
        attributions=(said,),
        figures=(counted,),
        places=(where,),
        claims=(Claim(attribution=0),),
    )
    kinds = st.sampled_from([(NoveltyKind.NEW_STORY, None), (NoveltyKind.CORRECTION, 0)])
    kind, index = draw(kinds)
    item = Novelty(kind=kind, key=str(uuid.uuid4()), summary=draw(TEXTS), figure=index, attribution=index)
    news = (item,) * draw(st.sampled_from([1, 2, 40]))
    claimants = (entry(number, draw(TEXTS)) for number in range(draw(st.integers(0, 8))))
    others = row(*(each.model_copy(update={"comparator": Comparator.AT_LEAST}) for each in claimants))
    judgement = judged(rows=(others,), incident=HEAD.model_copy(update={"headline": draw(TEXTS)}))
    asking = watch(name=(draw(TEXTS) or "x")[:200], channels=tuple(str(uuid.uuid4()) for _ in range(50)))
    return alert_for(asking, report, tuple(draw(st.lists(TEXTS, max_size=8))), news, NOW, judgement)


@settings(max_examples=60, deadline=None)
@given(alerts())
def test_an_alert_is_small_and_tells_something_whatever_the_report(raised: AlertRaised) -> None:
    assert {name: size for name, size in sizes(raised).items() if size >= MAX_BYTES} == {}
    assert mail_bytes(raised) < MAX_MAIL_BYTES
    assert raised.news
    assert AlertRaised.model_validate_json(raised.model_dump_json()).model_dump_json() == raised.model_dump_json()


def test_a_url_is_left_out_rather_than_cut() -> None:
    def url(address: str) -> str | None:
        published = article(url=address)
        filed = join_report(published, *extractions(published), story_id="s1", original="a1")
        return alert_for(watch(), filed, (), tellable(filed), NOW).article.url

    assert url("https://courier.test/1") == "https://courier.test/1"
    assert url("https://courier.test/" + "a" * 3_000) is None


def test_the_id_is_made_from_all_news_whether_they_have_room_or_not() -> None:
    filed = chronicle(10_000)
    raised = alert_for(watch(), filed, (), tellable(filed), NOW)
    assert raised.news_left_out > 0
    assert raised.alert_id == alert_id("w1", tellable(filed))
