"""A contract for import-linter: every module of a package is domain code unless its name says that it is an adapter.

Domain code reaches none of the forbidden libraries, neither itself nor through what it imports. A new module is
domain code without an entry anywhere; the names of adapters stand once, in ``pyproject.toml``.
"""

from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

Chain = tuple[str, ...]
"""Modules of which each imports the next."""


def is_domain(module: str, package: str, apart: Collection[str], adapters: Collection[str]) -> bool:
    """Whether the module lies in the package, in no part that stands apart, and bears no adapter's name.

    Each name on its path counts: what lies in a folder with an adapter's name is an adapter too.
    """
    if not module.startswith(f"{package}."):
        return False
    part, *names = module.removeprefix(f"{package}.").split(".")
    return part not in apart and not any(fnmatchcase(name, adapter) for name in names for adapter in adapters)


def forbidden_chains(graph: ImportGraph, domain: Collection[str], libraries: Collection[str]) -> Iterator[Chain]:
    """For each domain module and each library that it reaches, a shortest way there."""
    for library in sorted(set(libraries) & graph.modules):
        for module in sorted(graph.find_downstream_modules(library) & set(domain)):
            yield graph.find_shortest_chain(importer=module, imported=library) or ()


class DomainContract(Contract):
    """``package`` is what the rule holds for, ``apart`` its direct parts that the rule leaves out.

    ``adapters`` are names of modules and folders, with ``*`` for any letters; ``forbidden_modules`` are libraries.
    """

    type_name = "domain"

    package: Any = fields.StringField()
    apart: Any = fields.SetField(subfield=fields.StringField())
    adapters: Any = fields.SetField(subfield=fields.StringField())
    forbidden_modules: Any = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Kept if no domain module reaches a forbidden library."""
        domain = [module for module in graph.modules if is_domain(module, self.package, self.apart, self.adapters)]
        chains = list(forbidden_chains(graph, domain, self.forbidden_modules))
        return ContractCheck(kept=not chains, metadata={"chains": chains})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each way from a domain module to a library."""
        for chain in check.metadata["chains"]:
            output.print_error(" -> ".join(chain))
        output.print("Domain code reaches no library of the outside: move the import into a module with one of the")
        output.print(f"adapters' names ({', '.join(sorted(self.adapters))}), and hand over what it brings.")
