"""``claimwatch demo``: the whole stack on the synthetic corpus, its alerts shown as they are delivered, and checked."""

import asyncio
import signal
import sys
import time
from pathlib import Path
from typing import Annotated

import httpx
import typer
from rich.console import Console

from claimwatch_contracts.access import Role
from services._cli.access import login_link, made_key
from services._cli.demo.corpus import load_corpus
from services._cli.demo.play import SECRET, Play, StackFailedError
from services._cli.demo.receiver import MailCatcher, WebhookReceiver
from services._cli.demo.reckoning import Reckoning
from services._cli.demo.screen import Screen
from services._cli.keeper import Keeper
from services._cli.servers import Revive
from services._cli.stack import ServiceStack, usual_ports
from services._embedded import EmbeddedServerError, EmbeddedServers, Servers
from services._runtime.kafka.topics import create_topics
from services._runtime.settings import SharedSettings

MAIL_TO = "desk@newsroom.example"
SETTLE_SECONDS = 2.0
WATCHED_SECONDS = 2.0
app = typer.Typer(add_completion=False)


@app.command()
def demo(
    once: Annotated[
        bool, typer.Option("--once", help="End after the last article; status 0 if every alert came.")
    ] = False,
    data: Annotated[Path | None, typer.Option(help="Keep topics and documents here.")] = None,
) -> None:
    """Start everything, post the sample articles, print each alert as it is delivered, say where the dashboard is.

    It uses servers of its own, whatever the environment says: invented articles have no place in real ones.
    With a terminal it stays until Ctrl-C. Without one, or with --once, it ends by itself. It takes about 1.7 GB of
    memory and 12 to 60 seconds to start.
    """
    signal.signal(signal.SIGTERM, _stop)
    screen = Screen(Console())
    stay = not once and sys.stdin.isatty() and sys.stdout.isatty()
    screen.starting()
    embedded = EmbeddedServers(data, progress=screen.say)
    try:
        with embedded as running:
            right = asyncio.run(_demo(running, embedded.revive, screen, stay))
    except (EmbeddedServerError, StackFailedError, OSError) as error:
        screen.failed(str(error))
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
    raise typer.Exit(0 if right else 1)


def _stop(*_: object) -> None:
    """End as on Ctrl-C, also where a shell started this in the background, with Ctrl-C ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        raise KeyboardInterrupt
    signal.raise_signal(signal.SIGINT)


async def _demo(running: Servers, revive: Revive, screen: Screen, stay: bool) -> bool:
    await create_topics(running.kafka)
    settings = SharedSettings(kafka=running.kafka, mongo=running.mongo)
    token = await made_key(settings, "demonstration", Role.ADMIN)
    corpus = load_corpus()
    reckoning = Reckoning(corpus)
    receiver = WebhookReceiver(SECRET, lambda alert: screen.alert(reckoning.enter(alert["data"]), alert["data"]))
    mail = MailCatcher()
    await receiver.start()
    await mail.start()
    stack = ServiceStack(running.data, environment(running, mail), ports=usual_ports(("api", "intake")))
    try:
        with screen.waiting("starting the services") as ready:
            await asyncio.to_thread(stack.start, progress=ready)
        dashboard = login_link(stack.url("api"), token)
        screen.introduce(dashboard)
        async with httpx.AsyncClient(timeout=10, trust_env=False, headers={"Authorization": f"Bearer {token}"}) as http:
            play = Play(stack.url("api"), stack.url("intake"), http, reckoning)
            await play.set_up(corpus, receiver.url, MAIL_TO)
            for article in corpus.articles:
                screen.article(article)
                await play.post(article)
        await asyncio.sleep(SETTLE_SECONDS)
        right = screen.summary(reckoning, receiver, len(mail.messages))
        if stay:
            servers = f"CLAIMWATCH_KAFKA={running.kafka} CLAIMWATCH_MONGO={running.mongo}"
            screen.stay(dashboard, stack.url("intake"), servers)
            keeper = Keeper(revive, stack, screen.say, time.monotonic)
            while True:
                await asyncio.sleep(WATCHED_SECONDS)
                await asyncio.to_thread(keeper.look)
        return right
    finally:
        await asyncio.to_thread(stack.stop)
        await receiver.stop()
        await mail.stop()


def environment(running: Servers, mail: MailCatcher) -> dict[str, str]:
    """What the services are told: where the servers are, and that loopback is a fine place to deliver to.

    Alerts leave one by one, because they are counted one by one.
    """
    return {
        "CLAIMWATCH_KAFKA": running.kafka,
        "CLAIMWATCH_MONGO": running.mongo,
        "CLAIMWATCH_NOTIFY_ALLOW_PRIVATE_ADDRESSES": "true",
        "CLAIMWATCH_NOTIFY_GROUP_BY": '["watch", "story", "publisher"]',
        "CLAIMWATCH_NOTIFY_GROUP_WAIT_SECONDS": "0",
        "CLAIMWATCH_NOTIFY_GROUP_INTERVAL_SECONDS": "0",
        "CLAIMWATCH_NOTIFY_MOST_AN_HOUR": "10000",
        "CLAIMWATCH_NOTIFY_SMTP_HOST": mail.host,
        "CLAIMWATCH_NOTIFY_SMTP_PORT": str(mail.port),
        "CLAIMWATCH_NOTIFY_SMTP_SECURITY": "none",
        "CLAIMWATCH_NOTIFY_SMTP_SENDER": "claimwatch@newsroom.example",
    }
