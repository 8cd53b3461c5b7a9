"""The api keeps to its OpenAPI document, whatever it is asked and whatever is stored."""

import re
from typing import Any

import pytest

from claimwatch_contracts.feed_preview import AskedFeed, FeedPreview
from claimwatch_contracts.trial import TriedWatch
from services.api.places import Places
from tests.builders import NOW
from tests.documented import described, few
from tests.fakes.api import http_client
from tests.fakes.mongo import FakeDatabase
from tests.golden import documents, stored_versions

DATABASE, PLACES = FakeDatabase(), Places()


class QuietTrials:
    """Tries watches that would have been told nothing."""

    async def tried(self, *_: Any) -> TriedWatch:
        """Nothing."""
        return TriedWatch(watch_name="Nothing", since=NOW, reports=0)


class QuietPreviews:
    """Looks at feeds that have nothing."""

    async def preview(self, asked: AskedFeed, *_: Any) -> FeedPreview:
        """Nothing."""
        nothing: dict[str, Any] = {"entries": 0, "newest_at": None, "flaw": None, "also_found": (), "newest": ()}
        return FeedPreview(url=asked.url, publisher="Nobody", **nothing)


CLIENT = http_client(DATABASE, PLACES, trials=QuietTrials(), previews=QuietPreviews())
LIKE_OTHERS = ("POST /watches/test", *(f"PUT /{kind}/{{id}}" for kind in ("watches", "channels", "silences")))
SCHEMA = described(CLIENT, LIKE_OTHERS)
ENDLESS = "/alerts/stream"


@pytest.fixture(scope="module", autouse=True)
async def opened() -> None:
    """Open the gazetteer."""
    await PLACES.open()


@pytest.fixture(autouse=True)
async def filled() -> None:
    """Every golden document, and nothing of the test before."""
    DATABASE.clear()
    for name, version in stored_versions():
        for document in documents(name, version):
            await DATABASE[name].replace_one({"_id": document["_id"]}, document, upsert=True)


@SCHEMA.exclude(path=ENDLESS).exclude(method="HEAD").parametrize()
@few
def test_no_request_is_answered_other_than_described(case: Any) -> None:
    case.call_and_validate()


async def test_what_is_stored_is_answered_as_described() -> None:
    operations = [result.ok() for result in SCHEMA.get_all_operations()]
    lookups = [each for each in operations if each.method == "get" and re.match(r"/\w+/\{", each.path)]
    read = set()
    for operation in lookups:
        start, _, rest = operation.path.partition("{")
        for identity in list(DATABASE[start.strip("/")].documents):
            answer = await CLIENT.get(f"{start}{identity}{rest.partition('}')[2]}")
            operation.validate_response(answer)
            if answer.is_success:
                read.add(operation.path)
    assert {operation.path for operation in lookups} - read == {"/unsubscribe/{token}"}
