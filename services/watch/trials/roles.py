"""The role that each request to the watch service needs."""

from claimwatch_contracts.access import Role


def needed(_method: str, _path: str) -> Role:
    """A trial of a watch is posted and changes nothing; there is nothing else."""
    return Role.READER
