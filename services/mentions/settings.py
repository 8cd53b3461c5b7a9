"""The settings of the mentions service."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services._extractor.settings import ExtractorSettings


class MentionsSettings(ExtractorSettings):
    """``CLAIMWATCH_MENTIONS_*``. A change of users' own topics is seen within ``topic_check_seconds``."""

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_MENTIONS_", frozen=True)

    topic_check_seconds: Annotated[float, Field(ge=0)] = 5.0
