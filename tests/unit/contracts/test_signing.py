"""Signing secrets: the same rule for storing and for signing."""

import base64
import hmac

import pytest
from pydantic import ValidationError
from standardwebhooks import Webhook

from claimwatch_contracts.documents import Channel
from claimwatch_contracts.signing import SecretError, signing_key
from claimwatch_contracts.targets import WebhookTarget
from tests.builders import NOW

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
WRONG = [
    "",
    "whsec_",
    SECRET.removeprefix("whsec_"),
    "whsec_c2hvcnQ=",
    "whsec_%%%%",
    "whsec_é",
    "whsec_" + "QUJD" * 22,
    "whsec_" + base64.b64encode(b"x" * 25).decode().rstrip("="),
]


@pytest.mark.parametrize("size", [24, 25, 64])
def test_a_secret_signs_with_the_key_that_receivers_read_from_it(size: int) -> None:
    secret = "whsec_" + base64.b64encode(b"x" * size).decode()
    signature = hmac.digest(signing_key(secret), f"msg.{NOW.timestamp():.0f}.{{}}".encode(), "sha256")
    assert Webhook(secret).sign("msg", NOW, "{}") == f"v1,{base64.b64encode(signature).decode()}"
    assert WebhookTarget.model_validate({"url": "https://hooks.test/", "secrets": [secret]}).secrets == (secret,)


@pytest.mark.parametrize("secret", WRONG)
def test_what_receivers_could_not_verify_with_is_no_secret_and_in_no_channel(secret: str) -> None:
    with pytest.raises(SecretError):
        signing_key(secret)
    target = {"kind": "webhook", "url": "https://hooks.test/", "secrets": [secret]}
    with pytest.raises(ValidationError, match="24 to 64 bytes") as raised:
        Channel.model_validate(
            {"channel_id": "c", "name": "Desk", "target": target, "created_at": NOW, "updated_at": NOW}
        )
    assert len(secret) < 8 or secret not in str(raised.value), "errors are logged"
