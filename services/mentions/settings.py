"""What the mentions service can be told."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services._extractor.settings import ExtractorSettings


class MentionsSettings(ExtractorSettings):
    """``CLAIMWATCH_MENTIONS_*``. ``topic_check_seconds`` is how soon a change of users' own topics is seen."""

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_MENTIONS_", frozen=True)

    topic_check_seconds: Annotated[float, Field(ge=0)] = 5.0
