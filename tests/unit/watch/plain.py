"""Whether a watch concerns a report, criterion by criterion and thing by thing, without index, facts and entries."""

import re
from itertools import chain, product

from claimwatch_contracts.criteria import CriteriaGroup, FigureCondition, WatchedPlace
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import Attribution, Claimant, Place
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import CueClass, PlacePrecision, PlaceRole, Polarity
from claimwatch_language.geography import distance_km
from claimwatch_language.names.aliases import BUILT_IN
from claimwatch_language.queries.parsing import parse_query
from claimwatch_language.queries.tree import AllOf, AnyOf, Field, NoneOf, Pattern, Query, Words
from services.watch.facts.facts import point_of
from services.watch.facts.heard import initials_of
from services.watch.facts.words import words_of
from services.watch.news.hearing import Hearing, hearing_of


def plainly(asked: Watch, filed: Report) -> bool:
    """Whether a watch concerns a report."""
    hearing = hearing_of(asked)
    own = met(asked, filed, hearing)
    any_of = met(asked.any_of, filed, hearing) if asked.any_of else {}
    none_of = met(asked.none_of, filed, hearing) if asked.none_of else {}
    unwanted = {"topics", "query", "publishers", "languages"} & {name for name, is_met in none_of.items() if is_met}
    return all(own.values()) and (not any_of or any(any_of.values())) and not unwanted


def met(criteria: Watch | CriteriaGroup, filed: Report, hearing: Hearing) -> dict[str, bool]:
    """By the name of each criterion that is set: whether the report meets it."""
    located = [each for each in (*filed.places, *filed.title_places) if each.role is PlaceRole.LOCATION]
    heard = [attribution for attribution in filed.attributions if hearing.hears(attribution)]
    counted = hearing.figures(filed)
    claimants = [each.claimant for each in (*heard, *counted) if each.claimant is not None]
    answers = {
        "places": any(is_in(watched, place) for watched, place in product(criteria.places, located)),
        "topics": any(topic.key in criteria.topics for topic in filed.topics),
        "query": bool(criteria.query) and says(parse_query(criteria.query or "-"), filed, heard),
        "claimants": any(
            is_meant(watched, claimant, filed.aliases.get(claimant.key, ()))
            for watched, claimant in product(criteria.claimants, claimants)
        ),
        "figures": any(is_counted(condition, each) for condition, each in product(criteria.figures, counted)),
        "cues": any(does(cue, attribution) for cue, attribution in product(criteria.cues, heard)),
        "publishers": words_of(filed.article.publisher) in map(words_of, criteria.publishers),
        "languages": filed.article.language in criteria.languages,
    }
    return {name: is_met for name, is_met in answers.items() if getattr(criteria, name)}


def is_in(watched: WatchedPlace, place: Place) -> bool:
    """Whether a place is the watched place or lies in it, and is known exactly enough."""
    ladder = list(PlacePrecision)
    if watched.least_precision and ladder.index(place.precision) > ladder.index(watched.least_precision):
        return False
    point, box = point_of(place), watched.box
    if box is not None:
        if point is None or not box.south <= point[0] <= box.north:
            return False
        east_of_west, west_of_east = point[1] >= box.west, point[1] <= box.east
        return (east_of_west and west_of_east) if box.west <= box.east else (east_of_west or west_of_east)
    if watched.geonames_id is not None:
        return watched.geonames_id in (place.geonames_id, *(area.geonames_id for area in place.within))
    if watched.radius_km is not None:
        assert watched.lat is not None
        assert watched.lon is not None
        return point is not None and distance_km(watched.lat, watched.lon, *point) <= watched.radius_km
    return watched.name.casefold() in (place.name.casefold(), place.text.casefold())


def initials(name: str) -> str:
    """The initials of a body's name; a name that is no name otherwise."""
    return initials_of(name)[0].upper() if initials_of(name) else "none"


def is_meant(watched: str, claimant: Claimant, other_names: tuple[str, ...]) -> bool:
    """Whether one of a claimant's names means the same, or has every word of the watched name or is its initials."""
    watched = watched if " " in watched else watched.replace("-", " ")
    alias = BUILT_IN.known(watched)
    if BUILT_IN.key(watched) in {claimant.key, *map(BUILT_IN.key, other_names)}:
        return True
    forms = (claimant.name, *other_names)
    if any(initials(watched) == form or initials(form) == watched.upper() for form in forms):
        return True
    names = [set(words_of(name)) for name in (f"{claimant.name} {claimant.key}", *other_names)]
    known = (alias.name, *(name for name in alias.names if re.fullmatch("[A-Z]{3,}", name))) if alias else ()
    asked = [set(words_of(name)) for name in (watched, *known)]
    return any(words and words <= name for words, name in product(asked, names))


def is_counted(condition: FigureCondition, figure: ReportedFigure) -> bool:
    """Whether a figure with a single value meets a condition."""
    if figure.measure != condition.measure or condition.population not in (None, figure.population):
        return False
    if condition.at_least is not None and (figure.value is None or figure.value < condition.at_least):
        return False
    if condition.changed_by_percent is None:
        return True
    if figure.was is None or figure.was.value is None or figure.value is None:
        return False
    return abs(figure.value / figure.was.value - 1) * 100 > condition.changed_by_percent


def does(cue: CueClass, attribution: Attribution) -> bool:
    """Whether the source of a statement does that by its words."""
    denies = attribution.factuality.polarity is Polarity.DENIED
    return attribution.cue_class is cue or (cue is CueClass.DENY and denies)


def says(tree: Query, filed: Report, heard: list[Attribution]) -> bool:
    """Whether a report has the words of a query."""
    match tree:
        case Words(text, field):
            asked = words_of(text)
            return any(
                words[start : start + len(asked)] == asked
                for words in texts(field, filed, heard)
                for start in range(len(words))
            )
        case Pattern(text, field):
            like = re.compile(text.replace("*", ".*").replace("?", "."))
            return any(like.fullmatch(word) for word in chain(*texts(field, filed, heard)))
        case AllOf(parts):
            return all(says(part, filed, heard) for part in parts)
        case AnyOf(parts):
            return any(says(part, filed, heard) for part in parts)
        case NoneOf(part):
            return not says(part, filed, heard)


def texts(field: Field | None, filed: Report, heard: list[Attribution]) -> list[list[str]]:
    """The words of each text in which a field is looked for."""
    title, text = filed.article.title, filed.article.text
    whole = {None: f"{title} {text}", Field.TITLE: title, Field.TEXT: text}
    if field in whole:
        return [words_of(whole[field])]
    if field is Field.CONTENT:
        return [words_of(statement.content.text) for statement in heard]
    named = [statement.claimant for statement in heard if statement.claimant]
    names = [name for each in named for name in (each.name, each.text, *filed.aliases.get(each.key, ()))]
    return [words_of(name) for name in (*names, *(each.source.text for each in heard if each.source))]
