"""Words of harm in another sense: "captured 12 seats", "the crisis hurt thousands", "fled two countries"."""

from dataclasses import replace

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services.figures.measures.readings import Grounds, Reading
from services.figures.people import ANIMALS, PEOPLE
from services.figures.words import Word, follows

UNHARMED: frozenset[str] = word_set(
    "job jobs position positions career careers seat seats state states nation nations country countries town towns "
    "city cities province provinces district districts region regions county counties area areas island islands "
    "neighbourhood neighbourhoods neighborhood neighborhoods territory territories point points vote votes ballot "
    "ballots debate debates trial trials hearing hearings election elections primary primaries caucus caucuses "
    "referendum referendums poll polls meeting meetings talks rally rallies bill bills law laws programme programmes "
    "program programs project projects plan plans proposal proposals amendment amendments contract contracts deal "
    "deals ad ads email emails document documents file files page pages record records medal medals prize prizes title "
    "titles game games match matches goal goals championship championships share shares market markets sale sales "
    "dream dreams headline headlines image images photo photos picture pictures video videos moment moments mile miles "
    "acre acres hectare hectares hill hills base bases post posts checkpoint checkpoints event events "
    "concert concerts concession concessions round rounds session sessions conference conferences "
    "car cars bus buses lorry lorries truck trucks van vans motorcycle motorcycles train trains carriage carriages "
    "boat boats ship ships vessel vessels plane planes tree trees "
    "accident accidents incident incidents disaster disasters crash crashes collision collisions shipwreck shipwrecks "
    "attack attacks tragedy encounter encounters gunfight gunfights gunbattle gunbattles battle battles skirmish "
    "skirmishes firefight firefights shootout shootouts "
    "fire fires flood floods epidemic epidemics outbreak outbreaks"
)
"""Nouns of what is neither killed, hurt, detained, missing nor displaced as people are."""
_ELECTED = word_set("delegate delegates elector electors voter voters justice justices superdelegates vote votes")
_CAPTURED = word_set("captured capture captures capturing")
_ABSTRACT = word_set(
    "crisis recession economy economic inflation tariff tariffs sanctions policy policies cuts tax taxes trade prices "
    "unemployment austerity deal law laws bill rating ratings shutdown slump downturn deficit reform reforms "
    "scandal decision rule rules ruling regulation regulations wages layoffs strategy"
)
"""What hurts people only in their purses or their standing."""
_HURT = word_set("hurt hurts hurting")
_LIVES = word_set("lives life")
_DANGERS = word_set("risk stake danger jeopardy peril threatened endangered threat imperilled")
"""What is told of lives that are not lost."""
_CLAUSE_ENDS = word_set(", ; . and but while when as after")
_OF_A_HERD = 4
"""Words after a number in which "of" and an animal stand."""
_ENDANGERED = 9
"""Words after a number in which the danger to lives is looked for."""
_ENDING = word_set(
    "claim claims claimed claiming cost costs costing lost lose loses losing loss take takes took taken taking end "
    "ends ended ending"
)
_SUFFERED_BY_PEOPLE = {Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.DETAINED, Measure.DISPLACED}
_ASKED = word_set("interviewed interviewing surveyed polled")
_SPOKEN_TO = word_set("spoke spoken speaking talked talking met")
_POINTING = word_set("this that every each another any")
_BEFORE = 6
"""Words before a number in which the verb of a sense is looked for."""


def in_its_sense(reading: Reading, words: tuple[Word, ...], index: int) -> Reading:
    """The reading of the number ``words[index]``, without a harm that only people suffer where none suffer it."""
    if reading.measure not in _SUFFERED_BY_PEOPLE:
        return reading
    noun = _noun(reading, words, index)
    if noun in UNHARMED or noun in ANIMALS or _are_of_a_herd(noun, words, index) or _are_things(words, index):
        return _without_harm(reading, Measure.OTHER)
    before = [word.folded for word in words[max(0, index - _BEFORE) : index]]
    if noun in _ELECTED and not _CAPTURED.isdisjoint(before):
        return _without_harm(reading, Measure.PEOPLE_OTHER if noun in PEOPLE else Measure.OTHER)
    if _is_hurt_in_purse(before, words, index) or _are_lives_only_meant(reading, words, index):
        return _without_harm(reading, Measure.PEOPLE_OTHER)
    if _are_lives_in_danger(words, index):
        return _without_harm(reading, Measure.PEOPLE_OTHER)
    return reading


