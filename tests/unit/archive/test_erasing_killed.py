"""The archive killed at any moment while it erases an article: when it has heard that again nothing is left."""

from pymongo.errors import AutoReconnect

from claimwatch_contracts.events import ArticleErased
from services.archive.incidents.growth import incident_id
from tests.builders import NOW, TEXT, article, usual_extractions
from tests.unit.archive.test_handlers import Archive
from tests.unit.archive.test_killed import Dying, kept

ERASED = ArticleErased(article_id="a2", revisions=1, erased_at=NOW)
ALIVE = float("inf")


async def erased(lives_for: float) -> Dying:
    """The database after one of two articles on an incident was erased, and the archive died after so many calls."""
    database = Dying()
    archive = Archive(database)
    for name, number, text in (("a1", 40, TEXT), ("a2", 46, f"{TEXT.replace('40', '46')} Divers came.")):
        published = article(text, article_id=name, publisher=f"The {name}")
        said, counted, mentioned = usual_extractions(article(article_id=name))
        found = counted.figures[0].model_copy(update={"text": str(number), "value": float(number)})
        (announced,) = await archive.file(published, said, counted.model_copy(update={"figures": (found,)}), mentioned)
        assert announced.judgement.incident is not None
        assert announced.judgement.incident.incident_id == incident_id("a1")
    database.calls, database.lives_for = 0, lives_for
    try:
        await archive.hear(ERASED)
    except AutoReconnect:
        database.lives_for = ALIVE
        await Archive(database).hear(ERASED)
    database.lives_for = ALIVE
    return database


async def test_killed_at_any_call_an_erasure_leaves_nothing_when_it_is_heard_again() -> None:
    whole = await erased(ALIVE)
    calls, expected = whole.calls, await kept(whole)
    assert calls > 10
    for lives_for in range(calls):
        found = await kept(await erased(lives_for))
        found["entry_index"] = expected["entry_index"]  # it may name an article too many
        assert found == expected, lives_for
