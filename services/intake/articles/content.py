"""The content of a revision: title and text, compared letter by letter. A damaged copy makes no new revision."""

import hashlib
from dataclasses import dataclass

from claimwatch_language.normalising import normalised_spacing
from services.intake.text.damage import count_foreign, damage, survivors

FEW_FOREIGN = 0.2


@dataclass(frozen=True)
class Content:
    """Traces of a title and a text, for comparing contents that are not kept.

    ``damage``, ``foreign`` and ``size`` count characters: the visibly damaged, those beyond ASCII, and all.
    """

    content_hash: str
    words_hash: str
    survivors_hash: str
    damage: int
    foreign: int
    size: int

    def is_damaged_copy_of(self, other: "Content") -> bool:
        """Whether this content differs from the other one only by garbled or lost characters."""
        if self.survivors_hash != other.survivors_hash:
            return False
        lost = self.foreign < other.foreign < FEW_FOREIGN * other.size
        return self.damage > other.damage or (self.damage == other.damage and lost)


def content_of(title: str, text: str) -> Content:
    """The traces of a title and a text."""
    whole = f"{title}\n{text}"
    return Content(
        content_hash=_digest(f"{len(title)}\x1f{title}\x1f{text}"),
        words_hash=_digest(normalised_spacing(text)),
        survivors_hash=_digest(survivors(whole)),
        damage=damage(whole),
        foreign=count_foreign(whole),
        size=len(whole),
    )


def _digest(text: str) -> str:
    """The SHA-256 of the text's UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
