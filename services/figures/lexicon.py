"""The words that say what a number counts, a table for each meaning, in lower case, with plurals where needed.

The words for people are in ``people``.
The measures themselves are ``claimwatch_contracts.vocabulary.Measure``: a new one begins there.
"""

from claimwatch_contracts.vocabulary import Measure, Submeasure
from claimwatch_language.wordlists import word_set

HARM: dict[str, Measure] = {
    word: measure
    for measure, words in {
        Measure.KILLED: (
            "killed kill kills killing killings dead die died dies dying death deaths slain slaying slaughter "
            "slaughtered slaughtering massacred massacring murder murders murdered murdering execute executes "
            "executed executing executions martyred perished perish drowned drowning assassinated assassinating "
            "homicides beheaded beheading fatalities fatally mortally fatality lynched hanged martyrs martyr "
            "martyrdom burnt gunned eliminated neutralised neutralized electrocuted suffocated suffocating suffocate "
            "massacre execution beheadings assassination drownings hanging succumb succumbs succumbed succumbing"
        ),
        Measure.WOUNDED: (
            "wounded wounding wounds injured injuring injure injures injuries injury hurt hurting maimed maiming "
            "hospitalised hospitalized scalded scalding"
        ),
        Measure.BODIES_FOUND: "bodies corpses corpse remains exhumed skeletons autopsies autopsy",
        Measure.MISSING: (
            "missing disappeared disappear disappears unaccounted vanished vanish disappearances disappearance"
        ),
        Measure.DETAINED: (
            "detained detain detains detaining detention arrested arresting arrest arrests jailed jailing imprisoned "
            "imprisoning captured capturing abducted abducting abductions abduct kidnapped kidnapping jail jails "
            "kidnappings rounded custody remanded interned prisoners prisoner inmates inmate detainees detainee "
            "hostages hostage captives captive remand captivity apprehended apprehending imprisonment abduction "
            "capture"
        ),
        Measure.DISPLACED: (
            "displaced displacing displace exodus fled flee flees fleeing evacuated evacuating homeless uprooted "
            "refugees idps evacuees resettled displacement evacuate evacuates evacuation"
        ),
    }.items()
    for word in words.split()
}
"""The measure of each word that says what happened to the people counted."""

OF_PERSONS = frozenset([Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.BODIES_FOUND])
"""Measures of persons: a number of families is not a number of persons."""

DEALT_WITH: frozenset[str] = word_set("identified claimed returned buried repatriated handed released")
"""What is done to bodies long after they were found."""

NOUNS_OF_HARM: frozenset[str] = word_set(
    "deaths fatalities fatality injuries bodies corpses corpse remains skeletons disappearances arrests abductions "
    "kidnappings prisoners prisoner inmates inmate detainees detainee hostages hostage captives captive refugees idps "
    "evacuees killings executions murders homicides martyrs"
)
ADJECTIVES_OF_HARM: frozenset[str] = word_set("dead missing homeless unaccounted fatally mortally")
INTRANSITIVES: frozenset[str] = word_set(
    "die died dies dying perished perish drowned drowning disappeared disappear vanished fled flee flees fleeing "
    "unaccounted suffocated electrocuted succumb succumbs succumbed succumbing evacuate evacuates evacuating"
)
NEVER_TRANSITIVE: frozenset[str] = INTRANSITIVES - word_set(
    "drowned drowning suffocated electrocuted evacuate evacuates evacuating"
)
"""Verbs without an object that suffers: who fled a town is displaced, not the town."""
PARTICIPLES: frozenset[str] = frozenset(
    word for word in HARM if word.endswith("ed") or word in {"slain", "hurt", "burnt"}
) - frozenset(INTRANSITIVES)
GOVERNORS: frozenset[str] = frozenset(word for word in HARM if word not in NOUNS_OF_HARM | ADJECTIVES_OF_HARM)
"""Words of harm that happen to the number after them ("killing 12")."""

PASSIVE_ONLY: dict[str, Measure] = {"destroyed": Measure.KILLED, "held": Measure.DETAINED}
"""Participles that mean harm only of people, and only after a form of "to be"."""

