"""What each page asks of the api until it can be used, and the lists that people and programs ask for beside them.

``{…}`` stands for what ``Chosen`` has.
"""

from dataclasses import asdict, dataclass

WHO, VIEWS = "me", "views?limit=200"


@dataclass(frozen=True)
class Chosen:
    """What is looked at: ids and keys, the ids of the newest alerts, and the moment from which on the map shows."""

    incident: str
    article: str
    watch: str
    channel: str
    claimant: str
    alerts: str
    place: int
    since: str
    box: str = "south=-60&west=-180&north=70&east=180"


@dataclass(frozen=True)
class Load:
    """A page. ``asks`` are its requests; ``shows`` is what is on it once it can be used, as a CSS selector."""

    name: str
    path: str
    shows: str
    asks: tuple[str, ...]

    def of(self, chosen: Chosen) -> "Load":
        """The page of what is chosen."""
        given = asdict(chosen)
        asks = tuple(each.format(**given) for each in self.asks)
        return Load(self.name, self.path.format(**given), self.shows, asks)


PAGES = (
    Load(
        "alerts",
        "",
        ".card",
        (
            "-/ready",
            WHO,
            VIEWS,
            "watches?limit=200",
            "feeds?limit=200",
            "search?kind=report&limit=1",
            "alerts?limit=20",
            "acknowledgements?alert_ids={alerts}",
        ),
    ),
    Load(
        "incident",
        "incidents/{incident}/page",
        ".row .chart",
        (
            WHO,
            "incidents/{incident}",
            "incidents/{incident}/history",
            "amendments?incident_id={incident}&limit=100",
            "places/towns?{box}",
            "map/outlines?{box}",
        ),
    ),
    Load(
        "report",
        "page/reports/{article}",
        "#text .figure",
        (WHO, "reports/{article}:1/revisions", "reports/{article}:1", "amendments?report_id={article}:1&limit=100"),
    ),
    Load("search", "page/search?q=killed", ".hits mark", (WHO, VIEWS, "search?q=killed&kind=report&limit=20")),
    Load("ledger", "page/ledger", ".row", (WHO, VIEWS, "ledger?limit=25")),
    Load("claimants", "page/claimants", "#claimants tbody tr", (WHO, "claimants?limit=200")),
    Load(
        "map",
        "page/map",
        "#map circle.site",
        (WHO, VIEWS, "map?since={since}", "places/towns?{box}", "map/outlines?{box}"),
    ),
    Load("desk", "page/desk", "#views .thing", (WHO, VIEWS, "desk")),
    Load("watches", "page/watches", ".thing", (WHO, "watches?limit=200", "channels?limit=200")),
    Load(
        "watch",
        "page/watches#edit={watch}",
        "#editor .choices input:checked",
        (WHO, "topics?limit=200", "channels?limit=200", "watches/{watch}"),
    ),
    Load("topics", "page/topics", "#built-in .thing", (WHO, "topics?limit=200")),
    Load("channels", "page/channels", ".thing", (WHO, "channels?limit=200")),
    Load("silences", "page/silences", ".thing", (WHO, "silences?limit=200")),
    Load("feeds", "page/feeds", ".thing", (WHO, "feeds?limit=200")),
    Load(
        "system",
        "page/system",
        "#audit tbody tr",
        (
            WHO,
            "desks?limit=200",
            "keys?limit=200",
            "audit?limit=50",
            "system/stages",
            "system/dead-letters?limit=100",
            "feeds?limit=200",
            "system/extractors",
        ),
    ),
)
LISTS = (
    "reports?limit=50",
    "reports?limit=50&place={place}",
    "reports?limit=50&claimant={claimant}",
    "reports?limit=50&incident={incident}",
    "incidents?limit=50",
    "incidents?limit=50&place={place}&topic=floods",
    "ledger?limit=50&place={place}&measure=killed",
    "ledger?limit=50&claimant={claimant}",
    "alerts?limit=50&watch_id={watch}",
    "alerts?limit=50&place={place}",
    "deliveries?limit=50",
    "deliveries?limit=50&state=failed",
    "channels/{channel}/deliveries?limit=20",
    "search?kind=figure&q=killed AND wounded",
    "search?kind=report&place={place}",
    "search?kind=alert&q=killed",
    "claimants?place={place}",
    "amendments?limit=50",
    "places?name=Raqqa",
)
"""Lists that no page asks for when it is opened, or with other filters."""
