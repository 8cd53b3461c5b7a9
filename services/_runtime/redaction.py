"""Makes texts fit for operators: without passwords, and short."""

import re

HIDDEN = "***"

_AFTER_SCHEME = re.compile(r"://(\S+)")
_HOST = re.compile(r"[^\s/?#@:]*(?::\d{1,5})?(?:[/?#]|$)")
_PARAMETER = re.compile(r"([?&;])([^\s?&;#=]*)=([^\s&;#]+)")
_SECRET = re.compile(r"pass|pwd|secret|token|key|sig|auth", re.IGNORECASE)


def redacted(text: str) -> str:
    """The text without the user information of its URLs, escaped or not, and without their secret parameters."""
    return _PARAMETER.sub(_without_value, _AFTER_SCHEME.sub(_without_user, text))


def _without_user(match: re.Match[str]) -> str:
    _user, at, rest = match[1].rpartition("@")
    return f"://{HIDDEN}@{rest}" if at and not _HOST.match(match[1]) else match[0]


def _without_value(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}={HIDDEN}" if _SECRET.search(match[2]) else match[0]


def shortened(text: str, characters: int) -> str:
    """The text; if it has more than ``characters`` code points, about so many of its beginning and end."""
    if len(text) <= characters:
        return text
    half = characters // 2
    return f"{text[:half]} [… {len(text) - 2 * half:,} characters …] {text[-half:]}"
