"""The reckoning: which alerts came, which had to come, and how the two differ."""

from dataclasses import dataclass, field
from typing import Any

from services._cli.demo.corpus import Corpus, DemoArticle
from services.intake.articles.addresses import canonical_url


@dataclass(frozen=True, order=True)
class Arrival:
    """An alert as the corpus speaks of it: which watch, on which post, with what kind of news first."""

    watch: str
    article: str
    kind: str


@dataclass
class Reckoning:
    """The alerts that arrived, against those the corpus expects."""

    corpus: Corpus
    arrived: list[Arrival] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._posts = {(canonical_url(str(a.url)), a.revision): a.id for a in self.corpus.articles}
        self._expected = {
            Arrival(watch.id, alert.article, alert.kind) for watch in self.corpus.watches for alert in watch.alerts
        }

    def enter(self, notice: dict[str, Any]) -> Arrival:
        """Write down an alert that was delivered."""
        article = notice["article"]
        post = self._posts.get((article["url"], article["revision"]), f"{article['url']} r{article['revision']}")
        arrival = Arrival(notice["watch_id"], post, notice["news"][0]["kind"])
        self.arrived.append(arrival)
        return arrival

    def awaited(self, article: DemoArticle) -> set[Arrival]:
        """The alerts that must come on a post and have not."""
        return {arrival for arrival in self._expected if arrival.article == article.id} - set(self.arrived)

    def missing(self) -> list[Arrival]:
        """Alerts that had to come and did not."""
        return sorted(self._expected - set(self.arrived))

    def unexpected(self) -> list[Arrival]:
        """Alerts that came and should not have, or came twice."""
        once = set(self.arrived)
        twice = [arrival for arrival in once if self.arrived.count(arrival) > 1]
        return sorted([arrival for arrival in once if arrival not in self._expected] + twice)
