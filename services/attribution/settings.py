"""What the attribution service can be told."""

from pydantic_settings import SettingsConfigDict

from services._extractor.settings import ExtractorSettings


class AttributionSettings(ExtractorSettings):
    """``CLAIMWATCH_ATTRIBUTION_*``."""

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_ATTRIBUTION_", frozen=True)
