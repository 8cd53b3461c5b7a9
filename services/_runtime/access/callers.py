"""The caller of the request that is being answered."""

from contextvars import ContextVar

from claimwatch_contracts.access import AccessKey, Caller, Role

NOBODY = Caller(name="anybody", role=Role.ADMIN)
"""The caller of a service that is open to anybody."""
COMMAND_LINE = Caller(name="the command line", role=Role.ADMIN)

_caller: ContextVar[Caller] = ContextVar("caller", default=NOBODY)


def caller_of(key: AccessKey) -> Caller:
    """The caller who showed the key."""
    return Caller(name=key.name, key_id=key.key_id, role=key.role, desk=key.desk)


def caller() -> Caller:
    """On whose behalf the present request is."""
    return _caller.get()


def enter(who: Caller) -> None:
    """Say on whose behalf the rest of this request, or of this command, is."""
    _caller.set(who)
