"""The settings of the archive."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services._runtime.settings import KeptDays, ServiceSettings


class ArchiveSettings(ServiceSettings):
    """``CLAIMWATCH_ARCHIVE_*``.

    ``retention_publisher_text_days`` are days by publisher that stand before ``retention_text_days``; ``None`` is for
    ever. At most ``batch_messages`` of a topic are handled together; the next of them begin ``batch_interval_seconds``
    after those before began, or at once if that is long ago. If handling takes long they begin later, but
    ``batch_interval_most_seconds`` after those before at the latest.
    """

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_ARCHIVE_", frozen=True)

    retention_text_days: KeptDays | None = None
    retention_publisher_text_days: dict[str, KeptDays | None] = Field(default_factory=dict)
    retention_parts_days: KeptDays | None = None
    retention_fingerprints_days: Annotated[int, Field(ge=30, le=36_500)] | None = None
    batch_messages: Annotated[int, Field(ge=1, le=500)] = 50
    batch_interval_seconds: Annotated[float, Field(ge=0, le=10)] = 0.2
    batch_interval_most_seconds: Annotated[float, Field(ge=0, le=10)] = 2.0
