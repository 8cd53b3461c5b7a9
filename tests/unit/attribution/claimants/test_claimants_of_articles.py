"""The claimant, kind and outlet of each claim in whole articles."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from claimwatch_contracts.extraction import Attribution
from services.attribution.extractor import AttributionExtractor
from tests.builders import in_words

ARTICLES = Path(__file__).parent


def articles() -> Iterator[ParameterSet]:
    """The articles with their attributions: words of the content, claimant ("" for nobody), kind, outlet."""
    for path in sorted(ARTICLES.glob("*.toml")):
        for article in tomllib.loads(path.read_text(encoding="utf-8"))["article"]:
            yield pytest.param(article["text"].strip(), article["said"], id=f"{path.stem}: {article['about']}")


@pytest.mark.parametrize(("text", "said"), list(articles()))
def test_who_claims_what(extractor: AttributionExtractor, text: str, said: list[list[str]]) -> None:
    found = extractor.extract(text)
    told = [closest(found, words) for words, *_ in said]
    assert [(words, *voices(attribution)) for (words, *_), attribution in zip(said, told, strict=True)] == [
        (words, name.casefold(), kind[0] if kind else None, kind[1] if kind[1:] else None)
        for words, name, *kind in said
    ]
    assert in_words(attribution for attribution in found if attribution not in told) == []


def closest(found: tuple[Attribution, ...], words: str) -> Attribution:
    """The attribution with the shortest content that has the words."""
    return min((each for each in found if words in each.content.text), key=lambda each: len(each.content.text))


def voices(attribution: Attribution) -> tuple[str, Any, str | None]:
    claimant, via = attribution.claimant, attribution.via
    name, kind = (claimant.name.casefold(), claimant.kind.value) if claimant else ("", None)
    return name, kind, via.name if via else None
