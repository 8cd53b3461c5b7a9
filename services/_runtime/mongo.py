"""The connection to MongoDB: the one place that knows motor."""

from collections.abc import Mapping
from typing import Any

from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection, AsyncIOMotorDatabase
from pymongo.errors import BulkWriteError, PyMongoError

from services._runtime.errors import StartError
from services._runtime.settings import SharedSettings

DUPLICATE_KEY = 11_000

Document = dict[str, Any]
Database = AsyncIOMotorDatabase[Document]
Collection = AsyncIOMotorCollection[Document]


def connect(settings: SharedSettings) -> Database:
    """The database, without a connection yet. Writes wait for a majority; a dead server is noticed within 5 seconds.

    Raises:
        StartError: the URI cannot be used. The text does not repeat the URI, which may contain a password.
    """
    try:
        client: AsyncIOMotorClient[Document] = AsyncIOMotorClient(
            settings.mongo, tz_aware=True, serverSelectionTimeoutMS=5_000, w="majority", appname="claimwatch"
        )
    except (PyMongoError, ValueError) as error:
        raise StartError(
            f"CLAIMWATCH_MONGO is no usable URI ({type(error).__name__}); is its password escaped?"
        ) from None
    return client[settings.mongo_database]


async def disconnect(database: Database) -> None:
    """Close the connection."""
    database.client.close()


async def insert_once(collection: Collection, *documents: Document) -> bool:
    """Store new documents in order. Returns ``False`` if a document with the ``_id`` of one of them exists.

    The existing document stays as it is, and the new documents from there on are not stored.

    Raises:
        PyMongoError: the documents may not be stored.
    """
    try:
        await collection.insert_many(documents)
    except BulkWriteError as error:
        if not only_duplicates(error.details):
            raise
        return False
    return True


def only_duplicates(failure: Mapping[str, Any]) -> bool:
    """Whether every write of a ``BulkWriteError``'s details failed because its document exists."""
    codes = {error["code"] for error in failure["writeErrors"]}
    return codes == {DUPLICATE_KEY} and not failure.get("writeConcernErrors")


async def leave_mark(database: Database, service: str) -> None:
    """Store the document that ``read_mark`` reads, because every service needs a database that accepts writes.

    Raises:
        PyMongoError: the database did not answer within the selection time, or cannot store.
    """
    await database["services"].update_one({"_id": service}, {"$set": {"service": service}}, upsert=True)


async def read_mark(database: Database, service: str) -> None:
    """Read a document, because a database that answers pings may still be unable to read.

    Raises:
        PyMongoError: the database did not answer within the selection time, or cannot read.
    """
    await database["services"].find_one({"_id": service})
