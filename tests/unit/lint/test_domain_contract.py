"""Domain code is every module without an adapter's name; it imports no forbidden library, not even indirectly."""

import tomllib
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path

import pytest
from grimp import ImportGraph

from lint.domain_contract import DomainContract, is_domain

APART = ["_runtime"]
ADAPTERS = ["app", "store", "*_store", "routes"]


def contract() -> DomainContract:
    """The rule for a package ``services`` and one library."""
    options = {"package": "services", "apart": APART, "adapters": ADAPTERS, "forbidden_modules": ["pymongo", "httpx"]}
    return DomainContract("domain", {"root_packages": ["services"]}, options)


def graph_of(*imports: tuple[str, str]) -> ImportGraph:
    """A graph with these imports."""
    graph = ImportGraph()
    for importer, imported in imports:
        for module in (importer, imported):
            graph.add_module(module, is_squashed="." not in module)
        graph.add_import(importer=importer, imported=imported)
    return graph


def broken_by(*imports: tuple[str, str]) -> list[tuple[str, ...]]:
    """The chains that break the rule."""
    check = contract().check(graph_of(*imports), verbose=False)
    chains: list[tuple[str, ...]] = check.metadata["chains"]
    assert check.kept is not bool(chains)
    return chains


def test_a_new_module_with_a_forbidden_import_breaks_the_rule_without_an_entry() -> None:
    assert broken_by(("services.watch.brand_new", "pymongo")) == [("services.watch.brand_new", "pymongo")]


def test_so_does_one_that_reaches_the_library_through_others() -> None:
    chain = ("services.watch.brand_new", "services.watch.store", "services._runtime.mongo", "pymongo")
    assert broken_by(*pairwise(chain)) == [chain]


@pytest.mark.parametrize("adapter", ["app", "store", "report_store", "routes.feeds", "store.reports"])
def test_what_bears_an_adapters_name_or_lies_below_one_is_free(adapter: str) -> None:
    assert broken_by((f"services.watch.{adapter}", "pymongo"), ("services._runtime.mongo", "pymongo")) == []


def test_domain_modules_import_each_other_and_other_libraries() -> None:
    assert broken_by(("services.watch.brand_new", "services.watch.other"), ("services.watch.other", "pydantic")) == []


def test_a_service_that_bears_an_adapters_name_is_no_adapter() -> None:
    assert is_domain("services.store.brand_new", "services", APART, ADAPTERS)
    assert not is_domain("elsewhere.brand_new", "services", APART, ADAPTERS)


def test_the_tree_is_held_to_the_rule_and_every_name_of_an_adapter_is_used() -> None:
    root = Path(__file__).parents[3]
    linter = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]
    (rule,) = [contract for contract in linter["contracts"] if contract["type"] == "domain"]
    assert {"aiokafka", "fastapi", "faststream", "httpx", "motor", "pymongo"} <= set(rule["forbidden_modules"])
    services = [folder for folder in (root / "services").iterdir() if folder.name not in rule["apart"]]
    names = {path.stem for folder in services for path in (*folder.rglob("*.py"), folder)}
    names |= {path.name for folder in services for path in folder.rglob("*") if path.is_dir()}
    unused = [adapter for adapter in rule["adapters"] if not any(fnmatchcase(name, adapter) for name in names)]
    assert unused == []
