"""Passages with their figures, and with the numbers in them that are no figures."""

from typing import Literal

from pydantic import Field

from bench.gold_lines import GoldLine


class GoldFigure(GoldLine):
    """One figure. Parts on which careful readers differ have alternatives. An ``optional`` figure need not be found.

    ``value`` is ``None`` for a range, and for a vague count, whose least value is ``min``. ``None`` among the
    alternatives of place or claimant means that a prediction without place or claimant is right too.
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
    """A number that is no figure; ``type`` says what the number is (date, age, identifier, …)."""

    start: int
    end: int
    type: str


class Passage(GoldLine):
    """One text in which every figure is marked. Passages with only some figures marked are refused."""

    id: str
    text: str
    figures: tuple[GoldFigure, ...]
    non_figures: tuple[NonFigure, ...] = Field((), validation_alias="traps")
    partial: Literal[False] = False
