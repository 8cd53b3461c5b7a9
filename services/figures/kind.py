"""What makes the extractor of figures differ from the others."""

from claimwatch_contracts.events import FiguresExtracted
from services._extractor.kind import ExtractorKind
from services.figures.extractor import VERSION
from services.figures.languages import LANGUAGES

FIGURES = ExtractorKind(
    event=FiguresExtracted,
    version=VERSION,
    arguments=lambda article: (article.text, article.title, article.published_at),
    fields=lambda counted: {"figures": counted.text, "title_figures": counted.title},
    languages=LANGUAGES,
)
