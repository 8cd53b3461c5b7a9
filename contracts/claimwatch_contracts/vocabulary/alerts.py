"""The words of watches and alerts: what is news, what became of a report, and where an alert goes."""

from enum import StrEnum


class NoveltyKind(StrEnum):
    """The kinds of news."""

    NEW_STORY = "new_story"
    NEW_CLAIM = "new_claim"
    CORRECTION = "correction"
    RETRACTION = "retraction"
    UPDATE = "update"
    DENIAL = "denial"


class MatchOutcome(StrEnum):
    """What follows from a report that concerns a watch: an alert, or the reason why there is none."""

    ALERT = "alert"
    REPLAY = "replay"
    """The report was filed again, which is told nobody."""
    REPRINT = "reprint"
    LIGHT_EDIT = "light_edit"
    RECAP = "recap"
    """The ledger knew all that the report says, or the watch was told."""
    BACKGROUND = "background"
    """The report only recalls other occurrences."""
    UNSURE = "unsure"
    """The report has claims, and none is certain enough for the watch."""
    OUT_OF_SCOPE = "out_of_scope"
    """What is new lies outside of what the watch asks for."""
    MINOR = "minor"
    """What is new is not reason enough for an alert: a remark, a number that nobody claims."""


class NoveltyPolicy(StrEnum):
    """What of the reports that concern a watch the watch is told."""

    EVERY_REPORT = "every_report"
    """Every report, reprints and recaps included."""
    CHANGES = "changes"
    """What is new to the ledger, and to the watch."""
    FIGURES_ONLY = "figures_only"
    """The figures that are new to both, and no statements."""


class ChannelKind(StrEnum):
    """The kinds of channels that an alert can be sent to."""

    WEBHOOK = "webhook"
    EMAIL = "email"
    APPRISE = "apprise"
