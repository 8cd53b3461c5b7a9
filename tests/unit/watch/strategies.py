"""Arbitrary watches and reports that have a good chance to concern each other."""

from typing import Any

from hypothesis import strategies as st

from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.criteria import CriteriaGroup, FigureCondition, WatchedPlace
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import AdministrativeArea, Claimant, Factuality, TopicMention
from claimwatch_contracts.report import Claim, Report
from claimwatch_contracts.vocabulary import CueClass, Measure, PlacePrecision, PlaceRole, Polarity, Population
from claimwatch_language.names.aliases import slug
from services.watch.facts.words import words_of
from tests.builders import TEXT, article, attribution, figure, place, report, watch

WORDS = st.sampled_from(["the", "river", "flood", "Tova", "bank", "THE", "IDF", "un", "health ministry", "-"])
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
ALL_NAMES = ("Tova Health Ministry", "Israeli Military", "IDF", "River Bank", "health-ministry", "Tova")
NAMES = st.sampled_from(ALL_NAMES)
OFFICES = st.sampled_from(["the health ministry", "the ministry of health in Tova", "the Tova bank", "the bank"])
IDS = st.integers(1, 5)
LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)
POINTS = st.tuples(st.sampled_from([0.0, 36.0, 90.0]) | LATITUDES, st.sampled_from([39.0, -180.0]) | LONGITUDES)
RADII = st.sampled_from([1.0, 100.0, 3_000.0, 20_000.0])
MEASURES = st.sampled_from([Measure.KILLED, Measure.WOUNDED])
POPULATIONS = st.sampled_from([Population.CHILDREN, Population.WOMEN])
PUBLISHERS = st.sampled_from(["The Courier", "THE COURIER", "River News", "Tova"])
LANGUAGES = st.sampled_from(["en", "fr"])
SPAN = Span(start=0, end=1)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with places, topics, claimants under several names, and figures."""
    filed = report(article(title=draw(TEXTS), publisher=draw(PUBLISHERS), language=draw(LANGUAGES)))
    areas = st.lists(
        IDS.map(lambda geonames_id: AdministrativeArea(geonames_id=geonames_id, name="area")), max_size=2
    ).map(tuple)
    where = st.builds(
        lambda geonames_id, name, point, **more: place(
            TEXT, "Raqqa", geonames_id, name=name, lat=point[0], lon=point[1], **more
        ),
        st.none() | IDS,
        NAMES,
        st.just((None, None)) | POINTS,
        within=areas,
        role=st.sampled_from(PlaceRole),
        precision=st.sampled_from(PlacePrecision),
    )
    statements = st.builds(
        lambda name, written, sure, cue, polarity, content: attribution(
            TEXT,
            "The ministry",
            "said",
            "were found",
            claimant=Claimant(key=slug(name), name=name, text=written or name),
            confidence=sure,
            cue_class=cue,
            factuality=Factuality(polarity=polarity),
        ).model_copy(update={"content": Surface(text=content, spans=(SPAN,))}),
        NAMES,
        st.none() | NAMES | OFFICES,
        st.sampled_from([0.2, 0.9]),
        st.sampled_from([CueClass.ASSERT, CueClass.BELIEVE, CueClass.DENY]),
        st.sampled_from(Polarity),
        TEXTS,
    )
    attributions = tuple(draw(st.lists(statements, max_size=4)))
    counted = st.builds(
        lambda measure, value, population, was: filed.figures[0].model_copy(
            update={
                **dict(figure(TEXT, "40", value, measure, population=population)),
                "attribution": None,
                "claimant": None,
                "updates": was and figure(TEXT, "40", was, measure),
            }
        ),
        MEASURES,
        st.sampled_from([1.0, 10.0, None]),
        st.none() | POPULATIONS,
        st.sampled_from([None, 1.0, 8.0]),
    )
    topics = st.sampled_from(["flood", "mines"]).map(lambda key: TopicMention(key=key, spans=filed.topics[0].spans))
    return filed.model_copy(
        update={
            "places": tuple(draw(st.lists(where, max_size=4))),
            "topics": tuple(draw(st.lists(topics, max_size=2))),
            "attributions": attributions,
            "claims": tuple(Claim(attribution=index) for index in range(len(attributions))),
            "figures": tuple(draw(st.lists(counted, max_size=3))),
            "aliases": {item.claimant.key: (draw(NAMES),) for item in attributions if item.claimant},
        }
    )


BY_ID = st.builds(lambda geonames_id, name: {"name": name, "geonames_id": geonames_id}, IDS, NAMES)
BY_NAME = NAMES.map(lambda name: {"name": name})
CIRCLES = st.builds(
    lambda name, point, radius: {"name": name, "lat": point[0], "lon": point[1], "radius_km": radius},
    NAMES,
    POINTS,
    RADII,
)
BOXES = st.builds(
    lambda name, one, other: {
        "name": name,
        "box": {
            "south": min(one[0], other[0]),
            "west": one[1],
            "north": max(one[0], other[0]),
            "east": other[1],
        },
    },
    NAMES,
    POINTS,
    POINTS,
)
PLACES = st.builds(
    lambda place, least: WatchedPlace.model_validate({**place, "least_precision": least}),
    BY_ID | BY_NAME | CIRCLES | BOXES,
    st.none() | st.sampled_from(PlacePrecision),
)
CONDITIONS = st.builds(
    FigureCondition,
    measure=MEASURES,
    population=st.none() | POPULATIONS,
    at_least=st.none() | st.just(5.0),
    changed_by_percent=st.none() | st.sampled_from([0.0, 20.0]),
)
PLAIN_WORDS = st.sampled_from(["the", "river", "flood", "Tova", "bank", "IDF", "ministry"])
IN_FIELDS = st.builds(
    lambda field, term: f"{field}:{term}" if field else term,
    st.sampled_from(["", "", "title", "text", "content", "source"]),
    PLAIN_WORDS | TEXTS.filter(words_of).map(lambda text: f'"{text}"') | st.sampled_from(["riv*", "flo?d", "min*y"]),
)
TREES = st.recursive(
    IN_FIELDS,
    lambda inner: (
        inner.map(lambda part: f"NOT ({part})")
        | st.builds(
            lambda one, join, other: f"({one}) {join} ({other})", inner, st.sampled_from(["AND", "OR", ""]), inner
        )
    ),
    max_leaves=5,
)
PLAIN_QUERIES = st.lists(WORDS | TEXTS.map(lambda text: f'"{text}"'), min_size=1, max_size=3).map(" ".join)
QUERIES = TREES | PLAIN_QUERIES.filter(lambda query: bool(words_of(query)))
CRITERIA: dict[str, st.SearchStrategy[Any]] = {
    "places": st.lists(PLACES, min_size=1, max_size=3).map(tuple),
    "topics": st.lists(st.sampled_from(["flood", "mines"]), min_size=1, max_size=2).map(tuple),
    "query": QUERIES,
    "claimants": st.lists(NAMES | WORDS | OFFICES, min_size=1, max_size=3).map(tuple),
    "figures": st.lists(CONDITIONS, min_size=1, max_size=2).map(tuple),
    "cues": st.lists(st.sampled_from(CueClass), min_size=1, max_size=2).map(tuple),
    "publishers": st.lists(PUBLISHERS, min_size=1, max_size=2).map(tuple),
    "languages": st.lists(LANGUAGES, min_size=1, max_size=2).map(tuple),
}


def some_of(most: int) -> st.SearchStrategy[dict[str, Any]]:
    """At most so many criteria."""
    names = st.lists(st.sampled_from(list(CRITERIA)), max_size=most, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: CRITERIA[name] for name in chosen}))


GROUPS = some_of(2).filter(bool).map(lambda criteria: CriteriaGroup(**criteria))


@st.composite
def watches(draw: st.DrawFn, **fields: Any) -> Watch:
    """A watch with any of the criteria, or with the usual one."""
    own = draw(some_of(3))
    groups: dict[str, Any] = {"any_of": draw(st.none() | GROUPS), "none_of": draw(st.none() | GROUPS)}
    sure, beliefs = draw(st.sampled_from([0.0, 0.5, 0.9, 1.0])), draw(st.booleans())
    return watch(**own, **groups, minimum_confidence=sure, beliefs=beliefs, **fields)
