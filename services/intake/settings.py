"""Intake's settings."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from services._runtime.http.outbound import USER_AGENT, WEB_PORTS
from services._runtime.settings import KeptDays, ServiceSettings
from services.intake.articles.submission import MAX_TEXT_CHARACTERS

Seconds = Annotated[float, Field(gt=0)]


class IntakeSettings(ServiceSettings):
    """The environment variables ``CLAIMWATCH_INTAKE_*``.

    ``max_text_characters``: a text of 100,000 characters makes a report of 0.7 MB; a report may have 8 MiB.
    ``feed_lease_seconds``: a feed whose poller was killed also waits this long.
    ``contact``: an address or a page by which publishers reach who runs this; it is sent with every request.
    ``obey_robots``: whether ``robots.txt`` is asked before a page is fetched that a feed links to, or is read again.
    ``feed_host_pause_seconds``: between two pages of a host that feeds link to, by all instances together.
    ``reread_after_seconds``: the ages of an article at which its page is read again; an empty list switches it off.
    ``folder`` and ``mailbox`` (``imaps://user@host/folder``) are watched for documents if they are set.
    """

    model_config = SettingsConfigDict(env_prefix="CLAIMWATCH_INTAKE_", frozen=True)

    max_text_characters: Annotated[int, Field(ge=1, le=500_000)] = MAX_TEXT_CHARACTERS
    max_body_bytes: Annotated[int, Field(ge=1_000)] = 8 * 1024 * 1024
    posts_a_minute: Annotated[int, Field(ge=1)] = 6_000
    allow_private_addresses: bool = False
    allowed_ports: tuple[Annotated[int, Field(ge=1, le=65_535)], ...] = WEB_PORTS
    fetch_timeout_seconds: Seconds = 20.0
    max_fetch_bytes: Annotated[int, Field(ge=1_000)] = 8 * 1024 * 1024
    read_deadline_seconds: Seconds = 20.0
    read_wait_seconds: Seconds = 60.0
    reading_workers: Annotated[int, Field(ge=1)] = 2
    publish_timeout_seconds: Seconds = 15.0
    contact: Annotated[str, Field(pattern=r"^[!-'*-\[\]-~]{1,200}$")] | None = None
    obey_robots: bool = True
    feed_check_seconds: Seconds = 2.0
    feed_host_pause_seconds: Annotated[float, Field(ge=0, le=60)] = 1.0
    feed_lease_seconds: Seconds = 30.0
    feed_longest_backoff_seconds: Seconds = 3_600.0
    feeds_at_once: Annotated[int, Field(ge=1)] = 4
    feeds_fetched_at_once: Annotated[int, Field(ge=1)] = 32
    feed_entries_at_once: Annotated[int, Field(ge=1)] = 500
    feed_longest_poll_seconds: Seconds = 60.0
    full_text_characters: Annotated[int, Field(ge=1)] = 1_000
    backfill_age_seconds: Seconds = 7 * 86_400.0
    late_age_seconds: Seconds = 30 * 86_400.0
    reread_after_seconds: tuple[Seconds, ...] = tuple(hours * 3_600.0 for hours in (1, 3, 8, 24, 48, 96, 168))
    reread_check_seconds: Seconds = 15.0
    reread_host_pause_seconds: Seconds = 10.0
    reread_hosts_at_once: Annotated[int, Field(ge=1)] = 4
    reread_kept_days: KeptDays = 30
    folder: Path | None = None
    folder_check_seconds: Seconds = 10.0
    mailbox: str | None = None
    mailbox_password: SecretStr | None = None
    mailbox_senders: tuple[str, ...] = ()
    mailbox_check_seconds: Seconds = 60.0
    retention_revisions_days: KeptDays | None = None

    @property
    def user_agent(self) -> str:
        """How requests to publishers name their sender."""
        return USER_AGENT if self.contact is None else f"{USER_AGENT} (+{self.contact})"
