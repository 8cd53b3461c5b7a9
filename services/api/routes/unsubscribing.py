"""``/unsubscribe/{token}``: whoever has the link of a mail stops the mails of its channel, without a key (RFC 8058).

Mail programs post to the address of their own accord; people who follow the link are asked first, since programs that
check links follow them too.
"""

from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from claimwatch_contracts.access import Caller, Role
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.targets.email import EmailTarget
from claimwatch_contracts.unsubscribing import PATH, channel_of_token, opens, unsubscribing_key
from services._runtime.access.callers import enter
from services._runtime.http.problems import Problem
from services.api.delivery_requests import DeliveryRequests
from services.api.editing import Editor
from services.api.pages import notice
from services.api.preconditions import Preconditions
from services.api.routes.page import HEADERS, OF_NOTICES
from services.api.routes.parameters import answers

MAY_POST = {
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace("form-action 'none'", "form-action 'self'")
}
THE_READER = Caller(name="the reader of the mails, by the unsubscribe link", role=Role.READER)
NAMES_ITS_ORIGIN = {"Referrer-Policy": "same-origin"}
"""Without it browsers post the page's form as of no origin, which is refused."""
UNKNOWN = Problem(404, detail="this link is not, or no longer, one to unsubscribe with")


def unsubscribing_routes(channels: Editor[Channel], requests: DeliveryRequests) -> APIRouter:
    """Show what the link stops, and stop it."""
    router = APIRouter(tags=["channels"])

    async def linked(token: str) -> Channel:
        """The channel whose mails the link stops.

        Raises:
            Problem: 404, the token is none of this installation, or the channel has another address now.
        """
        channel_id = channel_of_token(token)
        held = None if channel_id is None else await channels.documents.get_of_any_desk(channel_id)
        if held is None or not isinstance(held.model, Channel) or not isinstance(held.model.target, EmailTarget):
            raise UNKNOWN
        key = unsubscribing_key(await channels.documents.salt())
        if not opens(token, key, held.id, held.model.target.to):
            raise UNKNOWN
        return held.model

    @router.get(PATH + "{token}", response_class=HTMLResponse, responses=answers(404))
    async def ask(token: str) -> Response:
        """A page that asks whether the mails are to stop. Nothing is changed."""
        heading = f"Stop the mails of “{(await linked(token)).name}”?"
        page = notice(PATH, heading, asks="Stop them", said="Whoever runs this installation can start them again.")
        return HTMLResponse(page, headers=OF_NOTICES | NAMES_ITS_ORIGIN | MAY_POST)

    @router.post(PATH + "{token}", response_class=HTMLResponse, responses=answers(404, 503))
    async def stop(token: str) -> Response:
        """Disable the channel of the mail, and have its owner told. An analyst can enable it again.

        Repeating it changes nothing more, and has the owner told if that failed before (503).
        """
        channel = await linked(token)
        if channel.enabled:
            enter(THE_READER.model_copy(update={"desk": channel.desk}))
            channel = (await channels.change(channel.channel_id, Preconditions(None, None), _disabled)).after
        await requests.unsubscribed(channel)
        return HTMLResponse(notice(PATH, f"There are no more mails of “{channel.name}”."), headers=OF_NOTICES)

    return router


async def _disabled(channel: Channel, now: datetime) -> Channel:
    """The channel that is off, as it is if another request was faster: so its owner is told of one version."""
    if not channel.enabled:
        return channel
    return channel.model_copy(update={"enabled": False, "updated_at": now})
