"""The attribution service's settings."""

from pydantic_settings import SettingsConfigDict

from services._extractor.settings import ExtractorSettings


class AttributionSettings(ExtractorSettings):
    """The environment variables ``CLAIMWATCH_ATTRIBUTION_*``."""

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_ATTRIBUTION_", frozen=True)
