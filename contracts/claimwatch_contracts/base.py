"""What every contract is made of: closed, frozen models; code-point spans; ids derived from content."""

import re
import uuid
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Annotated, ClassVar, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

NAMESPACE = uuid.UUID("6f1d3b0e-6c1c-5d0f-9a55-0c1a7b0e7c1a")

Instant = AwareDatetime
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


def derived_id(*parts: object) -> str:
    """The uuid5 over the parts in order. Equal parts give equal ids, on every instance and at every replay."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(str(part) for part in parts)))


def whole_milliseconds(moment: datetime) -> datetime:
    """The moment as databases keep it."""
    return moment.replace(microsecond=moment.microsecond // 1_000 * 1_000)


class Contract(BaseModel):
    """A closed, immutable message part: an unknown field is an error.

    A field that was given an ``alias`` is sent and stored by it, and keeps its name in the code. Both names are read.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, serialize_by_alias=True, validate_by_alias=True, validate_by_name=True
    )


class Versioned(Contract):
    """A body that is sent or stored by itself. ``VERSION`` counts from 1; ``upcasts`` reads older versions."""

    VERSION: ClassVar[int] = 1


def kind_of(model: type[Versioned]) -> str:
    """The kind of the model's bodies, the same in all versions: ``alert-raised``, ``watch``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", model.__name__).lower()


class Span(Contract):
    """A half-open range of code points of the article's text: ``text[start:end]`` is the surface."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span ends after it starts, got {self.start}..{self.end}")
        return self

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


def in_words(text: str, spans: Sequence[Span], start: int = 0) -> str:
    """The words of the spans, joined by an ellipsis where other words stand in between, otherwise by a blank.

    At least one span is required. The spans are in code points of the article's text, and so is ``start``: where
    ``text`` begins.
    """
    shown = text[spans[0].start - start : spans[0].end - start]
    for before, after in pairwise(spans):
        interrupted = any(character.isalnum() for character in text[before.end - start : after.start - start])
        shown += (" … " if interrupted else " ") + text[after.start - start : after.end - start]
    return shown


class Surface(Contract):
    """A stretch of the article's text that may be interrupted: the spans in order, and their words joined by blanks."""

    text: str
    spans: Annotated[tuple[Span, ...], Field(min_length=1)]

    def covers(self, span: Span) -> bool:
        """Whether one of the surface's spans contains the whole of ``span``."""
        return any(own.start <= span.start and span.end <= own.end for own in self.spans)

    def shown(self, text: str) -> str:
        """The surface's words out of the article's text, with an ellipsis for each interruption."""
        return in_words(text, self.spans)
