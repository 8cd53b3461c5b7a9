"""What a host's ``robots.txt`` allows (RFC 9309)."""

import re
from dataclasses import dataclass

from protego import Protego

MAX_CHARACTERS = 500 * 1024
LONGEST_PAUSE_SECONDS = 120.0
_VERSION = re.compile(r"^(\s*user-agent\s*:\s*[a-z_-]+)(?:/|\s+\()[^\r\n]*", re.IGNORECASE | re.MULTILINE)
"""A robot's version behind its name, which is no part of it (section 2.2.1)."""


@dataclass(frozen=True)
class Robots:
    """The rules for one robot."""

    rules: Protego
    agent: str

    def allows(self, url: str) -> bool:
        """Whether the robot may fetch the address."""
        return self.rules.can_fetch(url, self.agent)

    @property
    def pause_seconds(self) -> float:
        """The pause between two requests that the host asks for, at most two minutes; 0 if it asks for none."""
        return min(float(self.rules.crawl_delay(self.agent) or 0), LONGEST_PAUSE_SECONDS)


def robots_of(text: str, agent: str) -> Robots:
    """The rules in a text. Without any text everything is allowed. What is not a rule is passed over."""
    return Robots(Protego.parse(_VERSION.sub(r"\1", text[:MAX_CHARACTERS])), agent)
