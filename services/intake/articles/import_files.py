"""Reads articles from JSON Lines. Each line is a submitted article, or what ``translate`` makes one of."""

import codecs
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from services._runtime.errors import InvalidError
from services.intake.articles.submission import MAX_TEXT_CHARACTERS, SubmittedArticle, TextTooLongError, admit


class RefusedLineError(InvalidError):
    """A line holds nothing that can be imported; the text says why."""


@dataclass(frozen=True)
class RefusedLine:
    """A line that is no article. ``number`` counts lines from 1, blank ones included; ``reason`` is human-readable."""

    number: int
    reason: str


def as_it_is(line: Any) -> Any:
    """A line that is a submitted article already."""
    return line


def read_articles(
    lines: Iterable[bytes],
    max_text_characters: int = MAX_TEXT_CHARACTERS,
    translate: Callable[[Any], Any] = as_it_is,
) -> Iterator[SubmittedArticle | RefusedLine]:
    """Each line in turn, as an article or as a refusal. A refused line does not end the reading.

    ``lines`` are UTF-8, as a file opened in binary mode yields them. Blank lines are skipped. ``translate`` gets the
    parsed line; it raises ``RefusedLineError`` for a line that is no article.
    """
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if content.strip():
            yield _read(number, content, max_text_characters, translate)


def _read(
    number: int, line: bytes, max_text_characters: int, translate: Callable[[Any], Any]
) -> SubmittedArticle | RefusedLine:
    try:
        article = SubmittedArticle.model_validate(translate(json.loads(line.decode())))
        admit(article.text or "", max_text_characters)
    except UnicodeDecodeError as error:
        return RefusedLine(number, f"not UTF-8 at byte {error.start}")
    except json.JSONDecodeError as error:
        return RefusedLine(number, f"not JSON: {error.msg} at character {error.pos}")
    except ValidationError as error:
        return RefusedLine(number, "; ".join(_in_words(fault["loc"], fault["msg"]) for fault in error.errors()))
    except (TextTooLongError, RefusedLineError, RecursionError) as error:
        return RefusedLine(number, str(error))
    return article


def _in_words(path: tuple[str | int, ...], message: str) -> str:
    return f"{'.'.join(map(str, path))}: {message}" if path else message
