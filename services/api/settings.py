"""The settings of the api."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services._runtime.settings import KeptDays, ServiceSettings


class ApiSettings(ServiceSettings):
    """``CLAIMWATCH_API_*``.

    ``watch_url`` is where the watch service answers, which tries watches; ``intake_url`` where intake does, which shows
    what a feed would bring.

    A silence is deleted ``retention_silences_days`` after its end.

    The search index looks at everything that is stored every ``search_round_seconds``, besides following messages.

    A live client that has not read ``stream_backlog`` alerts is cut off at the next alert. After
    ``stream_heartbeat_seconds`` without an alert, a stream sends a heartbeat.
    """

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_API_", frozen=True)

    retention_silences_days: KeptDays | None = 30
    watch_url: str = "http://127.0.0.1:8086"
    search_round_seconds: Annotated[float, Field(gt=0)] = 900.0
    intake_url: str = "http://127.0.0.1:8081"
    stream_backlog: Annotated[int, Field(ge=1)] = 500
    stream_heartbeat_seconds: Annotated[float, Field(gt=0)] = 15.0
