"""The pages name every collection and every command that there is, and no module that there is not."""

import re
from pathlib import Path

import pytest

from services._cli.main import MODULES

ROOT = Path(__file__).parents[3]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PAGES = "\n".join(page.read_text("utf-8") for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")))
SOURCES = [path for room in ("contracts", "language", "services") for path in (ROOT / room).rglob("*.py")]


def test_every_collection_is_on_the_page() -> None:
    texts = [path.read_text("utf-8") for path in SOURCES]
    collections = {name for text in texts for name in re.findall(r'database\["(\w+)"\]', text)}
    rows = "\n".join(re.findall(r"^\| `.*", ARCHITECTURE, flags=re.MULTILINE))
    assert {"reports", "incidents", "entries"} <= collections
    assert {name for name in collections if f"`{name}`" not in rows} == set()


def test_every_module_on_the_page_is_there() -> None:
    named = set(re.findall(r"`([\w/]+\.py)`", ARCHITECTURE))
    paths = [path.as_posix() for path in SOURCES]
    assert len(named) > 30
    assert {name for name in named if not any(path.endswith(f"/{name}") for path in paths)} == set()


@pytest.mark.parametrize("command", MODULES)
def test_every_command_is_on_a_page(command: str) -> None:
    assert re.search(rf"(claimwatch|archive|intake) {command}\b", PAGES)


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))])
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    targets = re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", text)
    for file, heading in targets:
        if file.startswith(("http:", "https:")):
            continue
        target = (ROOT / page).parent / file if file else ROOT / page
        assert target.exists(), file
        if heading and target.suffix == ".md":
            assert heading in headings(target), f"{file}#{heading}"


def headings(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    lines = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}
