"""Configuration from the environment: all services share ``CLAIMWATCH_*``, each has ``CLAIMWATCH_<SERVICE>_*``."""

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from claimwatch_contracts.topics import DAY_SECONDS, TOPICS
from services._runtime.errors import StartError
from services._runtime.plain_words import in_words

S = TypeVar("S", bound=BaseSettings)
DEAD_LETTER_DAYS = 30


class SharedSettings(BaseSettings):
    """The settings that all services share: ``CLAIMWATCH_*``.

    With ``access`` ``open`` whoever reaches a port may do everything; otherwise a key is needed. Metrics are answered
    to whoever shows ``metrics_token``; without that setting to anybody if ``open_metrics`` is true.
    """

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_", frozen=True)

    kafka: str = "127.0.0.1:9092"
    mongo: str = "mongodb://127.0.0.1:27017"
    mongo_database: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,60}$")] = "claimwatch"
    access: Literal["keys", "open"] = "keys"
    open_metrics: bool = False
    metrics_token: Annotated[SecretStr, Field(min_length=16)] | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    start_timeout_seconds: Annotated[float, Field(gt=0)] = 60.0
    drain_timeout_seconds: Annotated[float, Field(ge=0)] = 20.0
    max_poll_interval_seconds: Annotated[int, Field(ge=30)] = 600
    commit_interval_seconds: Annotated[float, Field(gt=0, le=60)] = 1.0
    retry_base_seconds: Annotated[float, Field(gt=0)] = 0.5
    retry_max_seconds: Annotated[float, Field(gt=0)] = 60.0
    bug_attempts: Annotated[int, Field(ge=1)] = 3
    dead_letter_window: Annotated[int, Field(ge=1)] = 100
    dead_letter_minimum: Annotated[int, Field(ge=1)] = 25
    dead_letter_ratio: Annotated[float, Field(gt=0, le=1)] = 0.5
    dead_letter_retention_days: Annotated[int, Field(ge=1, le=3_650)] = DEAD_LETTER_DAYS
    topic_retention_days: Annotated[int, Field(ge=1, le=3_650)] | None = None
    retention_sweep_seconds: Annotated[float, Field(gt=0)] = 3_600.0

    @property
    def message_days(self) -> int:
        """For how many days a message may come again: as long as Kafka keeps it, as an event or as a dead letter."""
        contracted = max(topic.retention_seconds for topic in TOPICS) // DAY_SECONDS
        return max(self.dead_letter_retention_days, self.topic_retention_days or contracted)


def _outlives_messages(days: int, info: ValidationInfo) -> int:
    shared = info.data.get("shared")
    if shared is not None and days <= shared.message_days:
        raise ValueError(f"must be more than {shared.message_days}: so long Kafka may send a message again")
    return days


KeptDays = Annotated[int, Field(ge=1, le=36_500)]
"""For how many days something is kept. Where there is no number, it is kept for ever."""
MemoryDays = Annotated[int, Field(ge=30, le=36_500), AfterValidator(_outlives_messages)]
"""The same for what keeps a message that comes again from being acted on again."""


class ServiceSettings(BaseSettings):
    """The settings that every service has under its own prefix.

    ``host`` and ``port`` are those of its HTTP server. ``allowed_hosts`` are names, without ports, by which the service
    is reached in addition to its own name, the loopback names and its address. ``cors_origins`` are the origins of
    other sites whose pages may ask it with a key. Subclasses set ``env_prefix`` to ``CLAIMWATCH_<SERVICE>_``.
    """

    model_config = SettingsConfigDict(frozen=True)

    shared: SharedSettings = Field(default_factory=SharedSettings)
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8080
    allowed_hosts: tuple[str, ...] = ()
    cors_origins: tuple[Annotated[str, Field(pattern=r"^https?://[A-Za-z0-9.:\[\]-]+$")], ...] = ()


def read_settings(settings: type[S]) -> S:
    """The settings from the environment.

    Raises:
        StartError: a value is invalid; the text names the environment variable.
    """
    try:
        return settings()
    except ValidationError as error:
        raise StartError(_in_words(error)) from error


def _in_words(error: ValidationError) -> str:
    prefix = "CLAIMWATCH_" if error.title == SharedSettings.__name__ else f"CLAIMWATCH_{_service(error.title)}_"
    return "; ".join(f"{prefix}{_setting(item['loc'])}: {in_words(item)}" for item in error.errors(include_input=False))


def _setting(location: tuple[int | str, ...]) -> str:
    return "_".join(str(part) for part in location).upper()


def _service(settings_name: str) -> str:
    return settings_name.removesuffix("Settings").upper()
