"""What every extractor can be told."""

from typing import Annotated

from pydantic import Field

from services._runtime.settings import ServiceSettings


class ExtractorSettings(ServiceSettings):
    """What every extractor can be told."""

    workers: Annotated[int, Field(ge=1, le=64)] = 1
    deadline_seconds: Annotated[float, Field(gt=0)] = 60.0
