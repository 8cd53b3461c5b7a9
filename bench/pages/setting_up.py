"""Sets up what people have set up, through the api, and chooses what the pages are to show."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx

from bench.pages.filling import CHANNELS, TOPICS, WATCHES
from bench.pages.loads import Chosen
from services._runtime.clock import utc_now

FEEDS, SILENCES, AMENDED, ACKNOWLEDGED, NEWEST = 30, 10, 20, 20, 20
USUAL_DAYS = 30
"""Of which the map shows the incidents."""
WATCH = "floods"


def set_up(http: httpx.Client) -> None:
    """Make watches, channels, silences, feeds, corrections and acknowledgements. Doing it again changes nothing."""
    for path, body in _documents(http):
        http.put(path, json=body).raise_for_status()


def chosen(http: httpx.Client) -> Chosen:
    """The newest incident with figures, an article on it, its claimant and its country, and the newest alerts."""
    incidents = _items(http, "incidents", limit=NEWEST)
    incident = _json(http, f"incidents/{next(each['incident_id'] for each in incidents if each['rows'])}")
    entry = incident["rows"][0]["entries"][0]
    return Chosen(
        incident=incident["incident_id"],
        article=entry["evidence"]["article_id"],
        watch=WATCH,
        channel=next(iter(CHANNELS)),
        claimant=entry["claimant"]["key"],
        alerts=",".join(each["alert_id"] for each in _items(http, "alerts", limit=NEWEST)),
        place=incident["within"][-1]["geonames_id"],
        since=f"{utc_now() - timedelta(days=USUAL_DAYS):%Y-%m-%dT%H:%M:%SZ}",
    )


def _documents(http: httpx.Client) -> Iterator[tuple[str, dict[str, Any]]]:
    for topic in TOPICS[1:]:  # the first is built in
        yield f"topics/{topic}", {"name": topic.title(), "terms": [f"bench {topic}"]}
    yield from ((f"channels/{identity}", each) for identity, each in CHANNELS.items())
    yield from ((f"watches/{identity}", each) for identity, each in WATCHES.items())
    for number in range(FEEDS):
        feed = {"url": f"https://district{number}.example/rss", "publisher": f"District {number}", "enabled": False}
        yield f"feeds/district-{number}", feed
    view = {"name": "Tolls", "page": "ledger", "chosen": {"measure": "killed"}}
    yield "views/tolls", view
    for number in range(SILENCES):
        matcher = {"label": "place", "value": f"Town {number}"}
        ends = {"author": "Night desk", "ends_at": "2090-01-01T00:00:00Z"}
        yield f"silences/town-{number}", {"matchers": [matcher], **ends}
    for alert in _items(http, "alerts", limit=ACKNOWLEDGED)[::2]:
        yield f"alerts/{alert['alert_id']}/acknowledgement", {"by": "Night desk", "note": "Known"}
    for report in _items(http, "reports", limit=AMENDED):
        identity = report["report_id"]
        finding = _items(http, f"reports/{identity}/findings")[0]["finding_id"]
        correction = {"kind": "wrong", "report_id": identity, "finding_id": finding}
        body = {"correction": correction, "amended_by": "Night desk"}
        yield f"amendments/wrong-{report['article']['article_id']}", body


def _items(http: httpx.Client, path: str, **parameters: Any) -> list[dict[str, Any]]:
    found = _json(http, path, **parameters)["items"]
    if not found:
        raise RuntimeError(f"{path} has nothing to show")
    return list(found)


def _json(http: httpx.Client, path: str, **parameters: Any) -> Any:
    return http.get(path, params=parameters).raise_for_status().json()
