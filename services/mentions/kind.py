"""What makes the extractor of mentions differ from the others."""

from claimwatch_contracts.events import MentionsExtracted
from services._extractor.kind import ExtractorKind
from services.mentions.extractor import VERSION

MENTIONS = ExtractorKind(
    event=MentionsExtracted,
    version=VERSION,
    arguments=lambda article: (article.text, article.title),
    fields=lambda lists: {"places": lists[0], "title_places": lists[1], "topics": lists[2]},
    languages=None,
)
