"""News in words, on one line."""

from claimwatch_contracts.extraction import Attribution, Figure, Place
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Comparator, CueClass, Measure, PlaceRole, Polarity

_COMPARED = {
    Comparator.EXACT: "",
    Comparator.ABOUT: "about ",
    Comparator.AT_LEAST: "at least ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.LESS_THAN: "less than ",
    Comparator.BETWEEN: "",
}
_COUNTED = {Measure.PEOPLE_OTHER: "people", Measure.DISTANCE: "km", Measure.MONEY: "", Measure.OTHER: ""}
_BY = {
    CueClass.DEMAND: "in a demand by",
    CueClass.ACCUSE: "alleged by",
    CueClass.CONDEMN: "condemned by",
    CueClass.WARN: "warned of by",
    CueClass.PROMISE: "in a promise by",
    CueClass.ASK: "asked about by",
    CueClass.BELIEVE: "believed by",
}
_SAYING = {
    CueClass.DEMAND: " demands",
    CueClass.ACCUSE: " accuses",
    CueClass.CONDEMN: " condemns",
    CueClass.WARN: " warns",
    CueClass.PROMISE: " promises",
    CueClass.ASK: " asks",
    CueClass.BELIEVE: " believes",
}
_LONGEST_ABBREVIATION = 4


def describe_figure(report: Report, figure: ReportedFigure) -> str:
    """The figure on one line: amount, measure, population, place, claimant and cue class, and the earlier amount."""
    parts = [amount(figure), figure.unit or "", counted(figure.measure)]
    if figure.population:
        parts.append(f"({figure.population})")
    line = " ".join(part for part in parts if part)
    if figure.place is not None:
        line += f", {whereabouts(report, figure.place)}"
    denied = figure.factuality.polarity is Polarity.DENIED
    if figure.claimant is None:
        line += ", denied, no claimant named" if denied else ", no claimant named"
    else:
        by = "denied by" if denied else _BY.get(_cue_class_of(report, figure), "claimed by")
        line += f", {by} {figure.claimant.name}"
    return line if figure.was is None else f"{line} (was {amount(figure.was)})"


def describe_statement(report: Report, attribution: Attribution) -> str:
    """The claimant, what the claimant does by the statement (" denies", " demands"), and the content."""
    who = attribution.claimant.name if attribution.claimant else "no claimant named"
    denied = attribution.factuality.polarity is Polarity.DENIED
    saying = " denies" if denied else _SAYING.get(attribution.cue_class, "")
    return f"{who}{saying}: {attribution.content.shown(report.article.text)}"


def whereabouts(report: Report, place: Place) -> str:
    """The place as the article writes it. If the gazetteer lacks the place, the containing area follows."""
    name = as_written(place)
    if place.geonames_id is not None or not place.within:
        return name
    area = place.within[0]
    same = (other for other in report.places if other.geonames_id == area.geonames_id is not None)
    around = next((as_written(other) for other in same if other.role is PlaceRole.LOCATION), area.name)
    return name if around.casefold() in name.casefold() else f"{name}, {around}"


def as_written(place: Place) -> str:
    """The name in the article's spelling ("Raqqa", not "Ar Raqqah"), but not in the capitals of a dateline."""
    name = " ".join(place.text.split())
    if name.casefold() == place.name.casefold():
        return place.name
    return name.title() if name.islower() or (name.isupper() and len(name) > _LONGEST_ABBREVIATION) else name


def counted(measure: Measure) -> str:
    """What a measure counts, in words; empty if there is no word for it."""
    return _COUNTED.get(measure, measure.value.replace("_", " "))


def _cue_class_of(report: Report, figure: ReportedFigure) -> CueClass:
    """The cue class of the attribution that contains the figure; ``ASSERT`` outside attributions."""
    return CueClass.ASSERT if figure.attribution is None else report.attributions[figure.attribution].cue_class


def amount(figure: Figure) -> str:
    """Comparator and value: "more than 4,000", "15 to 20", "at least 24"."""
    if figure.comparator is Comparator.BETWEEN and figure.min is not None and figure.max is not None:
        return f"{figure.min:,.12g} to {figure.max:,.12g}"
    value = next((v for v in (figure.value, figure.min, figure.max) if v is not None), None)
    return f"{_COMPARED[figure.comparator]}{figure.text if value is None else f'{value:,.12g}'}"
