"""Passages with their figures and, as traps, the numbers in them that are not figures."""

from typing import Literal

from pydantic import Field

from bench.gold_lines import GoldLine


class GoldFigure(GoldLine):
    """One figure. What careful readers could call otherwise has alternatives; an optional one may be found or not.

    ``value`` is ``None`` for a range and for a vague count, whose least is ``min``. A ``None`` among the alternatives
    of place or claimant means that none is right as well.
    """

    start: int
    end: int
    value: float | None
    min: float | None = None
    max: float | None = None
    comparator: str
    comparator_alt: tuple[str, ...] = ()
    measure: str = Field(validation_alias="kind")
    measure_alt: tuple[str, ...] = Field((), validation_alias="kind_alt")
    place: str | None = None
    place_alt: tuple[str | None, ...] = ()
    claimant: str | None = Field(None, validation_alias="source")
    claimant_alt: tuple[str | None, ...] = Field((), validation_alias="source_alt")
    vague: bool = False
    optional: bool = False


class NonFigure(GoldLine):
    """A number that counts nothing: ``type`` says what it is instead (date, age, identifier, …)."""

    start: int
    end: int
    type: str


class Passage(GoldLine):
    """One text. Passages in which not every figure is marked cannot be measured here."""

    id: str
    text: str
    figures: tuple[GoldFigure, ...]
    non_figures: tuple[NonFigure, ...] = Field((), validation_alias="traps")
    partial: Literal[False] = False
