"""The settings of the watch service."""

from pydantic_settings import SettingsConfigDict

from services._runtime.settings import ServiceSettings


class WatchSettings(ServiceSettings):
    """``CLAIMWATCH_WATCH_*``."""

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_WATCH_", frozen=True)
