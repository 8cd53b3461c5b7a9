"""The settings of the watch service."""

from pydantic_settings import SettingsConfigDict

from services._runtime.settings import MemoryDays, ServiceSettings


class WatchSettings(ServiceSettings):
    """``CLAIMWATCH_WATCH_*``.

    Days of retention count from the last report about what was told or alerted.
    """

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_WATCH_", frozen=True)

    retention_told_days: MemoryDays | None = None
    retention_alerts_days: MemoryDays | None = None
