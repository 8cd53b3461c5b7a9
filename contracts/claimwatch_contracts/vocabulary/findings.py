"""How much of an article was read, and what of it is not told."""

from enum import StrEnum


class ExtractionStatus(StrEnum):
    """How much of an article an extractor could read. An extractor always answers, if only with an empty list."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"
    UNSUPPORTED_LANGUAGE = "unsupported_language"


TELLING_CONFIDENCE = 0.55
"""What was read with less confidence is not told by default."""


class HeldBack(StrEnum):
    """Why a figure or claim is not told by default."""

    UNSURE = "unsure"
    """It was read with too little confidence."""
    NOT_CERTAIN = "not_certain"
    """Its source does not put it as certain: a fear, a possibility, something that could not be confirmed."""
    BELIEF = "belief"
    """Its source only believes it."""
    DISTANCE = "distance"
    LOOSE_COUNT = "loose_count"
    """A number of things that no monitor counts, such as "two districts"."""
    REPEATED = "repeated"
    """The article says the same elsewhere."""
    TOLD_BY_FIGURE = "told_by_figure"
    """A figure that is told says the same."""
    NO_CONTENT = "no_content"
    """The content is a single word or less, or says of something that it does not name what that is."""
    MARKED_WRONG = "marked_wrong"
    """A person marked it: the article does not say so."""
