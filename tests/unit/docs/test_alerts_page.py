"""docs/alerts.md shows what the api takes and what a webhook receives."""

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from claimwatch_contracts.events import AlertRaised
from services.api.requests import ChannelRequest, FeedRequest, NewTopicRequest, WatchRequest
from services.notify.schedule import STANDARD_DELAYS_SECONDS
from services.notify.webhook_call import webhook_body

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "alerts.md").read_text()
EXAMPLE = ROOT / "contracts" / "examples" / "alert-raised" / "v4" / "update.json"
REQUESTS: dict[str, type[BaseModel]] = {
    "channels": ChannelRequest,
    "feeds": FeedRequest,
    "topics": NewTopicRequest,
    "watches": WatchRequest,
}
POSTS = re.findall(
    r"^curl -s -H \"\$KEY\" http://127\.0\.0\.1:8080/(\w+) [^\n]*-d '([^']*)'$", PAGE, flags=re.MULTILINE
)


@pytest.mark.parametrize(("path", "body"), POSTS)
def test_what_the_page_posts_is_taken(path: str, body: str) -> None:
    REQUESTS[path].model_validate_json(body)


def test_every_kind_is_created_on_the_page() -> None:
    assert {path for path, _ in POSTS} == REQUESTS.keys()


def test_the_body_on_the_page_is_one_that_is_sent() -> None:
    example = AlertRaised.model_validate_json(EXAMPLE.read_text())
    (shown,) = re.findall(r"^```json\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert json.loads(shown) == json.loads(webhook_body(example.model_copy(update={"news": example.news[1:2]})))


def test_the_page_says_when_deliveries_are_tried_again() -> None:
    units = {"s": 1, "min": 60, "h": 3_600}
    (said,) = re.findall(r"tried again: after (.*?), ten attempts", PAGE)
    delays = [int(number) * units[unit] for number, unit in re.findall(r"(\d+) (s|min|h)\b", said)]
    assert (0, *delays) == STANDARD_DELAYS_SECONDS