STRUCK: dict[str, Measure] = dict.fromkeys(
    word_set("shot stabbed beaten poisoned gassed mauled trampled burned"), Measure.WOUNDED
)
"""Participles that mean injuries of people, unless something worse is said of the same people ("shot dead")."""
HIT: frozenset[str] = word_set("hit struck grazed")
"""Participles that mean injuries of people whom projectiles hit."""
PROJECTILES: frozenset[str] = word_set("bullet bullets shrapnel gunfire shots pellets splinters")
"""What wounds those who are hit by it."""
SNATCHED: dict[str, Measure] = dict.fromkeys(
    word_set("held seized seize seizing snatched locked nabbed netted holding"), Measure.DETAINED
)
"""Verbs that tell of people, and of nothing else, that they are held."""

TAKING: frozenset[str] = word_set("take takes taking took taken hold holds holding held")
"""Verbs that tell of people held if a word such as "captive" or "hostage" goes with them."""

FREED: frozenset[str] = word_set("free freed freeing frees released releasing releases release liberated liberating")

OUTCOMES: dict[str, Measure] = dict.fromkeys(
    FREED
    | word_set(
        "rescued rescuing treated treating "
        "admitted admitting affected affecting infected infecting tested testing vaccinated trained training hired "
        "invited charged convicted sentenced indicted accused questioned deported sheltered fed stranded trapped "
        "contacted contact recruited deployed saved saving rescue"
    ),
    Measure.PEOPLE_OTHER,
)
"""What is done to people and is no harm that is counted."""

FATES: dict[str, Measure] = HARM | OUTCOMES | dict.fromkeys(("lives", "life"), Measure.KILLED)
"""The measure of each word that says what happened to the people counted, harm or not."""

AMOUNTS: dict[str, Measure] = dict.fromkeys(("toll", "tolls"), Measure.KILLED) | dict.fromkeys(
    word_set(
        "force army population membership workforce crowd garrison contingent staff crew class team delegation gang "
        "family"
    ),
    Measure.PEOPLE_OTHER,
)
"""Nouns of an amount that say what is counted."""

OPEN = frozenset((Measure.OTHER, Measure.PEOPLE_OTHER))
"""The measures of counts of which nothing says what befell those counted."""

NOUNS_OF_DEED: frozenset[str] = NOUNS_OF_HARM | word_set(
    "killing killings death deaths murder murders massacre slaughter execution executions beheading beheadings "
    "assassination drowning drownings arrest arrests detention imprisonment abduction kidnapping capture "
    "displacement evacuation exodus disappearance autopsies autopsy injuries wounds hanging release rescue remains"
)
"""Nouns that say what happened to those after "of"."""

RESCUED: frozenset[str] = FREED | word_set("rescued rescuing rescue rescues")
"""Words that say of the people detained or abducted that they are so no longer."""

CASES: frozenset[str] = word_set("case cases infection infections")
"""Nouns of people with a disease, where the sentence is of one."""

SUBMEASURES: dict[str, Submeasure] = {
    word: submeasure
    for submeasure, words in {
        Submeasure.EVACUATED: (
            "evacuated evacuate evacuates evacuating evacuation evacuations evacuees evacuee moved move moves moving "
            "relocated relocate relocates relocating"
        ),
        Submeasure.ABDUCTED: (
            "abducted abducting abduct abducts abductions abduction kidnapped kidnapping kidnap kidnaps kidnappings "
            "hostages hostage captives captive captivity"
        ),
        Submeasure.FREED: " ".join(sorted(FREED)),
        Submeasure.CASES: " ".join(sorted(CASES)),
        Submeasure.CROWD: (
            "crowd protesters protestors demonstrators marchers mourners gathered marched rallied protested "
            "demonstrated assembled gathering marching protesting rallying"
        ),
        Submeasure.HOUSEHOLDS: "families family households household",
        Submeasure.HOMES: "home homes house houses apartment apartments dwelling dwellings huts flats",
    }.items()
    for word in words.split()
}
"""The submeasure of each noun counted, and of each word that says what happened."""

