"""Gold data in JSON Lines: each line has an article with its annotations."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class GoldLine(BaseModel):
    """A part of a line. Other fields of the gold data are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


Line = TypeVar("Line", bound=GoldLine)


def read_lines(path: Path, line_type: type[Line], limit: int | None) -> list[Line]:
    """The articles in order, at most ``limit``. Blank lines are skipped.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line does not have the expected form; the message names the line.
    """
    articles: list[Line] = []
    for line_number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if limit is not None and len(articles) == limit:
            break
        if line.strip():
            articles.append(_read(line, line_number, line_type))
    return articles


def _read(line: str, line_number: int, line_type: type[Line]) -> Line:
    try:
        return line_type.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise ValueError(f"line {line_number}: {field} {first['msg']}") from error
