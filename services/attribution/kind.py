"""What makes the extractor of attribution differ from the others."""

from claimwatch_contracts.events import AttributionsExtracted
from services._extractor.kind import ExtractorKind
from services.attribution.extractor import VERSION
from services.attribution.languages import LANGUAGES

ATTRIBUTION = ExtractorKind(
    event=AttributionsExtracted,
    version=VERSION,
    arguments=lambda article: (article.text,),
    fields=lambda said: {"attributions": said.attributions, "qualifiers": said.qualifiers},
    languages=LANGUAGES,
)
