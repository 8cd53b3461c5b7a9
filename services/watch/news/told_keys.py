"""The keys by which a watch remembers what it was told. Equal keys are the same news, whoever publishes it.

The key of a story is made from the incident, or from the story of an article that is about none. The key of a figure is
made from claimant, measure, unit, population, place, period, value or bounds, comparator and polarity. The key of a
correction also contains the earlier value. The key of a statement without a told figure is made from claimant,
normalised content and polarity.
"""

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.extraction import Attribution, Factuality
from claimwatch_contracts.ledger import Entry
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Polarity
from claimwatch_language.figure_identity import amount, claimant_key, period_key, place_key
from claimwatch_language.normalising import normalised_words


def told_story_key(report: Report, incident_id: str | None = None) -> str:
    """The key of the report's story: articles about one incident tell one story."""
    if incident_id is not None:
        return derived_id("told", "incident", incident_id)
    return derived_id("told", "story", report.story_id)


def key_in_article(key: str, report: Report) -> str:
    """The key of what a watch is told of each article by itself."""
    return derived_id("told", "article", report.article.article_id, key)


def retraction_key(entry: Entry) -> str:
    """The key of what is taken back, by the finding that no longer stands."""
    return derived_id("told", "retraction", entry.finding_id)


def correction_key(figure: ReportedFigure) -> str:
    """The key of a correction: equal for equal values before and after. A change back to the old value has another."""
    before = amount(figure.corrects) if figure.corrects else ()
    return derived_id("told", "correction", *before, figure_key(figure))


def figure_key(figure: ReportedFigure) -> str:
    """The claim key of a figure. The denial of a figure has another key than the claim."""
    return derived_id(
        "told",
        "figure",
        claimant_key(figure),
        figure.measure,
        figure.population,
        place_key(figure.place),
        period_key(figure.date),
        *amount(figure),
        figure.unit,
        *_denied(figure.factuality),
    )


def statement_key(attribution: Attribution) -> str:
    """The claim key of a statement without a figure."""
    claimant = attribution.claimant and attribution.claimant.key
    return derived_id(
        "told", "statement", claimant, normalised_words(attribution.content.text), *_denied(attribution.factuality)
    )


def _denied(factuality: Factuality) -> tuple[str, ...]:
    return ("denied",) if factuality.polarity is Polarity.DENIED else ()
