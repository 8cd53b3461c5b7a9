"""The words by which a sentence tells that something happens to what it counts, and what counts are of no use."""

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.saying.inflections import noun_forms, verb_forms
from claimwatch_language.wordlists import word_set
from services.figures.lexicon import ACTS, DAMAGE, HARM, OUTCOMES, THINGS
from services.figures.words import Phrase, Word, phrase_after


def _verbs(text: str) -> frozenset[str]:
    return frozenset(form for lemma in text.split() for form in verb_forms(lemma))


def _nouns(text: str) -> frozenset[str]:
    return frozenset(form for lemma in text.split() for form in noun_forms(lemma))


SUFFERED: frozenset[str] = (
    DAMAGE
    | frozenset(HARM)
    | frozenset(OUTCOMES)
    | _verbs(
        "abandon ambush assault attack barricade besiege blockade block blow bomb bombard breach burn bury cancel "
        "capture clear collapse confiscate contaminate cut defuse delay deliver demolish derail desert destroy "
        "detonate disable discover dismantle dispatch cull distribute divert donate down drop encircle engulf "
        "evacuate explode fire firebomb ground halt hijack impound intercept isolate jam land launch loot mass "
        "find neutralise occupy overrun overturn patrol pillage plant plunder poison pollute pound quarantine raid ram "
        "ransack raze recapture reclaim recover relocate repel retake retrieve rob sabotage seal seize send sever "
        "shoot shut shutter sink smash smuggle steal storm strafe strike surround suspend sweep swamp target tear "
        "axe shed slash torch torpedo uncover unearth unload vandalise vandalize withdraw"
    )
)
"""What is done to things, and to people as well."""
BORNE: frozenset[str] = SUFFERED | (
    _verbs(
        "abuse accept aid airlift assist award ban banish beat bring bus bar carry catch charge cheat commit convict "
        "defraud deny deport detain discharge dismiss endanger enlist enslave escort evict exchange exile exonerate "
        "expel exploit expose ferry fine flog forbid free gas harbour help hoist hold host house imperil indict "
        "infect investigate kidnap lift mobilise mobilize molest move order pardon persecute pluck prevent prosecute "
        "provide punish question rape reach recall receive recruit rush fly register release repatriate rescue "
        "resettle restrain sack sanction save scam screen search sentence serve shelter starve station strand summon "
        "supply support swap test threaten torture traffic train transfer transport trap treat uproot vaccinate warn "
        "welcome winch withhold"
    )
    - {"fine"}
)
"""What is done to people."""
DONE: frozenset[str] = _verbs(
    "arrive blow burn capsize collapse collide crash cross derail detonate die drown enter erupt explode fall fire hit "
    "land leak overturn plunge sail sink spill strike swerve topple"
) | {"ablaze"}
"""What things of an event do."""
ACTED: frozenset[str] = (
    ACTS
    | DONE
    | _verbs(
        "ambush arm assault assemble attack attend battle besiege blockade boycott break camp capture cling converge "
        "crowd defect demonstrate desert die disembark disperse drown embark encircle enlist escape evacuate face fast "
        "fight fill flee flood flock gather huddle invade join kill lack launch line loot march mass migrate mutiny "
        "occupy pack patrol participate perish pour protest queue raid rally refuse resign return riot seek serve "
        "settle shelter sleep squat stage starve storm stream suffer surrender survive target test throng trek undergo "
        "vanish volunteer withdraw"
    )
) - word_set("lived live lives depend applied signed took hit hits hitting")
"""What people who are counted do."""
HAPPENED: frozenset[str] = (
    frozenset(HARM)
    | frozenset(word for word, measure in THINGS.items() if measure is Measure.ATTACKS)
    | _nouns(
        "aid airlift assistance attack blackout blaze blockade bombardment breach burial closure collapse collision "
        "crackdown crash curfew damage delivery deployment deportation destruction disaster discharge disruption "
        "drought earthquake emergency encirclement eruption eviction expulsion famine fighting fire flood flooding "
        "food help hunger inundation landslide lockdown looting massacre mudslide offensive outage outbreak pardon "
        "prosecution quake raid recovery relief relocation repatriation rescue resettlement sabotage seizure shelter "
        "shooting siege sinking storm strike surrender swap theft transfer treatment trial tremor vaccination "
        "violence wildfire withdrawal"
    )
)
"""Nouns of what happens to what they govern ("the evacuation of 40 families", "aid for 3,000 people")."""
EVENTS_COUNTED: frozenset[str] = _nouns(
    "accident aftershock blackout blaze breach collision crash cyclone derailment drowning earthquake eruption fire "
    "flood gust hijacking hurricane incident landslide mudslide outbreak quake riot siege storm tornado tremor typhoon "
    "violation wildfire wind"
)
"""Nouns of what happens by itself, so that a number of them is told."""
SPEEDS: frozenset[str] = word_set("kph mph km/h kmh")
"""Units of the speed of winds and storms."""
STATES_OF: frozenset[str] = word_set(
    "board custody hospital hospitals siege shelters shelter quarantine isolation condition rubble debris camps "
    "camp tents jail prison detention captivity arrest treatment aid care strike hiding exile fire attack risk need "
    "danger"
)
"""Nouns of the state of people after a preposition ("on board", "in hospital", "under siege")."""
RUINED: dict[str, frozenset[str]] = {
    "on": frozenset({"fire"}),
    "in": word_set("flames ruins"),
    "under": word_set("attack fire siege water"),
}
"""Nouns of the state of things after each preposition."""
DEPRIVED_OF: frozenset[str] = word_set(
    "access power electricity water food shelter medicine medicines heating housing gas roofs supplies sanitation aid"
)
"""What people are told to be without."""
RECORDED: frozenset[str] = frozenset(
    {"security_forces", "fighters", "refugees", "prisoners", "protesters", "medics", "aid_workers"}
)
"""Populations of whom a large number is on record wherever a sentence counts them."""
ABOARD: frozenset[str] = _nouns("passenger evacuee crew survivor victim") | {"casualties"}
"""Nouns of people of whom a large number is on record as well."""

