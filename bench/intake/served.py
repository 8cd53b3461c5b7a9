"""A server of feeds on loopback, in a process of its own: each answer has one entry more, and some never answer.

``python -m bench.intake.served HANGING ENTRIES`` prints its port.
"""

import asyncio
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime

from services._runtime.clock import utc_now

SENTENCE = "The office of district {feed} said on Monday that {number} people had been hurt on road {number}. "
SENTENCES = 14
"""A text of so many needs no page: it has more than 1,000 characters."""


@dataclass
class Newsstand:
    """The feeds. The first ``hanging`` of them never answer; all others have ``entries`` entries, one of them new."""

    hanging: int
    entries: int
    asked: Counter[int] = field(default_factory=Counter)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            feed = int(head.split(b" ", 2)[1].rpartition(b"/")[2].partition(b".")[0])
            if feed < self.hanging:
                await reader.read()  # until the client gives up
                return
            body = self._document(feed).encode()
            kind = b"content-type: application/rss+xml\r\nconnection: close\r\n"
            writer.write(b"HTTP/1.1 200 OK\r\n%scontent-length: %d\r\n\r\n%s" % (kind, len(body), body))
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            return
        finally:
            writer.close()

    def _document(self, feed: int) -> str:
        newest = self.entries + self.asked[feed]
        self.asked[feed] += 1
        now = format_datetime(utc_now())
        items = "".join(self._item(feed, number, now) for number in range(newest, newest - self.entries, -1))
        return f'<rss version="2.0"><channel><title>District {feed}</title>{items}</channel></rss>'

    @staticmethod
    def _item(feed: int, number: int, now: str) -> str:
        link = f"https://district-{feed}.example/{number}"
        text = SENTENCE.format(feed=feed, number=number) * SENTENCES
        head = f"<title>Road {number}</title><link>{link}</link><pubDate>{now}</pubDate>"
        return f"<item>{head}<description>{text}</description></item>"


@contextmanager
def served(hanging: int, entries: int) -> Iterator[str]:
    """The address of a server that ends with the context; the feed of a number lies at ``/NUMBER.xml``."""
    command = [sys.executable, "-m", "bench.intake.served", str(hanging), str(entries)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None:
                raise RuntimeError("the server has no output")
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


async def _main(hanging: int, entries: int) -> None:
    stand = Newsstand(hanging, entries)
    server = await asyncio.start_server(stand.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main(*map(int, sys.argv[1:])))
