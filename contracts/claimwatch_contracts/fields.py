"""What people write: models that name the field somebody may have meant, and types that say in words what they take."""

import re
from collections.abc import Collection
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

_MOST_NAMED = 5


def nearest(given: str, known: Collection[str]) -> str | None:
    """The one of those known, in lower case, that somebody may have meant; ``None`` when none is near."""
    return next(iter(get_close_matches(given.lower(), known, n=1)), None)


def unknown(kind: str, given: str, known: Collection[str]) -> str:
    """That something is none of those there are, with the nearest of them, or all if nothing is near."""
    near = nearest(given, known)
    hint = f"did you mean {near!r}?" if near else f"there is {', '.join(sorted(known)) or 'none'}"
    return f"unknown {kind} {given[:100]!r}; {hint}"


class KnownFields(BaseModel):
    """A closed model that answers an unknown field with the nearest one it has. Its numbers are finite."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _has_them_all(cls, given: Any) -> Any:
        strange = [name for name in given if name not in cls.model_fields] if isinstance(given, dict) else []
        if strange:
            raise ValidationError.from_exception_data(
                cls.__name__, [_unknown_field(name, cls.model_fields) for name in strange[:_MOST_NAMED]]
            )
        return given


def _unknown_field(name: object, known: Collection[str]) -> InitErrorDetails:
    said = unknown("field", str(name), known)
    error = PydanticCustomError("unknown_field", "{said}", {"said": said})
    return InitErrorDetails(type=error, loc=(str(name),), input=None)


def shaped(pattern: str, words: str) -> AfterValidator:
    """Text of that form, which the words describe."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"must be {words}")
        return text

    return AfterValidator(check)


def _only_text(given: Any) -> Any:
    if not isinstance(given, str | datetime) or (isinstance(given, str) and not _DAY.match(given)):
        raise ValueError(f"must be {_A_TIME}")
    return given


def _on_the_calendar(moment: datetime) -> datetime:
    """The same in UTC; the calendar's edges have none there."""
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("must be between the years 1 and 9999 in UTC") from error


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]")
_A_TIME = "a time with its zone, such as 2026-06-02T08:30:00Z"
Moment = Annotated[
    AwareDatetime, BeforeValidator(_only_text, json_schema_input_type=datetime), AfterValidator(_on_the_calendar)
]
"""A point in time as people write it (RFC 3339), with its zone; numbers are none. It is kept in UTC."""

Flag = Annotated[bool, Field(strict=True)]
LAST_GEONAMES_ID = 2**31 - 1
GeonamesId = Annotated[int, Field(strict=True, ge=1, le=LAST_GEONAMES_ID)]


_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_ADDRESS = re.compile(rf"(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")


def one_address(text: str) -> str:
    """The text itself.

    Raises:
        ValueError: it is not one plain e-mail address, but several, a group, or one with comments or quotation marks.
    """
    if not _ADDRESS.fullmatch(text):
        raise ValueError("must be one e-mail address, such as desk@example.org")
    return text


EmailAddress = Annotated[str, Field(max_length=254, json_schema_extra={"format": "email"}), AfterValidator(one_address)]