RECEIVED: dict[str, frozenset[str]] = {
    form: nouns
    for verbs, nouns in {
        "give receive get face hand require seek need": _nouns(
            "sentence term treatment bail asylum pardon charge aid help care amputation transfusion"
        ),
        "take": word_set("part refuge shelter cover"),
        "lose": DEPRIVED_OF | word_set("homes jobs limbs"),
    }.items()
    for form in _verbs(verbs)
}
"""What is told of the subject of each verb by its object ("were given life sentences", "took part")."""

ALL: frozenset[str] = (
    SUFFERED
    | BORNE
    | DONE
    | ACTED
    | HAPPENED
    | EVENTS_COUNTED
    | SPEEDS
    | STATES_OF
    | DEPRIVED_OF
    | {"victims"}
    | frozenset().union(*RUINED.values())
    | frozenset(RECEIVED)
)
"""Words without one of which no event is told."""

_OF_NO_USE = word_set(
    "vote votes delegate delegates superdelegates point points ballot ballots seat seats "
    "poll polls sale sales voter voters street streets "
    "share shares email emails ad ads advertisement advertisements song songs post posts tweet tweets dollar dollars "
    "adult adults candidate candidates staffers supporters "
    "speech speeches remark remarks contest contests primary primaries caucus caucuses debate debates scandal scandals "
    "election elections cycle cycles term terms question questions statement statements page pages record records "
    "donor donors follower followers subscriber subscribers viewer viewers respondent respondents"
)
"""Nouns of what elections, markets and media count."""


_POLLED = word_set("poll polls polled survey surveys surveyed sampling census")
"""Words of a sentence whose people only answered questions."""
_SETTLEMENTS = word_set(
    "city town village hamlet population community nation country island district province county municipality suburb "
    "settlement home"
)
"""Words shortly before a number of inhabitants ("a port city of", "home to")."""
_BEFORE_INHABITANTS = 5
_MASSES = word_set(
    "kg kilogram kilograms kilo kilos ton tons tonne tonnes pound pounds litre litres liter liters gallon gallons "
    "barrel barrels"
)
_STUFFS = word_set(
    "explosive explosives tnt ammonium fertiliser fertilizer dynamite uranium plutonium chlorine sarin cocaine heroin "
    "opium cannabis marijuana hashish methamphetamine drugs ivory oil crude petrol fuel diesel gas ash lava mud water "
    "sewage waste aid food rice wheat grain flour supplies medicine medicines ammunition"
)
"""What is smuggled, spilled, exploded or delivered."""


def is_mass(words: tuple[Word, ...], index: int) -> bool:
    """Whether the number at ``index`` weighs or measures a stuff that is on record ("600 kg of explosives")."""
    following = [word.folded for word in words[index + 1 : index + 6]]
    return len(following) > 2 and following[0] in _MASSES and following[1] == "of" and not _STUFFS.isdisjoint(following)


def is_background(words: tuple[Word, ...], index: int) -> bool:
    """Whether the number at ``index`` counts people of no use, whom a poll asked, or who live in a place."""
    if is_of_no_use(phrase_after(words, index)) or any(word.folded in _POLLED for word in words):
        return True
    return any(word.folded in _SETTLEMENTS for word in words[max(0, index - _BEFORE_INHABITANTS) : index])


def is_of_no_use(phrase: Phrase) -> bool:
    """Whether a noun phrase names what elections, markets and media count."""
    return any(word.folded in _OF_NO_USE for word in phrase.words)
