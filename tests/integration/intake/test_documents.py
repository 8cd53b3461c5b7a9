"""Documents on real servers: read in their own processes, each item one article, a cancelled one withdrawn."""

import os
import time
from pathlib import Path

from services.intake.settings import IntakeSettings
from tests.integration.intake_world import Topic, running
from tests.unit.intake import wires
from tests.waiting import until

XML = {"content-type": "application/xml"}


async def test_a_message_its_cancellation_and_a_file_of_the_watched_folder(
    settings: IntakeSettings, topic: Topic, tmp_path: Path
) -> None:
    guids = [f"urn:{topic.publisher}:{number}" for number in (1, 2, 3)]
    message = wires.g2_message(*(wires.g2_item(guid=guid) for guid in guids[:2]))
    kill = wires.g2_item(guid=guids[0], status="stat:canceled")
    file = tmp_path / "3.xml"
    file.write_text(wires.g2_item(guid=guids[2]).replace("Wire (synthetic)", topic.publisher))
    an_hour_ago = time.time() - 3_600
    os.utime(file, (an_hour_ago, an_hour_ago))
    watching = settings.model_copy(update={"folder": tmp_path, "folder_check_seconds": 0.1})
    async with running(watching) as client:
        said = {"publisher": topic.publisher}
        answers = [
            await client.post("/articles", params=said, headers=XML, content=body.encode())
            for body in (message, message, kill, kill)
        ]
        await until((tmp_path / "taken" / "3.xml").exists)
    assert [answer.status_code for answer in answers] == [201, 200, 201, 200]
    assert [[item["status"] for item in answer.json()["items"]] for answer in answers] == [
        ["accepted", "accepted"],
        ["known", "known"],
        ["withdrawn"],
        ["known"],
    ]
    events = await topic.read()
    assert sorted((event.revision, event.title) for event in events) == [
        *[(1, wires.HEADLINE)] * 3,
        (2, f"WITHDRAWN: {wires.HEADLINE}"),
    ]
