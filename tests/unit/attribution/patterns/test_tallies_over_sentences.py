"""Counts whose source stands in another sentence or line: free indirect speech, and sheets of figures."""

import pytest

from services.attribution.extractor import AttributionExtractor

FREE = {
    "The Health Ministry held a briefing in Lodwar on Tuesday. Forty people had died; six were missing.": (
        "Health Ministry"
    ),
    "The mayor, Ines Calado, received reporters in her kitchen. Eleven people had drowned.": "Ines Calado",
    "Colonel Idris Bako read from a sheet of paper. Nine of his men had been killed.": "Idris Bako",
    "At dusk the hospital director came out to the gate. Seventeen bodies had been brought in.": "hospital director",
    "The statement of the Border Guard ran to four lines. Three smugglers had been shot dead.": "Border Guard",
    "Asked about the toll, the prosecutor shook her head. Twenty-six bodies had been identified.": "prosecutor",
    "The county commander, Ali Lelei, remembers another afternoon. Three men had been trampled.": "Ali Lelei",
    "The coroner looked through her notes. There had been 14 bodies.": "coroner",
}
NOT_FREE = [
    "The Health Ministry held a briefing on Tuesday. The town has about 40,000 inhabitants.",
    "The Health Ministry held a briefing on Tuesday. A flood in 1987 had killed 300 people.",
    "The Health Ministry held a briefing on Tuesday.\n\nForty people had died in the north.",
    "The mayor came to the funeral. Two hundred people walked behind the coffins.",
    "The river came to the gate. Forty houses had been flooded.",
    "The union bought a lorry. Sixteen people had been on the bus.",
    "The mayor opened the register. Nobody had died.",
]
SHEETS = {
    "Numbers given on Friday: army: 5 killed, 11 wounded; rebels: 30 killed.": {"army", "rebels"},
    "Killed: 12 [Civil Defence]; injured: 57 [Red Crescent].": {"Civil Defence", "Red Crescent"},
    "Dead - 23 (source: Interior Ministry).": {"Interior Ministry"},
    "- By health zone, WHO: Orun 34 confirmed cases and 20 deaths.": {"WHO"},
    "KEY FIGURES\n33 deaths\n118 cases\nAll figures: Provincial Health Directorate, unless stated otherwise.": {
        "Provincial Health Directorate"
    },
    "71 cases (58 confirmed), according to the situation report no. 5 of the Health Ministry.": {"Health Ministry"},
}
NO_SHEETS = ["- Aleppo: 14 dead, 30 homeless.", "Total: 40 dead.", "Wounded: 40 cases.", "All figures: see below."]


def _claimants(extractor: AttributionExtractor, text: str) -> set[str]:
    return {found.claimant.name for found in extractor.extract(text) if found.claimant}


@pytest.mark.parametrize(("text", "claimant"), FREE.items())
def test_who_speaks_goes_on_without_a_cue(extractor: AttributionExtractor, text: str, claimant: str) -> None:
    assert claimant in _claimants(extractor, text)


@pytest.mark.parametrize("text", NOT_FREE)
def test_other_tenses_and_paragraphs_are_the_articles_own(extractor: AttributionExtractor, text: str) -> None:
    assert _claimants(extractor, text) == set()


@pytest.mark.parametrize(("text", "claimants"), SHEETS.items())
def test_the_sources_of_a_sheet(extractor: AttributionExtractor, text: str, claimants: set[str]) -> None:
    assert _claimants(extractor, text) == claimants


@pytest.mark.parametrize("text", NO_SHEETS)
def test_a_place_or_a_label_is_no_source(extractor: AttributionExtractor, text: str) -> None:
    assert _claimants(extractor, text) == set()
