"""Invented articles of a few hundred words, and what becomes of them on the way through other newsrooms."""

from datetime import datetime, timedelta
from typing import Any

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.report import Report
from services.archive.joining.join import join_report
from services.archive.stories.fingerprint import Fingerprint, fingerprint
from tests.builders import NOW, article, extractions

FERRY = (
    "At least 14 people drowned when a ferry turned over in the mouth of the river on Tuesday, the port said. "
    "The boat had left the northern pier at dawn with market women and their goods, far more than its papers allowed. "
    "Fishermen pulled 23 passengers out of the water and brought them to a clinic behind the salt works. "
    "Witnesses told a radio station that the hull struck a sandbank which last month's storm had moved. "
    "The owner of the line could not be reached; his office was locked and nobody had seen him since the weekend. "
    "It was the third accident on this crossing in two years, and the fishermen's union has long asked for a beacon. "
    "The governor promised an inquiry and ordered the remaining boats to stay in port until their hulls are inspected. "
    "Relatives waited all day on the quay with blankets, and a teacher read out the names of those who had been found."
)
SCHOOL = (
    "The provincial council voted on Monday to close six village schools and to bus their pupils to the county town. "
    "Parents who had filled the public gallery booed as the chairman read the list, and two were led out by stewards. "
    "The council says that the roofs alone would cost more than a new house, and that classes have shrunk for decades. "
    "A retired headmistress said the children would spend longer on the road than over their books. "
    "The decision has to be confirmed by the ministry before the summer, and its critics have hired a lawyer."
)


def print_of(
    text: str = FERRY,
    article_id: str = "first",
    *,
    after: timedelta = timedelta(),
    figures: tuple[Figure, ...] = (),
    **more: Any,
) -> Fingerprint:
    """The fingerprint of an article with that text, published some time ``after`` the first."""
    return fingerprint(unplaced(text, article_id, NOW + after, figures, **more))


def unplaced(text: str, article_id: str, at: datetime = NOW, figures: tuple[Figure, ...] = (), **more: Any) -> Report:
    """The report of an article with that text, in which nothing but the figures was found."""
    published = article(text, article_id=article_id, published_at=at, **more)
    return join_report(published, *extractions(published, figures=figures), story_id="", original=article_id)


def sentences(text: str, first: int, last: int | None = None) -> str:
    """Some of the sentences of a text, counted from 0."""
    return " ".join(f"{part.removesuffix('.')}." for part in text.split(". ")[first:last])
