"""What the api can be told."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services._runtime.settings import ServiceSettings


class ApiSettings(ServiceSettings):
    """``CLAIMWATCH_API_*``.

    ``stream_backlog`` is how many alerts a live client may be behind before it is cut off;
    ``stream_heartbeat_seconds`` how long a stream is silent at most.
    """

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_API_", frozen=True)

    stream_backlog: Annotated[int, Field(ge=1)] = 500
    stream_heartbeat_seconds: Annotated[float, Field(gt=0)] = 15.0
