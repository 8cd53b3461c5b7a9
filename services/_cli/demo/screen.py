"""What the demo shows: articles as they are posted, alerts as they are delivered, and the reckoning at the end."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from services._cli.demo.corpus import DemoArticle
from services._cli.demo.receiver import WebhookReceiver
from services._cli.demo.reckoning import Arrival, Reckoning
from services._cli.progress import NEEDS, progress
from services._cli.terminal import shown

NEWS_SHOWN = 4


class Screen:
    """Everything goes through one console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def starting(self) -> None:
        """Say what is coming and what it takes."""
        self.say(f"starting Kafka and a MongoDB-compatible server; {NEEDS} …")

    def waiting(self, what: str) -> AbstractContextManager[Callable[[str], None]]:
        """While something is under way; call what it gives with the name of each thing that is done."""
        return progress(self._console, what)

    def introduce(self, dashboard: str) -> None:
        """Say where to look meanwhile."""
        self._console.print(f"Every service is ready. The dashboard is at [bold]{dashboard}[/bold]\n", soft_wrap=True)

    def article(self, article: DemoArticle) -> None:
        """An article is posted."""
        revision = f", revision {article.revision}" if article.revision > 1 else ""
        self._console.print(Text(f"▸ {article.publisher}{revision}: {article.title}", style="dim"))

    def alert(self, arrival: Arrival, notice: dict[str, Any]) -> None:
        """A delivered alert whose signature was right."""
        self._console.print(
            Text.assemble("  ● ", (notice["watch_name"], "bold"), f"  {arrival.kind.replace('_', ' ')}")
        )
        for item in notice["news"][:NEWS_SHOWN]:
            self._console.print(shown(f"      {item['summary']}"))
        if (more := max(0, len(notice["news"]) - NEWS_SHOWN) + notice["news_left_out"]) > 0:
            self._console.print(Text(f"      and {more} more", style="dim"))

    def summary(self, reckoning: Reckoning, receiver: WebhookReceiver, mails: int) -> bool:
        """The reckoning; whether all is as it should be."""
        table = Table(title="Alerts by watch", title_justify="left")
        table.add_column("watch")
        table.add_column("delivered", justify="right")
        for watch in reckoning.corpus.watches:
            table.add_row(watch.criteria.name, str(sum(arrival.watch == watch.id for arrival in reckoning.arrived)))
        self._console.print(table)
        self._console.print(
            f"{len(reckoning.arrived)} alerts delivered by webhook, each with a signature that verified; "
            f"{mails} by e-mail; {receiver.duplicates} deliveries dropped as seen before; {receiver.refused} refused."
        )
        for wrong, arrivals in (("missing", reckoning.missing()), ("unexpected", reckoning.unexpected())):
            for arrival in arrivals:
                self._console.print(f"[red]{wrong}[/red]: {arrival.watch} on {arrival.article} ({arrival.kind})")
        right = not (reckoning.missing() or reckoning.unexpected() or receiver.refused)
        self._console.print(
            "[green]Every expected alert arrived.[/green]" if right else "[red]The demo went wrong.[/red]"
        )
        return right

    def stay(self, dashboard: str, intake: str, servers: str) -> None:
        """Say that it goes on, where articles are posted, and with which ``servers`` other commands reach it."""
        self._console.print(f"\nThe stack goes on running: [bold]{dashboard}[/bold]", soft_wrap=True)
        self.say(f"Articles are posted to {intake}/articles.")
        self.say(f"For other commands, such as `claimwatch keys`: {servers}")
        self.say("Ctrl-C stops it.")

    def say(self, line: str) -> None:
        """One line for people, as it is."""
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def failed(self, why: str) -> None:
        """Say why it ended."""
        self._console.print(why, style="red", markup=False, highlight=False, soft_wrap=True)
