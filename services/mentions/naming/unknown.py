"""Whether a name that no list has is a place, because of what happened there. Indexes count the tokens of the text.

Before the name stands "in", a word for an attack or for the people of a place, or after it what befell it.
"""

from claimwatch_language.calendar import NAMES
from claimwatch_language.joining.happenings import HAPPENING_WORDS
from claimwatch_language.wordlists import word_set
from services.mentions.naming.context import Context

_NO_TOWNS = word_set("operation exercise typhoon cyclone hurricane storm tropical") | NAMES
"""Words that open the name of an action, a storm or a time ("killed in Operation Orun")."""
_LEAST_UNKNOWN = 4
"""The fewest letters of a word that tells a town's name from an abbreviation or a word of grammar."""
_MOST_WORDS = 3
"""The most capitalised words of a town's name. Longer ones are mostly bodies' and operations'."""
_PLACING = word_set("in at near outside around inside")
_PUBLISHING = word_set(
    "published publishing wrote writing written writes printed posted said reported reporting article study interview "
    "report editorial column survey op-ed paper appeared cited quoted featured starred believe believed interest role "
    "confidence trust faith played plays play invested dressed clad"
)
"""Words after which "in" does not place anything ("a study in Lancet")."""
_PEOPLE = word_set(
    "resident residents inhabitants villagers townspeople outskirts mayor streets townsfolk elders suburbs"
)
"""Those, or the parts, that only a place has ("residents of X")."""
_BLOWS = word_set(
    "attack attacks strike strikes airstrike airstrikes raid raids assault assaults shelling bombing bombings "
    "bombardment offensive siege barrage incursion"
)
"""What is made "on" or "against" a place, or "of" it."""
_STRUCK = word_set(
    "hit hits struck strikes attacked attacks stormed shelled raided bombed bombarded pounded targeted flooded "
    "devastated ravaged overran besieged entered shelling bombing storming raiding bombarding pounding striking "
    "hitting attacking targeting entering overrunning rocked jolted"
)
_BEFELL = word_set(
    "shelled bombed bombarded flooded stormed besieged overrun pounded raided evacuated devastated rocked"
)
_ON_THE_GROUND = word_set(
    "stormed shelled flooded overran besieged entered shelling entering overrunning bombardment siege incursion fell "
    "landed rained"
)
"""Words for what is done to places, and hardly to a person or a group."""
_BY = word_set(
    "shells missiles missile rockets rocket shelling strike strikes airstrike airstrikes drone drones artillery bombs "
    "earthquake quake flood floods tornado cyclone hurricane typhoon landslide mortar"
)
_WAS = word_set("was were been being is are")
_GOES_ON = word_set(
    "on and when where while after before during overnight early late today yesterday last this since as who that "
    "which with by but killed killing left leaving wounded wounding said according alone again too in near from until "
    "at for were was had have has died also earlier between shells shelling gunmen soldiers rebels troops shortly "
    "around following because to of or hit struck attack attacks about took came began broke happens could would will"
)
"""Words that may follow a place. Another word in small letters makes the name an adjective ("in Orun custody")."""
_OCCURRED = word_set("happened occurred incident incidents tragedy")
"""Words for whatever happened, which tell no kind of it."""
_TELLING = HAPPENING_WORDS | _OCCURRED
_REACH = 30
"""The most words between a name and the word for what happened there, in one sentence."""


def is_place_of_happening(context: Context, first: int, last: int) -> bool:
    """Whether the text puts something that happened into a name of which no list knows any word, no person's name."""
    if not is_bare(context, first, last) or not _stands_alone(context, last):
        return False
    if _is_home(context, first) or (_is_placed(context, first) and _is_told(context, first, last)):
        return True
    struck = _is_struck(context, first, is_long=last - first > 1) or _was_struck(context, last)
    return struck and not context.actors.include(context.tokens[first:last])


def is_bare(context: Context, first: int, last: int) -> bool:
    """Whether no word of a name is known, and the name is neither an abbreviation nor that of an action."""
    words = context.tokens[first:last]
    if words[0].low in _NO_TOWNS or any(len(word.text) > 1 and word.text.isupper() for word in words):
        return False
    if len([word for word in words if word.capital]) > _MOST_WORDS:
        return False
    long = [index for index in range(first, last) if len(context.tokens[index].text) >= _LEAST_UNKNOWN]
    return bool(long) and not any(context.is_vocabulary(index, index + 1) for index in long)


def _stands_alone(context: Context, last: int) -> bool:
    """Whether the name is no adjective before a noun."""
    following = context.at(last)
    if context.tokens[last - 1].possessive:
        return False
    if following is None or not following.adjacent or following.capital:
        return True
    return following.low in _GOES_ON or following.low.endswith("ed")


def _is_placed(context: Context, first: int) -> bool:
    """Whether "in" or the like stands before the name, and nothing is published or believed in there."""
    before, far = context.at(first - 1), context.at(first - 2)
    if before is None or before.low not in _PLACING or not context.joined(first):
        return False
    return far is None or before.starts_sentence or far.low not in _PUBLISHING


def _is_told(context: Context, first: int, last: int) -> bool:
    """Whether the name's sentence, or a clause near it, has a word for what happened."""
    before = range(first - 1, max(first - _REACH, -1), -1)
    for index in before:
        if context.tokens[index].low in _TELLING:
            return True
        if context.tokens[index].opens:
            break
    for index in range(last, min(last + _REACH, len(context.tokens))):
        if context.tokens[index].opens:
            break
        if context.tokens[index].low in _TELLING:
            return True
    return False


def _is_home(context: Context, first: int) -> bool:
    """Whether the name's people or parts are named: "residents of Orun"."""
    of, people = context.at(first - 1), context.at(first - 2)
    if of is None or people is None or of.low != "of" or not of.adjacent:
        return False
    return context.joined(first) and people.low in _PEOPLE


def _is_struck(context: Context, first: int, *, is_long: bool) -> bool:
    """Whether the name is what was attacked: "stormed Orun", "shells fell on Orun", "a strike against Orun".

    A name of several words may be a person's or a group's: only what is done to places makes it a place.
    """
    before, far = context.at(first - 1), context.at(first - 2)
    if before is None or not context.joined(first):
        return False
    if far is not None and far.low in _BY and before.low in ("hit", "hits", "struck"):
        return True
    if before.low in _STRUCK and (not before.starts_sentence or before.low.endswith("ing")):
        return not is_long or before.low in _ON_THE_GROUND
    if before.low not in ("on", "against", "of", "upon") or far is None or not before.adjacent:
        return False
    return far.low in _ON_THE_GROUND or (far.low in _BLOWS and not is_long)


def _was_struck(context: Context, last: int) -> bool:
    """Whether the name's verb says that it was shelled, or hit by what strikes towns."""
    was, verb, by = context.at(last), context.at(last + 1), context.at(last + 2)
    if was is None or verb is None or not was.adjacent:
        return False
    if was.low == "came" and verb.low == "under":
        return True
    if was.low in ("has", "had") and verb.low == "been":
        was, verb, by = verb, by, context.at(last + 3)
    if was.low not in _WAS or verb is None:
        return False
    if verb.low in _BEFELL:
        return True
    words = [context.at(index) for index in range(last + 2, last + 8)]
    is_by = by is not None and by.low == "by" and any(word is not None and word.low in _BY for word in words)
    return verb.low in ("hit", "struck", "attacked", "targeted") and is_by
