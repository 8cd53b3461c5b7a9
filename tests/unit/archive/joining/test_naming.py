"""The join files claimants under the names they are known by."""

from claimwatch_contracts.documents import Alias
from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.report import Report
from claimwatch_language.names.aliases import Aliases
from services.archive.joining.join import join_report
from tests.builders import NOW, article, attribution, extractions, figure

TEXT = "Syria's Ministry of Foreign Affairs said that 40 people were killed, Reuters news agency reported."
FROM_TEXT = "Syrian Ministry of Foreign Affairs"
OURS = Alias(alias_id="x", name="Damascus MFA", names=("Foreign Ministry of Syria",), created_at=NOW, updated_at=NOW)


def filed(aliases: Aliases, *, revision: int = 1, value: int = 40, previous: Report | None = None) -> Report:
    """The report of the text with that number in it, as the attribution extractor names its claimants."""
    text = TEXT.replace("40", str(value))
    published = article(text, revision=revision)
    said = attribution(
        text,
        "Syria's Ministry of Foreign Affairs",
        "said",
        f"{value} people were killed",
        claimant=Claimant(key="syrian-ministry-of-foreign-affairs", name=FROM_TEXT, text=FROM_TEXT),
        via=Claimant(key="reuters-news-agency", name="Reuters news agency", text="Reuters news agency"),
    )
    parts = extractions(published, attributions=(said,), figures=(figure(text, str(value), value),))
    return join_report(published, *parts, story_id="s", original="a1", previous=previous, aliases=aliases)


def test_claimants_outlets_and_figures_carry_the_known_name_and_the_text_its_own() -> None:
    report = filed(Aliases())
    (said,) = report.attributions
    assert said.claimant and said.via and report.figures[0].claimant
    assert (said.claimant.key, said.claimant.name) == ("syrian-foreign-ministry", "Syrian Foreign Ministry")
    assert said.claimant.text == FROM_TEXT
    assert said.via.key == "reuters"
    assert report.figures[0].claimant == said.claimant
    assert report.aliases == {"reuters": ("Reuters news agency", "Thomson Reuters")}


def test_an_operators_name_is_filed_with_the_names_it_stands_for() -> None:
    report = filed(Aliases([OURS]))
    assert report.attributions[0].claimant and report.attributions[0].claimant.key == "damascus-mfa"
    assert report.aliases["damascus-mfa"] == ("Foreign Ministry of Syria", "Syrian Foreign Ministry")


def test_a_figure_is_corrected_although_its_claimant_was_renamed_in_between() -> None:
    before = filed(Aliases())
    (risen,) = filed(Aliases([OURS]), revision=2, value=45, previous=before).figures
    assert risen.corrects and risen.corrects.value == 40
