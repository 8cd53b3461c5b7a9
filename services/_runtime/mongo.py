"""The connection to MongoDB: the one place that knows motor."""

from typing import Any

from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection, AsyncIOMotorDatabase
from pymongo.errors import DuplicateKeyError, PyMongoError

from services._runtime.errors import StartError
from services._runtime.settings import SharedSettings

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


async def insert_once(collection: Collection, document: Document) -> bool:
    """Store a new document. Returns ``False``, and changes nothing, if a document with its ``_id`` exists.

    Raises:
        PyMongoError: the document may not be stored.
    """
    try:
        await collection.insert_one(document)
    except DuplicateKeyError:
        return False
    return True


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
