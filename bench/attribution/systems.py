"""The compared systems: our extractor, spaCy alone for its speed, and textacy's direct quotations."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from bench.attribution.marked import Marked, Spans
from bench.command import OURS
from bench.spacy_models import load_small
from bench.timing import Contestant, Work
from services.attribution.extractor import AttributionExtractor

PARSER_ONLY = ("ner", "tagger", "attribute_ruler", "lemmatizer")
TEXTACY = "textacy"


def ours(extraction: dict[str, Any]) -> list[Marked]:
    """The attributions of one article, from the output of ``claimwatch extract``."""
    return [
        Marked(
            source=_spans(attribution["source"]),
            cue=_spans(attribution["cue"]),
            content=_spans(attribution["content"]),
            cue_class=attribution["cue_class"],
            confidence=attribution["confidence"],
        )
        for attribution in extraction["attributions"]
    ]


class TextacyQuotations:
    """textacy's ``direct_quotations`` on spaCy's output; spaCy runs without named entities, which textacy does not use.

    Each line of a text is read by itself. textacy refuses a text with an unpaired quotation mark, and so it loses only
    a line.
    """

    def __init__(self) -> None:
        self._model: Language = load_small(without=("ner",))

    def extract(self, text: str) -> list[Marked]:
        """The direct quotations, with offsets in code points of ``text``."""
        starts, lines, position = [], [], 0
        for line in text.split("\n"):
            if line.strip():
                starts.append(position)
                lines.append(line)
            position += len(line) + 1
        docs = self._model.pipe(lines)
        return [marked for start, doc in zip(starts, docs, strict=True) for marked in _quotations(doc, start)]


def contestants(*, peers: bool) -> list[Contestant]:
    """The systems whose time is measured."""
    others = [Contestant(TEXTACY, lambda: TextacyQuotations().extract)] if peers else []
    return [
        Contestant(OURS, lambda: AttributionExtractor().extract),
        Contestant("spaCy, tok2vec and parser", _raw(PARSER_ONLY)),
        Contestant("spaCy without NER", _raw(("ner",))),
        *others,
    ]


def _raw(without: tuple[str, ...]) -> Callable[[], Work]:
    def start() -> Work:
        return load_small(without=without)

    return start


def _spans(surface: dict[str, Any] | None) -> Spans:
    return tuple((start, end) for start, end in surface["spans"]) if surface else ()


def _quotations(doc: Doc, start: int) -> Iterator[Marked]:
    from textacy.extract.triples import direct_quotations

    try:
        quotations = list(direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks
        return
    for quotation in quotations:
        speaker, cue, content = quotation.speaker, quotation.cue, list(quotation.content)
        yield Marked(_tokens(speaker, start), _tokens(cue, start), _tokens(content, start))


def _tokens(tokens: Sequence[Token], start: int) -> Spans:
    return ((start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1])),)
