"""The part of a paragraph that is parsed: from the first to the last sentence that may hold a result."""

import pytest

from services.attribution.patterns.signs import worth_parsing
from services.attribution.text.paragraphs import split_paragraphs
from services.attribution.text.quotations import PieceIndex, find_quotations

PARTS = {
    "The river is wide. It rains in May.": None,
    "The river is wide. The mayor said so. It rains in May.": "The mayor said so.",
    "The river is wide. Their claim was that it sank. Here. It was according to them. It rains.": (
        "Their claim was that it sank. Here. It was according to them."
    ),
    "It rains. If the dam breaks, 31 people die. The river is wide.": "If the dam breaks, 31 people die.",
    "It rains. If the dam breaks, the road is cut.": None,
    "The river is wide. “It rains. In May,” Orr wrote. He left.": (
        "The river is wide. “It rains. In May,” Orr wrote. He left."
    ),
    "It rains. The magistrate, too, now has 13 dead, and 21 injured.": (
        "The magistrate, too, now has 13 dead, and 21 injured."
    ),
    "It rains. The union raised its count. At least 40 died. It rains.": (
        "The union raised its count. At least 40 died."
    ),
    "It rains. Died: 31 (health ministry). It rains.": "Died: 31 (health ministry).",
    "It rains. Minister: the river is wide.": "Minister: the river is wide.",
}


@pytest.mark.parametrize(("text", "part"), PARTS.items())
def test_the_part_that_is_worth_parsing(text: str, part: str | None) -> None:
    (paragraph,) = split_paragraphs(text)
    kept = worth_parsing(paragraph, PieceIndex(find_quotations(text, [paragraph])))
    assert (kept and kept.text) == part
    assert kept is None or text[kept.start : kept.end] == kept.text
