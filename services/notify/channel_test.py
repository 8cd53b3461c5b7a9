"""What is sent to see whether a channel works."""

from claimwatch_contracts.base import Instant, Versioned


class ChannelTest(Versioned):
    """A test that somebody asked for. It tells no news, and what receives it must be able to see that."""

    request_id: str
    channel_id: str
    channel_name: str
    requested_at: Instant

    @property
    def words(self) -> str:
        """The same for people."""
        return f"This is a test of the Claimwatch channel “{self.channel_name}”. Nothing has happened."
