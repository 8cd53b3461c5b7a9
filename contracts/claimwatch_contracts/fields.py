"""Models and types for users' input: their errors suggest the nearest field name and say which values are accepted."""

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


def nearest(name: str, choices: Collection[str]) -> str | None:
    """The choice that is most similar to the name in lower case; ``None`` if none is similar."""
    return next(iter(get_close_matches(name.lower(), choices, n=1)), None)


def unknown(kind: str, name: str, choices: Collection[str]) -> str:
    """The message that a name is not among the choices, with the nearest choice, or with all if none is near."""
    near = nearest(name, choices)
    hint = f"did you mean {near!r}?" if near else f"there is {', '.join(sorted(choices)) or 'none'}"
    return f"unknown {kind} {name[:100]!r}; {hint}"


class KnownFields(BaseModel):
    """A closed model. The error for an unknown field suggests the nearest field. All numbers are finite."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _has_no_unknown_field(cls, body: Any) -> Any:
        strange = [name for name in body if name not in cls.model_fields] if isinstance(body, dict) else []
        if strange:
            raise ValidationError.from_exception_data(
                cls.__name__, [_unknown_field(name, cls.model_fields) for name in strange[:_MOST_NAMED]]
            )
        return body


def _unknown_field(name: object, fields: Collection[str]) -> InitErrorDetails:
    message = unknown("field", str(name), fields)
    error = PydanticCustomError("unknown_field", "{message}", {"message": message})
    return InitErrorDetails(type=error, loc=(str(name),), input=None)


def shaped(pattern: str, words: str) -> AfterValidator:
    """A check that a text has the form of the pattern; ``words`` describes that form in the error."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"must be {words}")
        return text

    return AfterValidator(check)


def _only_text(value: Any) -> Any:
    if not isinstance(value, str | datetime) or (isinstance(value, str) and not _DAY.match(value)):
        raise ValueError(f"must be {_A_TIME}")
    return value


def _on_the_calendar(moment: datetime) -> datetime:
    """The moment in UTC. Moments at the calendar's edges have no date in UTC and are refused."""
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("must be between the years 1 and 9999 in UTC") from error


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]")
_A_TIME = "a time with its zone, such as 2026-06-02T08:30:00Z"
Moment = Annotated[
    AwareDatetime, BeforeValidator(_only_text, json_schema_input_type=datetime), AfterValidator(_on_the_calendar)
]
"""A point in time, written as in RFC 3339 with its zone and kept in UTC. Numbers are refused."""

Flag = Annotated[bool, Field(strict=True)]
LAST_GEONAMES_ID = 2**31 - 1
GeonamesId = Annotated[int, Field(strict=True, ge=1, le=LAST_GEONAMES_ID)]


_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_ADDRESS = re.compile(rf"(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")


def one_address(text: str) -> str:
    """The text itself.

    Raises:
        ValueError: the text is not one plain e-mail address, without comments and quotation marks.
    """
    if not _ADDRESS.fullmatch(text):
        raise ValueError("must be one e-mail address, such as desk@example.org")
    return text


EmailAddress = Annotated[str, Field(max_length=254, json_schema_extra={"format": "email"}), AfterValidator(one_address)]
