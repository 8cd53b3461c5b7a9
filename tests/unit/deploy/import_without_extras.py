"""A program: constructs every service while distributions outside requirements.lock cannot be imported."""

import importlib
import importlib.metadata
import re
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

OURS = {"claimwatch", "claimwatch-contracts"}


class Refusal:
    """A finder that refuses modules by their top-level name."""

    def __init__(self, refused: set[str]) -> None:
        self._refused = refused

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        if name.partition(".")[0] in self._refused:
            raise ModuleNotFoundError(f"{name} is not in requirements.lock", name=name)
        return None


def outside(lock: str) -> set[str]:
    """The top-level modules that no distribution of the lock brings."""
    pinned = {_normal(line.partition("==")[0]) for line in lock.splitlines() if re.match(r"[A-Za-z0-9]", line)}
    modules = importlib.metadata.packages_distributions()
    return {module for module, owners in modules.items() if not {_normal(owner) for owner in owners} & (pinned | OURS)}


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    sys.meta_path.insert(0, Refusal(outside(Path("requirements.lock").read_text())))
    importlib.import_module("services._cli.main")
    for service in importlib.import_module("claimwatch_contracts.topics").SERVICES:
        importlib.import_module(f"services.{service}.app").create_app()
        print(service)  # noqa: T201
