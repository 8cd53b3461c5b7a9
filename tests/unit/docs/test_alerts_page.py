"""docs/alerts.md shows what the api takes and what a webhook receives."""

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from claimwatch_contracts.criteria import CriteriaGroup
from claimwatch_contracts.events import AlertRaised
from claimwatch_language.queries.parsing import QueryError, parse_query
from services.api.requests import ChannelRequest, FeedRequest, NewTopicRequest, SilenceRequest, WatchRequest
from services.notify.schedule import STANDARD_DELAYS_SECONDS
from services.notify.writing.webhook_call import webhook_body
from services.watch.asking.matching import match
from services.watch.facts.facts import ReportFacts
from tests.builders import article, report, watch

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "alerts.md").read_text()
EXAMPLE = ROOT / "contracts" / "examples" / "alert-raised" / "v5" / "update.json"
REQUESTS: dict[str, type[BaseModel]] = {
    "channels": ChannelRequest,
    "feeds": FeedRequest,
    "silences": SilenceRequest,
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


def rows(heading: str) -> list[list[str]]:
    """The cells of the table whose first column has that heading."""
    (table,) = re.findall(rf"^\| {heading} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, flags=re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()]


CRITERIA = [(name.strip("`| "), example.strip("`")) for name, example, *_ in rows("criterion")]


def test_every_criterion_of_a_watch_has_its_example_on_the_page() -> None:
    assert {name for name, _ in CRITERIA if name} == {*CriteriaGroup.model_fields, "any_of", "none_of"}
    named = ""
    for name, example in CRITERIA:
        named = name or named
        other = {} if named != "none_of" else {"topics": ["airstrikes"]}
        request = WatchRequest.model_validate({"name": "example", named: json.loads(example), **other})
        assert request.model_dump(exclude_defaults=True, mode="json")[named] == json.loads(example)


def unquoted(cell: str) -> str:
    """A cell without its quotation marks or backticks."""
    return cell[1:-1]


@pytest.mark.parametrize(("query", "finds", "finds_not"), [tuple(map(unquoted, row)) for row in rows("query")])
def test_each_query_on_the_page_finds_what_the_page_says(query: str, finds: str, finds_not: str) -> None:
    asking = watch(query=query)
    found = [match(asking, ReportFacts(report(article(title=title)))) is not None for title in (finds, finds_not)]
    assert found == [True, False]


def test_the_refusal_on_the_page_is_that_of_such_a_query() -> None:
    with pytest.raises(QueryError, match="column 11: a bracket is not closed"):
        parse_query("flood (dam")