DISEASES: frozenset[str] = word_set(
    "cholera measles covid covid-19 coronavirus ebola flu influenza dengue malaria polio mpox monkeypox meningitis "
    "typhoid hepatitis diphtheria tuberculosis virus disease diseases fever diarrhoea diarrhea malnutrition anthrax "
    "plague zika sars mers h1n1 h5n1 hiv aids marburg pneumonia patients epidemic outbreak"
)
"""Words that make cases of a disease of "cases"."""

LOOSE: frozenset[str] = (
    frozenset(OUTCOMES)
    | frozenset(SNATCHED)
    | word_set(
        "held missing captured capture capturing disappeared vanished destroyed hurt evacuated evacuating evacuate "
        "execute executes executed executing"
    )
)
"""Words that are said of things as well ("missing emails", "released two recordings")."""

THINGS: dict[str, Measure] = {
    word: measure
    for measure, words in {
        Measure.ATTACKS: (
            "attack attacks strike strikes airstrike airstrikes air-strike air-strikes raid raids bombing bombings "
            "explosion explosions blast blasts shelling shellings assault assaults ambush ambushes sorties "
            "bombardments incursions clashes shootings barrages violations massacres detonations onslaughts "
            "assassinations demonstrations protests rallies riots"
        ),
        Measure.BUILDINGS: (
            "building buildings house houses home homes school schools hospital hospitals mosque mosques church "
            "churches shop shops bridge bridges apartment apartments tower towers facilities bunker bunkers tunnel "
            "tunnels factory factories clinic clinics tents shelters stations warehouses structures dwellings huts "
            "villages settlements offices farms monuments temples outposts universities kindergartens shrines "
            "stalls sheds kiosks barns workshops properties cabins cottages bungalows dormitories blocks"
        ),
        Measure.WEAPONS: (
            "munition munitions tank tanks rocket rockets missile missiles shell shells mortar mortars rifle rifles "
            "weapon weapons bomb bombs drone drones mine mines landmines grenade grenades rounds bullets guns gun "
            "pistols aircraft warplane warplanes helicopter helicopters jets artillery launchers howitzers vehicles "
            "kalashnikovs explosives devices warheads projectiles uavs ieds vbieds warships"
        ),
    }.items()
    for word in words.split()
}

INHABITED: frozenset[str] = word_set(
    "villages settlements farms offices stations universities outposts stalls sheds kiosks barns workshops properties "
    "blocks tents"
)
"""Things of ``THINGS`` that are named for what they are as often as for what was done to them."""

DAMAGE: frozenset[str] = word_set(
    "destroyed damaged hit burned burnt razed flattened shelled bombed looted flooded demolished closed destroying "
    "damaging burning torched ruined ruining hitting struck wrecked collapsed destroy inundated levelled leveled "
    "submerged engulfed gutted bulldozed damage destruction swept washed shattered cracked crushed pulverised"
)
"""What is done to things."""

ACTS: frozenset[str] = word_set(
    "crossed sought arrived returned marched gathered protested rallied attended voted escaped survived testified "
    "defected sheltered took queued enrolled reached applied signed joined demonstrated landed "
    "need needed face faced lack lacked live lived depend suffer suffered"
)
"""Verbs that make people of a number without a noun."""

AUXILIARIES: frozenset[str] = word_set(
    "was were been be being is are got get has have had having left feared reported reportedly found allegedly "
    "believed presumed confirmed also still already later so now not all thus far since last recently only both "
    "subsequently first thought"
)
STOPS: frozenset[str] = word_set(
    "in on at by from to for with without near around about after before during since until when while where who whom "
    "whose which that of as into over under across against between among through inside outside along amid despite "
    "because if but or and so than per including is are was were be been being has have had will would can could may "
    "might must should shall do does did not it they he she we you i him her them us their his its our said says told "
    "this these those a an the earlier previously yesterday today tonight overnight"
)
"""Words that end the noun phrase of a number."""