def are_asked(words: tuple[Word, ...], index: int) -> bool:
    """Whether the people counted were only talked to ("interviewed 40 witnesses", "had spoken to 22 survivors")."""
    before = [word.folded for word in words[max(0, index - 3) : index]]
    is_spoken_to = not _SPOKEN_TO.isdisjoint(before) and bool({"to", "with"} & set(before))
    return is_spoken_to or not _ASKED.isdisjoint(before)


def is_abstract(noun: str) -> bool:
    """Whether a noun in lower case hurts nobody's body."""
    return noun in _ABSTRACT


def is_pronoun(words: tuple[Word, ...], index: int) -> bool:
    """Whether the word "one" at ``index`` stands for a noun ("a great one", "this one") and is no number."""
    before = [word.folded for word in words[max(0, index - 2) : index]]
    return bool(before) and (before[-1] in _POINTING or before[0] in {"a", "an"})


def _noun(reading: Reading, words: tuple[Word, ...], index: int) -> str:
    """The last word for what is counted, in lower case; without words for it, the word after the number."""
    if reading.counted is None:
        return words[index + 1].folded if index + 1 < len(words) else ""
    return next((word.folded for word in words if word.end == reading.counted[1]), "")


def _are_things(words: tuple[Word, ...], index: int) -> bool:
    """Whether a number is one of things before it ("debates, 17 of which had been held")."""
    return follows(words, index, {"of"}) and follows(words, index + 1, {"which"})


def _are_of_a_herd(noun: str, words: tuple[Word, ...], index: int) -> bool:
    """Whether animals are counted by a noun that is none of theirs ("40 head of cattle", "a dozen of his goats")."""
    following = [word.folded for word in words[index + 1 : index + 1 + _OF_A_HERD]]
    return noun == "head" or (following[:1] == ["of"] and not ANIMALS.isdisjoint(following))


def _is_hurt_in_purse(before: list[str], words: tuple[Word, ...], index: int) -> bool:
    hurts = not _HURT.isdisjoint(before)
    return hurts and any(word.folded in _ABSTRACT for word in words[:index])


def _are_lives_only_meant(reading: Reading, words: tuple[Word, ...], index: int) -> bool:
    """Whether the lives of those counted are risked, changed or the like, and not lost."""
    nearest = range(index - 1, max(0, index - _BEFORE), -1)
    lives = next((back for back in nearest if words[back].folded in _LIVES and follows(words, back, {"of"})), None)
    if lives is None or reading.measure is not Measure.KILLED:
        return False
    return _ENDING.isdisjoint(word.folded for word in words[max(0, lives - _BEFORE) : lives])


def _are_lives_in_danger(words: tuple[Word, ...], index: int) -> bool:
    """Whether the lives counted are not lost yet ("3,000 lives are at risk", "put 2,000 lives in danger")."""
    following = [word.folded for word in words[index + 1 : index + 1 + _ENDANGERED]]
    lives = next((index for index, word in enumerate(following) if word in _LIVES), None)
    if lives is None or any(word.number is not None for word in words[index + 1 : index + 1 + lives]):
        return False
    after = following[lives + 1 :]
    end = next((index for index, word in enumerate(after) if word in _CLAUSE_ENDS), len(after))
    return not _DANGERS.isdisjoint(after[:end])


def _without_harm(reading: Reading, measure: Measure) -> Reading:
    return replace(reading, measure=measure, submeasure=None, grounds=Grounds.PRESUMED)
