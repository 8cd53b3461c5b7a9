"""The words of the judgement: stories, rows of the ledger, and what a report changed in them."""

from enum import StrEnum


class StoryRelation(StrEnum):
    """What an article is to the articles before it."""

    ORIGINAL = "original"
    """The first of its story."""
    REPRINT = "reprint"
    """A copy, whole or cut."""
    LIGHT_EDIT = "light_edit"
    """A copy with other words here and there and no other figure."""
    UPDATE = "update"
    """Most of an earlier text with new figures or a new lead: a story of its own."""

    @property
    def is_copy(self) -> bool:
        """Whether the article says nothing that the one it is like has not said."""
        return self in (StoryRelation.REPRINT, StoryRelation.LIGHT_EDIT)


class Grade(StrEnum):
    """How well a row of the ledger stands. The first that applies."""

    RETRACTED = "retracted"
    """No figure stands any more."""
    CONFIRMED = "confirmed"
    """The accused side concedes a figure."""
    CONTESTED = "contested"
    """Independent claimants give ranges that do not meet, or one denies."""
    FAIR = "fair"
    """Two or more independent claimants give ranges that meet."""
    WEAK = "weak"
    """One claimant alone."""


class Stance(StrEnum):
    """What a claimant or publisher does by what goes into the ledger."""

    STATES = "states"
    """Gives a figure."""
    DENIES = "denies"
    """Denies a figure, or an act if there is no figure."""
    ACCUSES = "accuses"
    """Says whose act it was."""
    CONCEDES = "concedes"
    """Admits an act or a figure."""
    RETRACTS = "retracts"
    """Takes its own earlier figures back, in words."""
    CORRECTS = "corrects"
    """The publisher says that it gave a wrong figure, in this article or in another one."""
    WITHDRAWS = "withdraws"
    """The publisher takes back the whole article."""
    SAYS = "says"
    """Makes any other statement."""
    STANDS = "stands"
    """Nothing but the sign that this revision of the article was read: what it no longer says is gone."""


class Change(StrEnum):
    """What a figure or statement of a report changed in the ledger."""

    NEW_INCIDENT = "new_incident"
    """The first that is claimed of an incident."""
    NEW_CLAIMANT = "new_claimant"
    """The claimant's first in this row, or first statement about the incident."""
    CHANGED = "changed"
    """The claimant gave another figure, or said something else, before."""
    DENIAL = "denial"
    CORRECTION = "correction"
    """The publisher or claimant takes an earlier figure back and gives another one."""
    RETRACTION = "retraction"
    """The publisher or claimant takes it back."""
    REPEAT = "repeat"
    """The claimant has said so before."""
    BACKGROUND = "background"
    """Of another occurrence than the report's, or a standing total that was known."""
