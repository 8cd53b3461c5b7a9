"""The ranges that a qualifying word governs, and the factuality that it gives them."""

from collections.abc import Callable

import pytest

from claimwatch_contracts.extraction import Factuality
from services.attribution.factuality import find_effects
from services.attribution.factuality.effects import CONDITIONAL, DENIED, NOT_CONFIRMED, POSSIBLE, PROBABLE
from services.attribution.text.parsed_paragraph import ParsedParagraph

Row = tuple[str, str, Factuality]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke.", []),
        ("Nine miners have not been found.", []),
        ("The report is false.", [("false", "The report", DENIED)]),
        ("The toll is not true.", [("true", "The toll", DENIED)]),
        ("He called the toll a lie.", [("lie", "the toll", DENIED)]),
        (
            "The number of 120 martyrs that the militia circulates is a fabrication.",
            [
                (
                    "fabrication",
                    "The number of 120 martyrs that the militia circulates is | the militia circulates",
                    DENIED,
                )
            ],
        ),
        (
            "The figure of 80 dead which the rebels spread is false.",
            [("false", "The figure of 80 dead which the rebels spread", DENIED)],
        ),
        (
            "Unconfirmed reports of 9 deaths spread.",
            [("Unconfirmed", "Unconfirmed reports of 9 deaths", NOT_CONFIRMED)],
        ),
        ("The army denied that 31 people died.", [("denied", "that 31 people died", DENIED)]),
        ("The army retracted the report of 31 deaths.", [("retracted", "the report of 31 deaths", NOT_CONFIRMED)]),
        (
            "The police could not confirm that 31 people died.",
            [("confirm", "that 31 people died", NOT_CONFIRMED)],
        ),
        ("Fears that the dam would break grew.", [("Fears", "that the dam would break", POSSIBLE)]),
        (
            "There is no evidence that the well was poisoned.",
            [("evidence", "no evidence that the well was poisoned", NOT_CONFIRMED)],
        ),
        ("The army cast doubt on the toll.", [("doubt", "on the toll", NOT_CONFIRMED)]),
        ("The governor said nothing about the flood.", [("nothing", "nothing about the flood", NOT_CONFIRMED)]),
        ("31 people may have died.", [("may", "31 people", POSSIBLE)]),
        (
            "If the dam breaks, 31 villages would drown.",
            [
                ("If", "If the dam breaks", CONDITIONAL),
                ("If", "31 villages", CONDITIONAL),
                ("would", "31 villages", CONDITIONAL),
            ],
        ),
        (
            "It is unclear whether the dam broke.",
            [("unclear", "whether the dam broke", NOT_CONFIRMED), ("whether", "whether the dam broke", NOT_CONFIRMED)],
        ),
        ("31 people were not killed.", [("not", "31 people", DENIED)]),
        ("The army threatened to kill 31 men.", [("to", "31 men", POSSIBLE)]),
        ("Did the dam kill 31 people?", [("?", "the dam | 31 people", NOT_CONFIRMED)]),
        ("Police arrested 12 men suspected of planting the bomb.", []),
        (
            "They met in the hope of ending a war that has cost 31 lives.",
            [("hope", "They | of ending a war", POSSIBLE)],
        ),
        ("Nine people, suspected of being spies, were shot.", []),
        ("The dam probably killed 31 people.", [("probably", "The dam | 31 people", PROBABLE)]),
        ("The dam appears to have killed 31 people.", [("appears", "The dam | to have killed 31 people", PROBABLE)]),
    ],
)
def test_effects(parsed: Callable[[str], ParsedParagraph], text: str, expected: list[Row]) -> None:
    assert [
        (
            text[effect.cue[0] : effect.cue[1]],
            " | ".join(text[start:end] for start, end in effect.scope),
            effect.factuality,
        )
        for effect in find_effects(parsed(text))
    ] == expected


@pytest.mark.parametrize(("verb", "takes_back"), [("retracted", True), ("questioned", False)])
def test_only_who_retracts_a_claim_no_longer_makes_it(
    parsed: Callable[[str], ParsedParagraph], verb: str, takes_back: bool
) -> None:
    (effect,) = find_effects(parsed(f"The army {verb} the report of 31 deaths."))
    assert effect.takes_back is takes_back
