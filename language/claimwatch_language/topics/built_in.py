"""The built-in topics of ``topics.toml``."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimwatch_contracts.fields import nearest


@dataclass(frozen=True)
class BuiltInTopic:
    """A topic. Watches and reports name the topic by its ``key``; ``name`` and ``about`` are human-readable."""

    key: str
    about: str
    terms: tuple[str, ...]
    exclusions: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The key in words."""
        return self.key.replace("-", " ").capitalize()


@cache
def built_in_topics() -> Mapping[str, BuiltInTopic]:
    """The built-in topics by key, in alphabetical order."""
    tables = tomllib.loads(files(__package__).joinpath("topics.toml").read_text(encoding="utf-8"))
    return {
        key: BuiltInTopic(key, table["about"], tuple(table["terms"]), tuple(table.get("exclusions", ())))
        for key, table in sorted(tables.items())
    }


def unknown_topics(topics: Collection[str], *within: str) -> str:
    """The message that topics do not exist, with the nearest built-in one. ``within`` is the field that they stand in.

    At least one topic is required.
    """
    near = nearest(next(iter(topics)), built_in_topics().keys())
    hint = f" (did you mean {near}?)" if near else ""
    return f"{'.'.join((*within, 'topics'))}: unknown topic: {', '.join(topics)}{hint}"
