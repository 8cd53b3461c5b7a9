"""HTTP's methods by what they do (RFC 9110, section 9.2.1)."""

READING = frozenset({"GET", "HEAD"})
"""Methods that ask for something and change nothing."""
SAFE = READING | {"OPTIONS"}
