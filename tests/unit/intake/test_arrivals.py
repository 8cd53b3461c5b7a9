"""What lies in a watched folder is taken in once, refused with its reason, or waits for its time."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiokafka.errors import KafkaConnectionError

from services.intake.app import places
from services.intake.arrivals.folder import Folder
from services.intake.arrivals.poller import ArrivalPoller
from services.intake.settings import IntakeSettings
from tests.unit.intake import wires
from tests.unit.intake.wires import GUID, TEXT
from tests.unit.intake.world import World


class Post:
    """Intake on fakes with a folder. Files are put there as if they had been written a minute ago."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.world = World()
        folder = Folder(path, max_bytes=20_000)
        self.poller = ArrivalPoller(folder, self.world.documents, self.world.clock, 0, 7 * 86_400)

    def put(self, name: str, content: str | bytes, **age: float) -> None:
        """Put a file there; its age is a minute, or as given."""
        file = self.path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        written = (self.world.now - timedelta(**(age or {"minutes": 1}))).timestamp()
        os.utime(file, (written, written))

    @property
    def lies(self) -> list[str]:
        """All files, by their paths."""
        return sorted(str(file.relative_to(self.path)) for file in self.path.rglob("*") if file.is_file())

    @property
    def texts(self) -> list[str]:
        """The texts that were published."""
        return [event.text for event in self.world.published]


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    """Intake with a folder."""
    return Post(tmp_path)


async def test_documents_are_taken_in_by_their_names_and_put_away(post: Post) -> None:
    post.put("2.json", json.dumps({"publisher": "The Courier", "text": "It rained."}))
    post.put("1.xml", wires.nitf())
    post.put("notes.txt", "stays")
    post.put(".3.json", "hidden while it is written")
    await post.poller.look()
    assert post.texts == [TEXT, "It rained."]
    assert post.lies == [".3.json", "notes.txt", "taken/1.xml", "taken/2.json"]
    await post.poller.look()
    assert len(post.texts) == 2


async def test_a_file_that_may_still_be_written_waits(post: Post) -> None:
    post.put("1.xml", wires.nitf(), seconds=1)
    await post.poller.look()
    assert (post.texts, post.lies) == ([], ["1.xml"])
    post.world.later(seconds=10)
    await post.poller.look()
    assert (post.texts, post.lies) == ([TEXT], ["taken/1.xml"])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", "{", "Expecting property name"),
        ("a.json", '{"text": "t"}', "needs its publisher"),
        ("a.xml", "<nitf>", "not well-formed"),
        ("a.xml", wires.g2_item().replace("ninat:text", "ninat:picture"), "of the class picture, not a text"),
        ("a.pdf", "%PDF-1.7", "the PDF is broken"),
        ("a.xml", "x" * 20_001, "20,001 bytes, more than 20,000"),
    ],
)
async def test_what_cannot_be_taken_in_lies_beside_its_reason(post: Post, name: str, content: str, reason: str) -> None:
    post.put(name, content)
    post.put("b.xml", wires.nitf())
    await post.poller.look()
    assert post.lies == [f"refused/{name}", f"refused/{name}.reason.txt", "taken/b.xml"]
    assert reason in (post.path / "refused" / f"{name}.reason.txt").read_text()
    assert post.texts == [TEXT]


async def test_an_embargoed_document_waits_in_its_place_until_its_time(post: Post) -> None:
    embargoed = wires.g2_item("<embargoed>2026-06-02T12:00:00Z</embargoed>", guid="urn:2")
    post.put("1.xml", wires.g2_message(wires.g2_item(), embargoed))
    await post.poller.look()
    assert (post.texts, post.lies) == ([TEXT], ["1.xml"])
    post.world.later(hours=2)
    await post.poller.look()
    assert (post.texts, post.lies) == ([TEXT], ["1.xml"])
    post.world.later(hours=1)
    await post.poller.look()
    assert (post.texts, post.lies) == ([TEXT, TEXT], ["taken/1.xml"])


async def test_what_is_old_notifies_nobody(post: Post) -> None:
    post.put("new.json", json.dumps(wires.ninjs_1()), days=6)
    post.put("old.json", json.dumps(wires.ninjs_1(uri="urn:2")), days=8)
    await post.poller.look()
    assert [event.replay for event in post.world.published] == [False, True]


async def test_what_could_not_be_published_is_taken_in_later(post: Post) -> None:
    post.put("1.xml", wires.nitf())
    post.world.emitter.error = KafkaConnectionError()
    with pytest.raises(KafkaConnectionError):
        await post.poller.look()
    assert post.lies == ["1.xml"]
    post.world.emitter.error = None
    await post.poller.look()
    assert (post.texts, post.lies) == ([TEXT], ["taken/1.xml"])


async def test_a_corrected_file_of_the_same_name_is_the_next_revision(post: Post) -> None:
    post.put("1.json", json.dumps(wires.ninjs_1()))
    await post.poller.look()
    post.put("1.json", json.dumps(wires.ninjs_1(pubstatus="canceled")))
    await post.poller.look()
    assert [(event.revision, event.title.partition(":")[0]) for event in post.world.published] == [
        (1, wires.HEADLINE),
        (2, "WITHDRAWN"),
    ]
    assert GUID in (post.path / "taken" / "1.json").read_text()


async def test_a_bug_in_one_document_stops_no_other(post: Post) -> None:
    post.put("1.xml", wires.nitf())
    post.world.desk.error = AttributeError("odd")
    await post.poller.look()
    assert "a bug: AttributeError: odd" in (post.path / "refused" / "1.xml.reason.txt").read_text()


async def test_a_document_whose_page_cannot_be_fetched_waits_and_holds_up_no_other(post: Post) -> None:
    post.put("1.json", json.dumps({"url": "https://wire.example/1"}))
    post.put("2.xml", wires.nitf())
    post.world.site.pages["/1"] = (503, "later")
    await post.poller.look()
    assert (post.texts, post.lies) == ([TEXT], ["1.json", "taken/2.xml"])


async def test_a_link_is_refused_and_not_followed(post: Post, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.json"
    post.put("1.json", json.dumps({"publisher": "The Courier", "text": "Not for you."}))
    (post.path / "1.json").rename(secret)
    (post.path / "1.json").symlink_to(secret)
    post.put("2.xml", wires.nitf())
    await post.poller.look()
    assert post.texts == [TEXT]
    assert "it is a link" in (post.path / "refused" / "1.json.reason.txt").read_text()
    assert secret.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever is root may read everything")
async def test_a_file_that_may_not_be_read_holds_up_no_other(post: Post) -> None:
    post.put("1.json", "{}")
    (post.path / "1.json").chmod(0)
    post.put("2.xml", wires.nitf())
    await post.poller.look()
    assert post.texts == [TEXT]
    assert "it cannot be read" in (post.path / "refused" / "1.json.reason.txt").read_text()


def test_the_settings_name_the_places(tmp_path: Path) -> None:
    settings = IntakeSettings(folder=tmp_path, mailbox="imaps://desk@imap.example/Press", mailbox_check_seconds=7)
    assert [(name, type(place).__name__, seconds) for name, place, seconds in places(settings)] == [
        ("folder", "Folder", 10),
        ("mailbox", "Mailbox", 7),
    ]
    assert list(places(IntakeSettings())) == []
