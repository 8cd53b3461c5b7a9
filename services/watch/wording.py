"""News in words, on one line: what is counted, where, and who says so in which way."""

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
    """The figure as one line for people: amount, what, where, who says so in which way, and what it was before."""
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
        said = "denied by" if denied else _BY.get(_cue_class_of(report, figure), "claimed by")
        line += f", {said} {figure.claimant.name}"
    return line if figure.was is None else f"{line} (was {amount(figure.was)})"


def describe_statement(report: Report, attribution: Attribution) -> str:
    """Who says what, and whether by denying, demanding and so on. A content that denies by itself stands alone."""
    who = attribution.claimant.name if attribution.claimant else "no claimant named"
    denied = attribution.factuality.polarity is Polarity.DENIED
    saying = " denies" if denied else _SAYING.get(attribution.cue_class, "")
    return f"{who}{saying}: {attribution.content.shown(report.article.text)}"


def whereabouts(report: Report, place: Place) -> str:
    """The place as the article writes it; after one that the gazetteer lacks, what it lies in."""
    name = as_written(place)
    if place.geonames_id is not None or not place.within:
        return name
    area = place.within[0]
    same = (other for other in report.places if other.geonames_id == area.geonames_id is not None)
    around = next((as_written(other) for other in same if other.role is PlaceRole.LOCATION), area.name)
    return name if around.casefold() in name.casefold() else f"{name}, {around}"


def as_written(place: Place) -> str:
    """The name in the article's own spelling ("Raqqa", not "Ar Raqqah"), but not in the capitals of a dateline."""
    name = " ".join(place.text.split())
    if name.casefold() == place.name.casefold():
        return place.name
    return name.title() if name.islower() or (name.isupper() and len(name) > _LONGEST_ABBREVIATION) else name


def counted(measure: Measure) -> str:
    """What a measure counts, for people; nothing where the number says no more than itself."""
    return _COUNTED.get(measure, measure.value.replace("_", " "))


def _cue_class_of(report: Report, figure: ReportedFigure) -> CueClass:
    """How the claim a figure stands in is made; ``ASSERT`` outside any."""
    return CueClass.ASSERT if figure.attribution is None else report.attributions[figure.attribution].cue_class


def amount(figure: Figure) -> str:
    """Comparator and value: "more than 4,000", "15 to 20", "at least 24"."""
    if figure.comparator is Comparator.BETWEEN and figure.min is not None and figure.max is not None:
        return f"{figure.min:,.12g} to {figure.max:,.12g}"
    value = next((v for v in (figure.value, figure.min, figure.max) if v is not None), None)
    return f"{_COMPARED[figure.comparator]}{figure.text if value is None else f'{value:,.12g}'}"
