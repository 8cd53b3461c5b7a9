"""Every settings class and the environment variables it reads."""

import importlib
from pathlib import Path

from claimwatch_contracts.topics import SERVICES
from services._runtime.settings import ServiceSettings, SharedSettings


def _of(service: str) -> type[ServiceSettings]:
    module = importlib.import_module(f"services.{service}.settings")
    found: type[ServiceSettings] = getattr(module, f"{service.capitalize()}Settings")
    return found


Settings = type[SharedSettings] | type[ServiceSettings]
SETTINGS: tuple[Settings, ...] = (SharedSettings, *map(_of, SERVICES))
ROOT = Path(__file__).parents[3]


def variables(settings: Settings) -> list[str]:
    """The environment variables of a settings class."""
    prefix = settings.model_config["env_prefix"]
    return [f"{prefix}{name}".upper() for name in settings.model_fields if name != "shared"]
