"""The role that each request to the api needs."""

from claimwatch_contracts.access import Role
from claimwatch_contracts.unsubscribing import PATH
from services._runtime.http.methods import READING

SHARED = ("service.js", "unreadable.js", "elements.js", "page.css", "forms.css", "icon.svg")
LOGIN_PAGE = ("login/login.js", *(f"shared/{file}" for file in SHARED))
LOGIN = ("/login", "/login/ways", "/login/oidc", "/login/oidc/return", "/logout")
OF_ANYBODY = frozenset({*LOGIN, *(f"/page/{file}" for file in LOGIN_PAGE)})
"""What the login page is made of, and where it sends the key."""
TRIAL = ("POST", "/watches/test")
"""What changes nothing, although it is posted."""
OF_ADMINS = ("/keys", "/desks", "/audit", "/system")


def needed(method: str, path: str) -> Role | None:
    """The role that a request needs; ``None`` if anybody may make it. What is not known here needs the most.

    Whoever has the link of a mail may unsubscribe: the link is signed.
    """
    if path in OF_ANYBODY or path.startswith(PATH):
        return None
    if any(path == start or path.startswith(f"{start}/") for start in OF_ADMINS):
        return Role.ADMIN
    if method in READING or (method, path) == TRIAL:
        return Role.READER
    return Role.ANALYST
