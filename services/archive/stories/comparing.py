"""Two texts side by side: whether the new one is the earlier one told again, and with what changes.

The thresholds were set on pairs of real articles that people had labelled; decision record 20 has the numbers.
"""

from datetime import timedelta

from claimwatch_contracts.vocabulary import StoryRelation
from services.archive.stories.amounts import have_changed
from services.archive.stories.fingerprint import Fingerprint

WINDOW = timedelta(days=14)
"""The time between the publications of two copies, at most."""
UPDATE_WINDOW = timedelta(days=3)
"""The time between an article and its update, at most. Later, other numbers in equal words are a form filled anew."""
LIKE, LIKE_PART = 0.53, 0.65
"""The least containment of two texts, and that of two of which one is more than ``PART`` times as long."""
PART = 4
FEWEST_WORDS = 20
"""A shorter text is a copy only of an equal one: a notice or a teaser stands in many articles."""
WHOLE = 0.9
"""The least containment of a reprint, whole or cut."""
OTHER_LEAD, OTHER_LEADS = 0.1, 0.2
"""A lead of which an earlier text has less is new. Two leads of which the other text has less begin other articles."""
REWRITTEN = 0.5
"""The resemblance of texts of which one is more than an edit of the other is less than that."""


def relation(new: Fingerprint, earlier: Fingerprint, like: float) -> StoryRelation | None:
    """What the new article is to the earlier one, ``like`` which it is; ``None`` if its text is another."""
    apart = abs(new.published - earlier.published)
    if apart > WINDOW or min(new.words, earlier.words) < FEWEST_WORDS or like < _least(new.words, earlier.words):
        return None
    if _only_share_background(new, earlier):
        return None
    if _has_news(new, earlier):
        return StoryRelation.UPDATE if apart <= UPDATE_WINDOW else None
    return StoryRelation.REPRINT if like >= WHOLE else StoryRelation.LIGHT_EDIT


def _least(*words: int) -> float:
    return LIKE_PART if max(words) > PART * min(words) else LIKE


def _has_news(new: Fingerprint, earlier: Fingerprint) -> bool:
    """Whether numbers have changed, the text has been corrected, or a rewritten text has a new lead."""
    is_corrected = new.corrected and not earlier.corrected
    return is_corrected or _has_other_lead(new, earlier, OTHER_LEAD) or have_changed(new.amounts, earlier.amounts)


def _only_share_background(new: Fingerprint, earlier: Fingerprint) -> bool:
    """Whether the two begin with different things and end with the same paragraphs, as on one war or one company."""
    return _has_other_lead(new, earlier, OTHER_LEADS) and _has_other_lead(earlier, new, OTHER_LEADS)


def _has_other_lead(one: Fingerprint, other: Fingerprint, least: float) -> bool:
    return one.lead.share_in(other.shingles) < least and one.shingles.resemblance(other.shingles) < REWRITTEN
