"""What a whole text tells of: whether a pattern is anywhere in it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Telling:
    """A pattern in any case, and parts of words of which whatever it matches has one, in small letters.

    Nearly all texts have none of the parts, and are not searched by the pattern, which takes a hundred times as long.
    """

    pattern: re.Pattern[str]
    parts: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether the pattern matches anywhere in the text."""
        small = text.casefold()
        return any(part in small for part in self.parts) and self.pattern.search(text) is not None
