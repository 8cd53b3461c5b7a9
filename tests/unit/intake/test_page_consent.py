"""Boxes that ask for consent are no part of an article."""

import pytest

from tests.unit.intake.courier import CONSENT, LEAD, REST, SHORT, read


@pytest.mark.parametrize(
    "box",
    [
        "<div class='overlay'><div class='gdpr-box'>{}</div></div>",
        "<div id='onetrust-banner-sdk'>{}</div>",
        "<section class='x1'>{}</section>",
        "<div role='dialog' aria-label='privacy'>{}</div>",
        "<aside><form>{}</form></aside>",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("frame", ["{}", "<div id='app'>{}</div>", "<main>{}</main>"])
def test_a_consent_box_leaves_the_shortest_article_as_it_is(box: str, is_first: bool, frame: str) -> None:
    parts = [box.format(CONSENT), SHORT]
    page = read(frame.format("".join(parts if is_first else reversed(parts))), "Raid in Homs")
    assert page.text == "Nine people were killed in a raid on Homs on Tuesday, a nurse said."


def test_a_consent_box_in_another_language_goes_as_well() -> None:
    box = (
        "<div class='o'><h2>Ihre Wahl</h2><p>Wir und unsere 212 Partner verarbeiten personenbezogene Daten und "
        "speichern Cookies auf Ihrem Gerät.</p><p>Mit Ihrer Einwilligung zeigen wir Ihnen Werbung.</p></div>"
    )
    assert "Partner" not in read(box + SHORT).text


def test_news_about_consent_is_news() -> None:
    paragraphs = (
        "The court said on Tuesday that websites need consent before they store cookies on a device of their readers.",
        "“You must be able to refuse what we and our partners do,” the judge told the advertising firm from Dublin.",
        "Its 40 partners had argued that they have a legitimate interest in personal data, and may appeal until May.",
    )
    page = read("<article><h1>Court rules</h1>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article>")
    assert page.text == "\n".join(paragraphs)


@pytest.mark.parametrize(
    "frame",
    [
        "<div class='cmp-text'>{}</div>",
        "<div class='trusted-sources'>{}</div>",
        "<div class='post-privacy'>{}</div>",
        "<div class='has-cookie-notice'><h1>Bridge shelled at night</h1>{}</div>",
        "<div class='tag-cookie-law'><article>{}</article></div>",
    ],
)
def test_a_name_that_only_sounds_like_a_consent_box_is_none(frame: str) -> None:
    assert read(frame.format(f"<p>{LEAD}</p><p>{REST}</p>")).text == f"{LEAD}\n{REST}"
