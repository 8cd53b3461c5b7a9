"""Gold data in JSON Lines: one article with what is marked in it a line."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class GoldLine(BaseModel):
    """A part of a line. Further fields are ignored: gold data says more than is measured."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


Line = TypeVar("Line", bound=GoldLine)


def read_lines(path: Path, line_type: type[Line], limit: int | None) -> list[Line]:
    """The articles in their order, at most ``limit``; blank lines do not count.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line is not what it should be; the message has its number.
    """
    found: list[Line] = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if limit is not None and len(found) == limit:
            break
        if line.strip():
            found.append(_read(line, number, line_type))
    return found


def _read(line: str, number: int, line_type: type[Line]) -> Line:
    try:
        return line_type.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"line {number}: {where} {first['msg']}") from error
