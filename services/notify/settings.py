"""The notify service's settings."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field, HttpUrl, SecretStr, ValidationInfo, field_validator
from pydantic_settings import SettingsConfigDict

from claimwatch_contracts.documents import GroupBy, GroupInterval, GroupWait, MostAnHour
from claimwatch_contracts.silence import LabelName
from services._runtime.http.outbound import WEB_PORTS
from services._runtime.settings import MemoryDays, ServiceSettings
from services.notify.grouping.seats import Rules
from services.notify.mail_address import AddressError, mailbox
from services.notify.schedule import STANDARD_DELAYS_SECONDS

Seconds = Annotated[float, Field(gt=0)]


class NotifySettings(ServiceSettings):
    """The environment variables ``CLAIMWATCH_NOTIFY_*``. Without ``smtp_host`` mails wait, and their attempts say why.

    ``public_url`` is the dashboard's address for readers of mails; without it mails have no links to the dashboard.

    A channel whose receiver has failed for ``disable_after_days`` is disabled.

    The installation is observed every ``observe_seconds``. Messages that wait unread for ``lag_alarm_seconds`` are
    trouble, and feeds that cannot be read for ``feed_alarm_seconds``. Between two notices of trouble are at least
    ``trouble_interval_seconds``.

    ``group_by``, ``most_an_hour`` and the two waits hold for channels that do not say otherwise. The first notification
    of a group waits ``group_wait_seconds`` for more alerts, and its next one leaves ``group_interval_seconds`` later.
    """

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_NOTIFY_", frozen=True)

    allow_private_addresses: bool = False
    allowed_ports: tuple[Annotated[int, Field(ge=1, le=65_535)], ...] = WEB_PORTS
    concurrency: Annotated[int, Field(ge=1, le=1_000)] = 32
    poll_seconds: Seconds = 1.0
    longest_poll_seconds: Seconds = 30.0
    timeout_seconds: Seconds = 15.0
    lease_seconds: Seconds = 60.0
    chat_workers: Annotated[int, Field(ge=1, le=32)] = 4
    retry_delays_seconds: Annotated[tuple[Annotated[float, Field(ge=0)], ...], Field(min_length=1)] = (
        STANDARD_DELAYS_SECONDS
    )
    disable_after_days: Annotated[float, Field(gt=0, le=365)] = 5.0
    observe_seconds: Seconds = 60.0
    lag_alarm_seconds: Seconds = 900.0
    feed_alarm_seconds: Seconds = 10_800.0
    trouble_interval_seconds: Annotated[float, Field(ge=0)] = 3_600.0
    group_by: GroupBy = (LabelName.INCIDENT,)
    group_wait_seconds: GroupWait = 2.0
    group_interval_seconds: GroupInterval = 300.0
    most_an_hour: MostAnHour = 100
    retention_deliveries_days: MemoryDays | None = None
    public_url: HttpUrl | None = None
    smtp_host: str | None = None
    smtp_port: Annotated[int, Field(ge=1, le=65_535)] = 587
    smtp_security: Literal["none", "starttls", "tls"] = "starttls"
    smtp_password: SecretStr | None = None
    smtp_user: Annotated[str | None, Field(validate_default=True)] = None
    smtp_sender: Annotated[str | None, Field(validate_default=True)] = None

    @property
    def rules(self) -> Rules:
        """How alerts are grouped."""
        wait, interval = timedelta(seconds=self.group_wait_seconds), timedelta(seconds=self.group_interval_seconds)
        return Rules(self.group_by, wait, interval)

    @field_validator("lease_seconds")
    @classmethod
    def _outlives_an_attempt(cls, value: float, info: ValidationInfo) -> float:
        if value <= info.data.get("timeout_seconds", 0):
            raise ValueError("must be longer than timeout_seconds, or others send what is being sent")
        return value

    @field_validator("smtp_user")
    @classmethod
    def _with_its_password_and_not_in_the_clear(cls, value: str | None, info: ValidationInfo) -> str | None:
        """This check is not at the password, since an error prints the checked value."""
        if (value is None) != (info.data.get("smtp_password") is None):
            raise ValueError("smtp_user and smtp_password go together")
        if value is not None and info.data.get("smtp_security") == "none":
            raise ValueError("needs smtp_security starttls or tls, so that the password is not sent in the clear")
        return value

    @field_validator("smtp_sender")
    @classmethod
    def _one_mailbox_and_present_with_a_host(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("smtp_host") is not None:
            raise ValueError("is needed when smtp_host is set")
        try:
            return value if value is None else mailbox(value)
        except AddressError as error:
            raise ValueError(str(error)) from error
