"""Arbitrary watches and reports that have a good chance to concern each other."""

from typing import Any

from hypothesis import strategies as st

from claimwatch_contracts.documents import FigureCondition, Watch, WatchedPlace
from claimwatch_contracts.extraction import AdministrativeArea, Claimant, TopicMention
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import CueClass, Measure, PlacePrecision, PlaceRole
from claimwatch_language.names.aliases import slug
from services.watch.words import words_of
from tests.builders import TEXT, article, attribution, figure, place, report, watch

WORDS = st.sampled_from(["the", "river", "flood", "Tova", "bank", "THE", "IDF", "un", "health ministry", "-"])
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
NAMES = st.sampled_from(["Tova Health Ministry", "Israeli Military", "IDF", "River Bank", "health-ministry", "Tova"])
IDS = st.integers(1, 5)
LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)
POINTS = st.tuples(st.sampled_from([0.0, 36.0, 90.0]) | LATITUDES, st.sampled_from([39.0, -180.0]) | LONGITUDES)
RADII = st.sampled_from([1.0, 100.0, 3_000.0, 20_000.0])
MEASURES = st.sampled_from([Measure.KILLED, Measure.WOUNDED])


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with places, topics, claimants under several names, and figures."""
    filed = report(article(title=draw(TEXTS)))
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
        lambda name, sure, cue: attribution(
            TEXT,
            "The ministry",
            "said",
            "were found",
            claimant=Claimant(key=slug(name), name=name, text=name),
            confidence=sure,
            cue_class=cue,
        ),
        NAMES,
        st.sampled_from([0.2, 0.9]),
        st.sampled_from([CueClass.ASSERT, CueClass.BELIEVE]),
    )
    attributions = tuple(draw(st.lists(statements, max_size=4)))
    counted = st.builds(
        lambda measure, value: filed.figures[0].model_copy(
            update={**dict(figure(TEXT, "40", value, measure)), "attribution": None, "claimant": None}
        ),
        MEASURES,
        st.sampled_from([1.0, 10.0, None]),
    )
    topics = st.sampled_from(["flood", "mines"]).map(lambda key: TopicMention(key=key, spans=filed.topics[0].spans))
    return filed.model_copy(
        update={
            "places": tuple(draw(st.lists(where, max_size=4))),
            "topics": tuple(draw(st.lists(topics, max_size=2))),
            "attributions": attributions,
            "figures": tuple(draw(st.lists(counted, max_size=3))),
            "aliases": {item.claimant.key: (draw(NAMES),) for item in attributions if item.claimant},
        }
    )


@st.composite
def watches(draw: st.DrawFn, **fields: Any) -> Watch:
    """A watch with any of the criteria, or with the usual one."""
    by_id = st.builds(lambda geonames_id, name: WatchedPlace(name=name, geonames_id=geonames_id), IDS, NAMES)
    by_name = NAMES.map(lambda name: WatchedPlace(name=name))
    around = st.builds(
        lambda name, point, radius: WatchedPlace(name=name, lat=point[0], lon=point[1], radius_km=radius),
        NAMES,
        POINTS,
        RADII,
    )
    words = st.lists(WORDS | TEXTS.map(lambda text: f'"{text}"'), min_size=1, max_size=3).map(" ".join)
    condition = st.builds(
        lambda measure, least: FigureCondition(measure=measure, at_least=least), MEASURES, st.none() | st.just(5.0)
    )
    given_some = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "places": st.lists(by_id | by_name | around, min_size=1, max_size=3).map(tuple),
                "topics": st.lists(st.sampled_from(["flood", "mines"]), min_size=1, max_size=2).map(tuple),
                "query": words.filter(lambda query: bool(words_of(query))),
                "claimants": st.lists(NAMES | WORDS, min_size=1, max_size=3).map(tuple),
                "figures": st.lists(condition, min_size=1, max_size=2).map(tuple),
            },
        )
    )
    sure, beliefs = draw(st.sampled_from([0.0, 0.5, 0.9, 1.0])), draw(st.booleans())
    return watch(**given_some, minimum_confidence=sure, beliefs=beliefs, **fields)
