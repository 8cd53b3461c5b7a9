"""``claimwatch extract``: what it reads, its deadline, and texts that speak to the terminal."""

import io
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError
from rich.console import Console

from services._cli.dead_letters_command import _cells
from services._cli.extraction.article import LISTS, Submitted, extract_article
from services._cli.extraction.table import print_tables
from services._cli.terminal import shown

TEXT = "The mayor said on Monday that five people were killed in Aleppo, Syria."
HOSTILE = "[/] [link=http://evil.example]saw[/link] \x1b[2J \x9b31m \x1b]0;x\x07 \u202e \ud800 [/nonsense]"
OBEYED = ("\x1b", "\x9b", "\x07", "\u202e", "\ud800")


def test_what_was_not_read_by_the_deadline_is_named() -> None:
    found = extract_article(Submitted(id="1", text=TEXT), 1e-9)
    assert [reason.split()[0] for reason in found["partial"]] == ["attribution", "figures", "mentions"]
    assert found["figures"] == []


def test_a_text_that_was_read_is_not_partial() -> None:
    found = extract_article(Submitted(id="1", text=TEXT), 600)
    assert found["partial"] == []
    assert len(found["figures"]) == len(found["attributions"]) == 1


def test_texts_are_shown_as_they_are_and_obeyed_by_no_terminal() -> None:
    told = shown(HOSTILE).plain
    assert "[link=http://evil.example]saw[/link]" in told
    assert "\\x1b[2J" in told
    assert not any(sign in told for sign in OBEYED)


@pytest.mark.parametrize("part", ["source", "cue", "content"])
def test_tables_survive_markup_and_escape_sequences(part: str) -> None:
    item = {
        "claimant": {"name": HOSTILE},
        **{name: {"text": "x"} for name in ("source", "cue", "content")},
        part: {"text": HOSTILE},
        "type": "direct",
        "cue_class": "assert",
        "factuality": {"polarity": "asserted", "certainty": "certain"},
        "confidence": 0.9,
        "worth_telling": True,
        "held_back": None,
    }
    out = io.StringIO()
    found = {"language": "en"} | {key: [] for key in LISTS} | {"attributions": [item]}
    print_tables(found, Console(file=out, width=400, force_terminal=False))
    assert "[/nonsense]" in out.getvalue()
    assert not any(sign in out.getvalue() for sign in OBEYED)


def test_dead_letters_are_listed_with_whatever_their_headers_say() -> None:
    *_, reason, event = _cells({"dlq-reason": f"Field required [type=missing] {HOSTILE}", "ce_id": HOSTILE})
    assert reason.plain.startswith("Field required [type=missing] [/] [link=")
    assert not any(sign in reason.plain + event.plain for sign in OBEYED)


def test_tables_say_when_and_how_it_is_put() -> None:
    text = (
        "The army denied that 45 people were killed in Aleppo on 3 May 2026. "
        "A medic said that 31 people may have been wounded in Raqqa."
    )
    out = io.StringIO()
    print_tables(extract_article(Submitted(id="1", text=text)), Console(file=out, width=400, force_terminal=False))
    killed, wounded = (line for line in out.getvalue().splitlines() if "(exact)" in line)
    assert "2026-05-03" in killed and "denied" in killed and "0." in killed
    assert "possible" in wounded and "denied" not in wounded


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that 31 people were killed in Homs. Two districts were quiet, 12 km from the river.",
        "At least 9 people died in Hama. The army could not confirm that 14 were hurt. Some believe it was a drone.",
        "A blast hit Raqqa. Twelve people died, the Red Crescent said. In all 12 people died in Raqqa.",
    ],
)
def test_what_is_worth_telling_is_what_a_watch_with_default_settings_is_told(text: str) -> None:
    found = extract_article(Submitted(id="1", title="News", text=text))
    told = {item["figure"] for item in found["news"]} - {None}
    assert told == {index for index, figure in enumerate(found["figures"]) if figure["worth_telling"]} != set()
    stated = {item["attribution"] for item in found["news"] if item["figure"] is None} - {None}
    assert stated == {index for index, said in enumerate(found["attributions"]) if said["worth_telling"]}


@pytest.mark.parametrize("day", ["2005-03-28", "March 28, 2005", "28 Mar 2005", "28 March 2005"])
def test_the_day_of_publication_may_stand_in_words(day: str) -> None:
    submitted = Submitted.model_validate({"id": "1", "text": TEXT, "published_at": day})
    assert submitted.published_at is not None
    assert submitted.published_at.date() == date(2005, 3, 28)


def test_a_moment_of_publication_keeps_its_hour() -> None:
    submitted = Submitted.model_validate({"id": "1", "text": TEXT, "published_at": "2005-03-28T10:00:00+02:00"})
    assert submitted.published_at == datetime(2005, 3, 28, 8, tzinfo=UTC)


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValidationError, match="published_at"):
        Submitted.model_validate({"id": "1", "text": TEXT, "published_at": "last week or so"})
