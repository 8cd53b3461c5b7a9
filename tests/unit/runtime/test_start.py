"""A start that fails says which server or setting it was, and no password."""

import pytest

from services._runtime.boot import Service
from services._runtime.errors import StartError
from services._runtime.mongo import connect
from services._runtime.settings import ServiceSettings, SharedSettings

SECRET = "S3cretMongoPw"


def settings(mongo: str) -> SharedSettings:
    return SharedSettings(mongo=mongo, start_timeout_seconds=0.01)


async def test_a_server_that_is_not_reached_is_told_without_its_password() -> None:
    uri = f"mongodb://claimwatch:{SECRET}@127.0.0.1:9/"
    service = Service("api", ServiceSettings(shared=settings(uri), port=0))

    async def unreachable() -> None:
        raise OSError(f"no answer from {uri}")

    with pytest.raises(StartError, match="CLAIMWATCH_MONGO") as failure:
        await service._patiently("mongo", unreachable)
    assert "127.0.0.1:9" in str(failure.value)
    assert SECRET not in str(failure.value)


@pytest.mark.parametrize("tail", ["/x@host/a", ":9@host", "%@host", "@x@host", "@host:port"])
async def test_a_uri_that_cannot_be_used_is_named_by_its_setting_alone(tail: str) -> None:
    with pytest.raises(StartError, match="CLAIMWATCH_MONGO") as failure:
        connect(settings(f"mongodb://claimwatch:{SECRET}{tail}"))
    assert SECRET not in str(failure.value)
    assert failure.value.__suppress_context__
