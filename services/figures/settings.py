"""The settings of the figures service."""

from pydantic_settings import SettingsConfigDict

from services._extractor.settings import ExtractorSettings


class FiguresSettings(ExtractorSettings):
    """``CLAIMWATCH_FIGURES_*``."""

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_FIGURES_", frozen=True)
