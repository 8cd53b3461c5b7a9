"""The role that each request to intake needs."""

from claimwatch_contracts.access import Role
from services._runtime.http.methods import READING


def needed(method: str, path: str) -> Role:
    """Analysts post articles and preview feeds, admins erase; what is not known here needs the most."""
    if method in READING:
        return Role.READER
    return Role.ANALYST if path in ("/articles", "/previews") else Role.ADMIN
