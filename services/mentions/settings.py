"""What the mentions service can be told."""

from pydantic_settings import SettingsConfigDict

from services._runtime.extraction import ExtractorSettings


class MentionsSettings(ExtractorSettings):
    """``CLAIMWATCH_MENTIONS_*``."""

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_MENTIONS_", frozen=True)
