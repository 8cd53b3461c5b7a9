"""Requests have exactly the fields of the stored documents, without ids and times."""

import pytest
from pydantic import BaseModel, ValidationError

from claimwatch_contracts.documents import Alias, Channel, Feed, Topic, Watch
from services.api.app import create_app
from services.api.requests import AgainRequest, AliasRequest, ChannelRequest, FeedRequest, NewTopicRequest, WatchRequest


@pytest.mark.parametrize(
    ("request_model", "document", "given_here"),
    [
        (WatchRequest, Watch, "watch_id"),
        (ChannelRequest, Channel, "channel_id"),
        (FeedRequest, Feed, "feed_id"),
        (AliasRequest, Alias, "alias_id"),
        (NewTopicRequest, Topic, None),
    ],
)
def test_requests_follow_the_contracts(
    request_model: type[BaseModel], document: type[BaseModel], given_here: str | None
) -> None:
    assert set(request_model.model_fields) == set(document.model_fields) - {
        given_here,
        "desk",
        "created_at",
        "updated_at",
    }


def test_putting_the_service_together_opens_nothing() -> None:
    assert create_app().http.port == 8080


def test_a_least_confidence_is_a_number() -> None:
    asked = {"name": "x", "query": "graves"}
    assert WatchRequest.model_validate(asked | {"minimum_confidence": 1}).minimum_confidence == 1.0
    with pytest.raises(ValidationError, match="minimum_confidence"):
        WatchRequest.model_validate(asked | {"minimum_confidence": False})


def test_what_is_sent_again_is_named_by_a_time_in_words() -> None:
    AgainRequest.model_validate({"since": "2026-06-02T08:30:00Z"})
    with pytest.raises(ValidationError):
        AgainRequest.model_validate({"since": 0})
