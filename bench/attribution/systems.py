"""Who takes part: our extractor, raw spaCy for its speed, and textacy's direct quotations."""

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


def ours(found: dict[str, Any]) -> list[Marked]:
    """The attributions of one article, as ``claimwatch extract`` prints them."""
    return [
        Marked(
            source=_spans(each["source"]),
            cue=_spans(each["cue"]),
            content=_spans(each["content"]),
            cue_class=each["cue_class"],
            confidence=each["confidence"],
        )
        for each in found["attributions"]
    ]


class TextacyQuotations:
    """textacy's ``direct_quotations`` over spaCy with everything it reads, which is all but named entities.

    Each line of a text is read on its own: textacy refuses a text whose quotation marks do not come in pairs, and
    with lines it loses less.
    """

    def __init__(self) -> None:
        self._model: Language = load_small(without=("ner",))

    def extract(self, text: str) -> list[Marked]:
        """What it finds, offsets in code points of ``text``."""
        starts, lines, position = [], [], 0
        for line in text.split("\n"):
            if line.strip():
                starts.append(position)
                lines.append(line)
            position += len(line) + 1
        docs = self._model.pipe(lines)
        return [one for start, doc in zip(starts, docs, strict=True) for one in _quotations(doc, start)]


def contestants(*, peers: bool) -> list[Contestant]:
    """Everyone whose time is taken."""
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
        found = list(direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks
        return
    for one in found:
        yield Marked(_tokens(one.speaker, start), _tokens(one.cue, start), _tokens(list(one.content), start))


def _tokens(tokens: Sequence[Token], start: int) -> Spans:
    return ((start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1])),)
