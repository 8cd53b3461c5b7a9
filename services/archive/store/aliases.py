"""``aliases``, which the api writes."""

from claimwatch_contracts.documents import Alias
from services._runtime.mongo import Database
from services._runtime.stored import readable_by_id


class AliasStore:
    """The other names of claimants that operators have added."""

    def __init__(self, database: Database) -> None:
        self._aliases = database["aliases"]

    async def versions(self) -> dict[str, object]:
        """The body's ``updated_at`` of each alias, by the alias's id."""
        documents = self._aliases.find({}, {"body.updated_at": 1})
        return {document["_id"]: document.get("body") async for document in documents}

    async def all_readable(self) -> list[Alias]:
        """Every alias that can be read. An alias that cannot be read is reported and left out."""
        return list((await readable_by_id(Alias, self._aliases.find())).values())
