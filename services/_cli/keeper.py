"""Looks after a running stack: what ended by itself is started anew and named, what goes on ending ends the stack."""

from collections import defaultdict, deque
from collections.abc import Callable

from services._cli.servers import Revive
from services._cli.stack import ServiceStack
from services._embedded import EmbeddedServerError

MOST_ENDS = 5
WITHIN_SECONDS = 600.0


class Keeper:
    """``say`` is told of each server and service that was started anew; ``clock`` is monotonic, in seconds."""

    def __init__(
        self, revive_servers: Revive, stack: ServiceStack, say: Callable[[str], None], clock: Callable[[], float]
    ) -> None:
        self._revive_servers = revive_servers
        self._stack = stack
        self._say = say
        self._clock = clock
        self._ends: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=MOST_ENDS))

    def look(self) -> None:
        """Start anew what ended since the last look.

        Raises:
            EmbeddedServerError: a server did not come up again, or ends again and again.
        """
        for server in self._revive_servers():
            self._say(f"{server} ended by itself and was started anew: see {self._stack.log(server)}")
            self._count(server)
        for service in self._stack.revive():
            self._say(f"{service} ended by itself and was started anew: see {self._stack.log(service)}")

    def _count(self, server: str) -> None:
        ends, now = self._ends[server], self._clock()
        ends.append(now)
        if len(ends) == MOST_ENDS and now - ends[0] < WITHIN_SECONDS:
            often = f"{MOST_ENDS} times within {WITHIN_SECONDS / 60:.0f} minutes"
            raise EmbeddedServerError(f"{server} ended {often}: see {self._stack.log(server)}")
