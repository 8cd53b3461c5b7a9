"""What a lead plainly tells to have happened, without a number: "An air strike hit a market in X on Tuesday"."""

import re

from claimwatch_language.calendar import WEEKDAYS
from claimwatch_language.datelines import dateline_end
from claimwatch_language.geography import FINE
from claimwatch_language.joining.former import tells_of_former
from claimwatch_language.joining.happenings import Happenings, Kind
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.scenes import Link, Scene, Scenes

_VERBS = (
    r"(?:hit|struck|shelled|bombed|bombarded|attacked|raided|ambushed|exploded|detonated|went\s+off|blew\s+up|rocked"
    r"|shook|tore\s+through|ripped\s+through|collapsed|crashed|collided|derailed|sank|capsized|overturned"
    r"|plunged|erupted|broke\s+out|swept|flooded|inundated|burst|gutted|engulfed|destroyed|opened\s+fire|fired\s+(?:on"
    r"|at|into)|clashed|stormed|dispersed|abducted|kidnapped|seized|overran|massacred|set\s+fire|buried)"
)
"""Verbs of what happens all at once and is news."""
_WHEN = (
    rf"(?:{'|'.join(day.capitalize() for day in WEEKDAYS)}|today|yesterday|overnight|last\s+night"
    r"|this\s+(?:morning|afternoon|evening))"
)
_EVENT = re.compile(
    rf"(?<!\bto\s)(?<!\bthat\s)(?<!\bwho\s)(?<!\bwhich\s)(?<!\bhad\s)(?<!\bnot\s)(?<!\bnever\s)\b{_VERBS}\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:hits?|strikes?|shells?|bombs?|attacks?|raids?|ambush(?:es)?|explodes?|rocks?|shakes?|tears?\s+through"
    r"|rips?\s+through|collapses?|crash(?:es)?|collides?|derails?|sinks?|capsizes?|overturns?|erupts?|sweeps?|floods?"
    r"|bursts?|guts?|engulfs?|clash(?:es)?|storms?|kidnaps?|abducts?|seizes?)\b",
    re.IGNORECASE,
)
"""Verbs of a title, which tells in the present what its text tells in the past."""
_DAY = re.compile(rf"\b{_WHEN}\b")
_NOT_PLAIN = re.compile(
    r"\b(?:ago|anniversary|since|after|before|later|earlier|remember\w*|commemorat\w*|mark(?:s|ed|ing)|mourn\w*"
    r"|den(?:y|ies|ied)|accus\w+|alleg\w+|claim\w*|if|could|may|might|would|will|whether|where|former|recall\w*"
    r"|investigat\w+|inquiry|trial|court|sentenced|charged|fears?|feared|warn\w*|threat\w*|drill|exercise|film|match"
    r"|league|cup|season|goals?|coach|striker|midfielder|innings|wickets?|shares|stocks|market\s+opened)\b",
    re.IGNORECASE,
)
"""Words of a lead that looks back, only says what somebody claims, or tells of a game."""
_OF_EVENTS = frozenset((Kind.ATTACK, Kind.UNREST, Kind.CRASH, Kind.FIRE, Kind.QUAKE, Kind.STORM))


def plain_event(layout: Layout, title: str, scenes: Scenes, first: int) -> Scene | None:
    """The scene of what a text's sentence ``first`` plainly tells to have happened, if the title tells it as well.

    The sentence has to name the town and the day. A piece that looks back tells of nothing that happened.
    """
    belonging = scenes.of(first)
    if belonging is None or belonging.link is not Link.OWN or belonging.scene.place.precision not in FINE:
        return None
    start, end = layout.bounds(first)
    start = max(start, dateline_end(layout.text, start))
    if not _EVENT.search(layout.text, start, end) or not _DAY.search(layout.text, start, end):
        return None
    if tells_of_former(layout.text, start, end) or any(
        _NOT_PLAIN.search(text) for text in (title, layout.text[start:end])
    ):
        return None
    told = {happening.kind for happening in Happenings(layout.text[start:end]).all}
    titled = {happening.kind for happening in Happenings(title).all}
    if not told & _OF_EVENTS:
        return None
    return belonging.scene if told & titled or _TITLED.search(title) else None
