"""Readers of what the api stores."""

from services._runtime.access.keyring import Keyring
from services._runtime.access.tokens import Token
from services._runtime.mongo import Database
from services.api.access.store import AccessStore
from services.api.store.api_store import ApiStore
from services.archive.store.aliases import AliasStore
from services.mentions.store import TopicStore
from services.notify.store import NotifyStore
from tests.builders import NOW
from tests.golden import documents
from tests.integration.stored.examples import ALL, of_both_desks


async def watches(database: Database) -> set[str]:
    """The ids that the api lists."""
    listed = await of_both_desks(ApiStore(database).watches)
    assert all(watch.topics or watch.places for watch in listed)
    return {watch.watch_id for watch in listed}


async def channels(database: Database) -> set[str]:
    """The ids that the api lists, each of which notify reads."""
    listed = await of_both_desks(ApiStore(database).channels)
    assert [await NotifyStore(database).channel(channel.channel_id) for channel in listed] == listed
    return {channel.channel_id for channel in listed}


async def aliases(database: Database) -> set[str]:
    """The ids that the archive reads, as the api does."""
    read = await AliasStore(database).all_readable()
    assert sorted(read, key=str) == sorted(await ApiStore(database).aliases.all_readable(), key=str)
    return {alias.alias_id for alias in read}


async def topics(database: Database) -> set[str]:
    """The keys that mentions looks for, as the api lists them."""
    looked_for = await TopicStore(database).enabled()
    page = await ApiStore(database).topics.page(ALL)
    assert [(topic.key, topic.terms) for topic in page.items] == [(topic.key, topic.terms) for topic in looked_for]
    return {topic.key for topic in looked_for}


async def silences(database: Database) -> set[str]:
    """The ids that the api lists, and that notify knows while they are on."""
    listed = await of_both_desks(ApiStore(database).silences)
    on = [await NotifyStore(database).silences(silence.starts_at, silence.desk) for silence in listed]
    assert on == [(silence,) for silence in listed]
    assert await NotifyStore(database).silences(listed[0].ends_at) == ()
    return {silence.silence_id for silence in listed}


async def views(database: Database) -> set[str]:
    """The ids that the api lists at the two desks."""
    return {view.view_id for view in await of_both_desks(ApiStore(database).views)}


async def acknowledgements(database: Database) -> set[str]:
    """The ids of the alerts that the api lists as acknowledged, as notify does."""
    page = await ApiStore(database).acknowledgements.page(ALL)
    assert len({said.state for said in page.items}) == len(page.items) != 0
    return set(await NotifyStore(database).acknowledged([said.alert_id for said in page.items]))


async def keys(database: Database) -> set[str]:
    """The ids that the api lists, of which those not revoked open the door."""
    page = await AccessStore(database).keys.page(ALL)
    keyring = Keyring("api", database, lambda: NOW)
    opened = [await keyring.by_key(Token(key.key_id, key.digest)) for key in page.items]
    assert [key is not None for key in opened] == [not key.is_revoked for key in page.items]
    assert {key.is_revoked for key in page.items} == {True, False}
    return {key.key_id for key in page.items}


async def sessions(database: Database) -> set[str]:
    """The ids of those that open the door with the keys they were opened with."""
    await database["keys"].insert_many(documents("keys", 1))
    keyring = Keyring("api", database, lambda: NOW)
    stored = [document["_id"] for document in documents("sessions", 1)]
    return {digest for digest in stored if await keyring.by_session(Token(None, digest))}


async def key_uses(database: Database) -> set[str]:
    """The ids of the uses of which the api knows the time."""
    uses = await AccessStore(database).last_uses(key["_id"] for key in documents("keys", 1))
    return {f"{key_id}:api" for key_id in uses}


async def audit(database: Database) -> set[str]:
    """The ids of the entries that the api lists."""
    page = await AccessStore(database).entries(ALL)
    assert not page.unreadable
    return {entry.entry_id for entry in page.items}
