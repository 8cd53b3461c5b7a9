"""The settings of the archive."""

from pydantic_settings import SettingsConfigDict

from services._runtime.settings import ServiceSettings


class ArchiveSettings(ServiceSettings):
    """``CLAIMWATCH_ARCHIVE_*``."""

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_ARCHIVE_", frozen=True)
