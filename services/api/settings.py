"""The settings of the api."""

from typing import Annotated, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import SettingsConfigDict

from claimwatch_contracts.access import Role
from claimwatch_contracts.desk import DEFAULT_DESK, DeskName
from services._runtime.settings import KeptDays, ServiceSettings


class ApiSettings(ServiceSettings):
    """``CLAIMWATCH_API_*``.

    ``watch_url`` is where the watch service answers, which tries watches; ``intake_url`` where intake does, which shows
    what a feed would bring.

    A silence is deleted ``retention_silences_days`` after its end.

    The search index looks at everything that is stored every ``search_round_seconds``, besides following messages.

    With ``oidc_issuer`` people may log in with an account of theirs (OpenID Connect). The values of the claim
    ``oidc_role_claim`` that make somebody a reader, an analyst or an admin are those of ``oidc_readers`` and so on;
    whoever has none is ``oidc_otherwise``, or may not come in. ``oidc_desks`` has for values of that claim the desk at
    which they work; the first that somebody has counts, and without one it is ``oidc_desk_otherwise``.
    ``oidc_redirect_url`` is what the issuer knows as the address of ``/login/oidc/return``, if that is not what
    browsers ask for.

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
    oidc_issuer: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_scopes: Annotated[str, Field(pattern=r"(^| )openid( |$)")] = "openid profile email"
    oidc_label: Annotated[str, Field(min_length=1, max_length=100)] = "your organisation's account"
    oidc_role_claim: Annotated[str, Field(min_length=1)] = "groups"
    oidc_readers: tuple[str, ...] = ()
    oidc_analysts: tuple[str, ...] = ()
    oidc_admins: tuple[str, ...] = ()
    oidc_otherwise: Role | None = None
    oidc_desks: dict[str, DeskName] = Field(default_factory=dict)
    oidc_desk_otherwise: DeskName = DEFAULT_DESK
    oidc_session_hours: Annotated[float, Field(gt=0, le=720)] = 12.0
    oidc_redirect_url: Annotated[str, Field(pattern=r"^https?://\S+/login/oidc/return$")] | None = None

    @model_validator(mode="after")
    def _can_log_in(self) -> Self:
        if self.oidc_issuer is None:
            return self
        if self.oidc_client_id is None:
            raise ValueError("OIDC_ISSUER needs OIDC_CLIENT_ID")
        if not (self.oidc_readers or self.oidc_analysts or self.oidc_admins or self.oidc_otherwise):
            raise ValueError("OIDC_ISSUER needs OIDC_READERS, _ANALYSTS, _ADMINS or _OTHERWISE: nobody could come in")
        return self
