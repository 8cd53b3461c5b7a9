"""The settings of every extractor."""

from typing import Annotated

from pydantic import Field

from services._runtime.settings import ServiceSettings


class ExtractorSettings(ServiceSettings):
    """The number of worker processes, and the seconds after which an extractor answers with its findings so far."""

    workers: Annotated[int, Field(ge=1, le=64)] = 1
    deadline_seconds: Annotated[float, Field(gt=0)] = 60.0
