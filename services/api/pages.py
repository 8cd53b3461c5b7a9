"""The pages: one shell with the menu, and for each page a body, a script and, for looks of its own, a style sheet.

A page ``name`` lies in the folder ``page/name`` as ``name.html`` (the body, a Jinja template that extends
``shared/shell.html``), ``name.js`` and ``name.css``. Links are relative, so that the service may lie under any path.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

PAGE = Path(__file__).parent / "page"
TEMPLATE_SUFFIX = ".html"
NOTICE = f"shared/notice{TEMPLATE_SUFFIX}"


@dataclass(frozen=True)
class Page:
    """A page at a path. ``in_menu`` are the words of the menu for it, if it is there; ``needs`` is whom it is for."""

    name: str
    path: str
    title: str
    in_menu: str | None = None
    needs: str | None = None
    styles: tuple[str, ...] = ()
    """Style sheets of other pages that it uses besides its own, under ``page/``."""


PAGES = (
    Page("alerts", "/", "Claimwatch", "Alerts"),
    Page("map", "/page/map", "Map", "Map", styles=("shared/ledger.css", "shared/map.css")),
    Page("search", "/page/search", "Search", "Search", styles=("shared/hits.css",)),
    Page("ledger", "/page/ledger", "Ledger", "Ledger", styles=("shared/ledger.css",)),
    Page("claimants", "/page/claimants", "Claimants", "Claimants", styles=("shared/ledger.css", "shared/hits.css")),
    Page("watches", "/page/watches", "Watches", "Watches"),
    Page("channels", "/page/channels", "Channels", "Channels"),
    Page("silences", "/page/silences", "Silences", "Silences"),
    Page("feeds", "/page/feeds", "Feeds", "Feeds"),
    Page("system", "/page/system", "System", "System", needs="admin", styles=("shared/ledger.css",)),
    Page("desk", "/page/desk", "Your desk"),
    Page("topics", "/page/topics", "Topics"),
    Page("incident", "/incidents/{incident_id}/page", "Incident", styles=("shared/ledger.css", "shared/map.css")),
    Page("report", "/page/reports/{article_id}", "Report"),
    Page("login", "/login", "Log in"),
)
"""Every page; those of the menu in its order."""


def rendered() -> dict[str, str]:
    """The HTML of each page by the path that it is served at."""
    return {page.path: _rendered(page) for page in PAGES}


def notice(
    path: str, heading: str, *, way: str = "", words: str = "", goes_on: bool = False, asks: str = "", said: str = ""
) -> str:
    """A page at a path that says one thing, without a script: what happened, and the ``words`` that lead a ``way`` on.

    With ``goes_on`` it leads there by itself. With ``asks`` it has a button of that name, which posts to its own path.
    """
    given = {"way": way, "words": words, "goes_on": goes_on, "asks": asks, "said": said}
    template = _templates().get_template(NOTICE)
    return template.render(
        page=Page("notice", path, "Claimwatch"), heading=heading, root=root_of(path), styles=(), **given
    )


def static_files() -> dict[str, Path]:
    """The other files of the pages by the path that each is served at."""
    files = [path for path in sorted(PAGE.rglob("*.*")) if path.suffix != TEMPLATE_SUFFIX]
    return {f"/page/{path.relative_to(PAGE).as_posix()}": path for path in files}


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined)


def root_of(path: str) -> str:
    """The way from a path to the service's root, wherever that lies."""
    return "../" * (path.count("/") - 1) or "./"


def _rendered(page: Page) -> str:
    own = f"{page.name}/{page.name}.css"
    return (
        _templates()
        .get_template(f"{page.name}/{page.name}{TEMPLATE_SUFFIX}")
        .render(
            page=page,
            menu=[each for each in PAGES if each.in_menu is not None],
            root=root_of(page.path),
            styles=(*page.styles, *([own] if (PAGE / own).exists() else [])),
        )
    )
