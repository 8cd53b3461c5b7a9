"""``aliases``, which the api writes."""

from claimwatch_contracts.documents import Alias
from services._runtime.mongo import Database
from services._runtime.stored import readable_by_id


class AliasStore:
    """The other names of claimants that operators have added."""

    def __init__(self, database: Database) -> None:
        self._aliases = database["aliases"]

    async def versions(self) -> dict[str, object]:
        """When each alias was changed last, by its id."""
        kept = self._aliases.find({}, {"body.updated_at": 1})
        return {each["_id"]: each.get("body") async for each in kept}

    async def all_readable(self) -> list[Alias]:
        """Every alias that operators have added. One that cannot be read is reported and does not void the others."""
        return list((await readable_by_id(Alias, self._aliases.find())).values())
