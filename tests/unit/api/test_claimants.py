"""Who has made claims: counted over filed reports, copies left out, under the names that they have today."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from claimwatch_contracts.amendment import Amended, Amends
from claimwatch_contracts.vocabulary import StoryRelation
from claimwatch_language.names.aliases import slug
from services._runtime.stored import stored
from tests.builders import MINISTRY, NOW, article, report
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import keep_report, problem

HOUR = timedelta(hours=1)
MARK = Amended(amendment_id="one", kind=Amends.CLAIMANT, amended_by="Night desk", amended_at=NOW)


async def listed(client: httpx.AsyncClient, **parameters: Any) -> list[dict[str, Any]]:
    """The claimants."""
    return list((await client.get("/claimants", params=parameters)).raise_for_status().json()["items"])


@pytest.fixture
async def filed(database: FakeDatabase) -> None:
    """Two reports that say the same an hour apart, and a copy of the first."""
    for number, relation in enumerate((StoryRelation.ORIGINAL, StoryRelation.ORIGINAL, StoryRelation.REPRINT)):
        made = report(article(article_id=f"a{number}", published_at=NOW + number * HOUR))
        await keep_report(database, made.model_copy(update={"relation": relation}), minutes=number)


@pytest.mark.usefixtures("filed")
async def test_claimants_are_counted_by_reports_without_copies(client: httpx.AsyncClient) -> None:
    (ministry,) = await listed(client)
    assert (ministry["key"], ministry["name"], ministry["kind"]) == (MINISTRY.key, MINISTRY.name, MINISTRY.kind)
    assert (ministry["reports"], ministry["statements"], ministry["figures"]) == (2, 4, 2)
    assert ministry["last_at"] == (NOW + HOUR).isoformat().replace("+00:00", "Z")
    assert (await client.get("/claimants")).json()["counted"] == 3


@pytest.mark.usefixtures("filed")
async def test_claimants_are_chosen_by_name_place_and_time(client: httpx.AsyncClient) -> None:
    assert len(await listed(client, name="HEALTH")) == len(await listed(client, name=MINISTRY.key)) == 1
    assert await listed(client, name="army") == []
    assert len(await listed(client, place=163843)) == 1
    assert await listed(client, place=2267057) == []
    (late,) = await listed(client, since=(NOW + timedelta(minutes=1)).isoformat())
    assert late["reports"] == 1
    problem(await client.get("/claimants", params={"place": 0}), 422)


async def test_claimants_come_page_by_page_each_once(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    made = report(article(article_id="a"))
    for number, times in enumerate((3, 1, 2, 1, 1)):
        key = f"office-{number}"
        office = MINISTRY.model_copy(update={"key": key, "name": f"Office {number}"})
        said = tuple(one.model_copy(update={"claimant": office}) for one in made.attributions)
        for time in range(times):
            of = report(article(article_id=f"{key}-{time}", published_at=NOW + number * HOUR))
            await keep_report(database, of.model_copy(update={"attributions": said, "figures": ()}), minutes=number)
    seen, cursor = [], None
    while cursor is not None or not seen:
        asked = {"limit": 2} | ({} if cursor is None else {"cursor": cursor})
        page = (await client.get("/claimants", params=asked)).raise_for_status().json()
        assert (page["found"], page["counted"]) == (5, 8)
        seen += [each["name"] for each in page["items"]]
        cursor = page["next"]
    assert seen == ["Office 0", "Office 2", "Office 4", "Office 3", "Office 1"]


@pytest.mark.usefixtures("filed")
async def test_an_alias_joins_what_was_filed_before_it_was_there(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    other = MINISTRY.model_copy(update={"key": "health-bureau", "name": "Health Bureau"})
    made = report(article(article_id="b"))
    attributions = tuple(one.model_copy(update={"claimant": other}) for one in made.attributions)
    await keep_report(database, made.model_copy(update={"attributions": attributions, "figures": ()}), minutes=9)
    assert [(each["name"], each["reports"]) for each in await listed(client)] == [
        (MINISTRY.name, 2),
        ("Health Bureau", 1),
    ]
    await client.put("/aliases/health", json={"name": MINISTRY.name, "kind": "ngo", "names": ["Health Bureau"]})
    (joined,) = await listed(client)
    assert (joined["key"], joined["reports"], joined["names"]) == (MINISTRY.key, 3, ["Health Bureau"])
    assert joined["kind"] == "ngo"
    await client.delete("/aliases/health")
    assert len(await listed(client)) == 2


async def test_a_report_that_cannot_be_read_is_left_out(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    await keep_report(database, report(article()), minutes=0)
    await database["reports"].insert_one({"_id": "odd", "filed_at": NOW, "body": {"article": 7}})
    assert [each["reports"] for each in await listed(client)] == [1]


@pytest.mark.usefixtures("filed")
async def test_what_is_read_again_corrected_or_erased_counts_as_it_is_now(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    assert [each["reports"] for each in await listed(client)] == [2]
    assert await listed(client) == await listed(client)
    bureau = MINISTRY.model_copy(update={"key": "health-bureau", "name": "Health Bureau"})
    made = report(article(article_id="a0", published_at=NOW))
    one = made.attributions[0].model_copy(update={"claimant": bureau})
    newer = {name: each.model_copy(update={"extractor_version": 99}) for name, each in made.extractions.items()}
    for changed in (
        {"attributions": (one,), "figures": (), "extractions": newer},
        {"attributions": (one, one), "figures": (), "extractions": newer, "amended": (MARK,)},
    ):
        again = made.model_copy(update=changed)
        await database["reports"].update_one({"_id": again.report_id}, {"$set": stored(again)})
        counted = {each["name"]: (each["reports"], each["statements"]) for each in await listed(client)}
        assert counted == {MINISTRY.name: (1, 2), bureau.name: (1, len(again.attributions))}
    await database["reports"].update_one({"_id": made.report_id}, {"$set": {"filed_at": None, "body": None}})
    assert [each["name"] for each in await listed(client)] == [MINISTRY.name]


COALITION, LED, AMERICAN, ALLIES = "coalition", "U.S.-led coalition", "American-led coalition", "the allies"


@pytest.fixture
async def bodies(database: FakeDatabase) -> None:
    """A report by each name of one body."""
    for number, name in enumerate((COALITION, LED, AMERICAN, ALLIES)):
        body = MINISTRY.model_copy(update={"key": slug(name), "name": name})
        made = report(article(article_id=f"c{number}"))
        said = tuple(one.model_copy(update={"claimant": body}) for one in made.attributions)
        await keep_report(database, made.model_copy(update={"attributions": said, "figures": ()}), minutes=number)


@pytest.mark.usefixtures("bodies")
@pytest.mark.parametrize(
    "mergers",
    [
        [(LED, [COALITION, AMERICAN, ALLIES])],
        [(LED, [COALITION]), (LED, [AMERICAN]), (LED, [ALLIES])],
        [(LED, [AMERICAN]), (COALITION, [LED]), (LED, [COALITION, ALLIES])],
        [(COALITION, [LED]), (AMERICAN, [ALLIES]), (LED, [COALITION, AMERICAN])],
        [(COALITION, [LED, AMERICAN, ALLIES]), (LED, [COALITION])],
        [("The US-led Coalition", [COALITION, LED, AMERICAN, ALLIES]), (LED, ["the Coalition"])],
    ],
)
async def test_bodies_are_merged_under_any_of_their_names_whatever_was_merged_before(
    client: httpx.AsyncClient, mergers: list[tuple[str, list[str]]]
) -> None:
    for name, names in mergers:
        (await client.post("/claimants/merge", json={"name": name, "names": names})).raise_for_status()
    (body,) = await listed(client)
    assert (body["name"], body["key"], body["reports"]) == (LED, "us-led-coalition", 4)
    assert {COALITION, AMERICAN, ALLIES} <= {*body["names"]}
    (alias,) = (await client.get("/aliases")).json()["items"]
    assert len({slug(each) for each in alias["names"]}) == len(alias["names"])


@pytest.mark.usefixtures("bodies")
async def test_a_merger_says_what_stands_in_its_way_and_changes_nothing_then(client: httpx.AsyncClient) -> None:
    (await client.put("/aliases/one", json={"name": LED, "kind": "ngo", "names": [COALITION]})).raise_for_status()
    refused = problem(await client.post("/claimants/merge", json={"name": ALLIES, "names": [COALITION]}), 409)
    assert refused["type"].endswith(":filed-elsewhere")
    assert f"“{COALITION}” is a name of {LED} already" in refused["detail"]
    assert [alias["names"] for alias in (await client.get("/aliases")).json()["items"]] == [[COALITION]]
    merged = await client.post("/claimants/merge", json={"name": ALLIES, "names": [COALITION, LED]})
    assert (merged.json()["name"], merged.json()["kind"]) == (ALLIES, "ngo")
    kinds = [entry["kind"] for entry in (await client.get("/audit")).json()["items"]]
    assert kinds == ["alias"] * 3, "the first, the one it was merged into, and its end"


async def test_a_claimant_is_not_merged_with_itself_alone(client: httpx.AsyncClient) -> None:
    problem(await client.post("/claimants/merge", json={"name": LED, "names": ["the US-led coalition"]}), 422)
    problem(await client.post("/claimants/merge", json={"name": LED, "names": []}), 422)
    assert (await client.get("/aliases")).json()["items"] == []
