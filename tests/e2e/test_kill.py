"""Kill -9 of any service in the middle of the demonstration: the same alerts, none lost, none twice, no worker left.

All rounds share one broker. Each round plays the whole corpus on a database of its own, so that nothing is a reprint of
an earlier round.
"""

import asyncio
import uuid

import httpx
import psutil
import pytest

from claimwatch_contracts.topics import SERVICES
from services._cli.demo.corpus import load_corpus
from services._cli.demo.play import SECRET, Play
from services._cli.demo.receiver import MailCatcher, WebhookReceiver
from services._cli.demo.reckoning import Reckoning
from services._cli.stack import ServiceStack
from tests.waiting import WAIT_SECONDS

KILL_AT = 5
SETTLE_SECONDS = 1.0


async def kill_and_restart(stack: ServiceStack, service: str) -> None:
    """SIGKILL, see that no process of the service is left, start it again."""
    family = [psutil.Process(stack.pid(service)), *psutil.Process(stack.pid(service)).children(recursive=True)]
    stack.kill(service)
    _gone, alive = await asyncio.to_thread(psutil.wait_procs, family, WAIT_SECONDS)
    assert not alive, f"outlived {service}: {alive}"
    stack.spawn(service)


@pytest.fixture
def service(request: pytest.FixtureRequest, stack: ServiceStack) -> str:
    """The name of the service to be killed; the stack has been started anew on an empty database."""
    name = str(request.param)
    stack.stop()
    stack.set("CLAIMWATCH_MONGO_DATABASE", f"kill-{name}-{uuid.uuid4().hex[:8]}")
    stack.start()
    return name


@pytest.mark.parametrize("service", ["nobody", *SERVICES], indirect=True)
async def test_killing_a_service_loses_and_doubles_nothing(
    stack: ServiceStack, mail: MailCatcher, service: str
) -> None:
    corpus = load_corpus()
    reckoning = Reckoning(corpus)
    receiver = WebhookReceiver(SECRET, lambda alert: reckoning.enter(alert["data"]))
    await receiver.start()
    mails = len(mail.messages)
    try:
        async with httpx.AsyncClient(timeout=WAIT_SECONDS) as http:
            play = Play(stack.url("api"), stack.url("intake"), http, reckoning)
            await play.set_up(corpus, receiver.url, "desk@newsroom.example")
            for number, article in enumerate(corpus.articles):
                posting = asyncio.create_task(play.post(article))
                if number == KILL_AT and service != "nobody":
                    await asyncio.sleep(0.05)  # in the middle of it
                    await kill_and_restart(stack, service)
                await posting
            await asyncio.sleep(SETTLE_SECONDS)
            for watch in corpus.watches:
                await http.delete(f"{stack.url('api')}/watches/{watch.id}")
    finally:
        await receiver.stop()
    assert (reckoning.missing(), reckoning.unexpected(), receiver.refused) == ([], [], 0)
    first = corpus.watches[0].id
    message_ids = {message["Message-ID"] for message in mail.messages[mails:]}
    assert len(message_ids) == sum(arrival.watch == first for arrival in reckoning.arrived)
