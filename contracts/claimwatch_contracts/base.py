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
    """The uuid5 over the parts, in order: equal parts give equal ids, on every instance and at every replay."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(str(part) for part in parts)))


def whole_milliseconds(moment: datetime) -> datetime:
    """The moment as databases keep it."""
    return moment.replace(microsecond=moment.microsecond // 1_000 * 1_000)


class Contract(BaseModel):
    """A closed, immutable message part: an unknown field is an error, not a surprise."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Versioned(Contract):
    """What is sent or stored by itself. ``VERSION`` counts its forms from 1; ``upcasts`` reads the older ones."""

    VERSION: ClassVar[int] = 1


def kind_of(model: type[Versioned]) -> str:
    """What bodies of the model are called in all their versions: its name, such as ``alert-raised`` or ``watch``."""
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
    """What stands in the spans, for people: where other words interrupt it stands an ellipsis.

    There is one span at least. ``start`` is the offset of ``text`` in what the spans count in.
    """
    shown = text[spans[0].start - start : spans[0].end - start]
    for before, after in pairwise(spans):
        interrupted = any(character.isalnum() for character in text[before.end - start : after.start - start])
        shown += (" … " if interrupted else " ") + text[after.start - start : after.end - start]
    return shown


class Surface(Contract):
    """A stretch of the text that may be interrupted: its spans in order, and its words joined by one space."""

    text: str
    spans: Annotated[tuple[Span, ...], Field(min_length=1)]

    def covers(self, span: Span) -> bool:
        """Whether one of the spans contains the given one whole."""
        return any(own.start <= span.start and span.end <= own.end for own in self.spans)

    def shown(self, text: str) -> str:
        """The words for people, from the article's text."""
        return in_words(text, self.spans)
