"""The kind of entity that a noun phrase names, by its words. The word lists are general knowledge, from no corpus."""

import re
from collections.abc import Sequence

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.bodies import STATE_BODIES
from claimwatch_language.names.countries import countries
from claimwatch_language.names.particles import ARTICLE_PREFIX, PARTICLE
from claimwatch_language.wordlists import word_set

_PREPOSITIONS = {"of", "from", "in", "for", "at", "to", "with", "on"}
TITLES = word_set("""
    mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative gov governor president
    premier chancellor minister secretary ambassador envoy gen general col colonel lt maj major capt captain sgt
    admiral judge justice chief king queen prince princess sheikh imam pope bishop archbishop rev reverend mayor
    commissioner chairman chairwoman chairperson spokesman spokeswoman spokesperson director candidate nominee
    analyst author activist pollster strategist columnist reporter correspondent editor lawyer attorney leader
    commander officer sheriff adviser advisor manager coordinator congressman congresswoman lawmaker deputy vice
    former acting professor economist prosecutor detective inspector superintendent constable archaeologist
    lieutenant corporal sergeant brigadier marshal private commodore dig igp dsp ssp warden headmaster principal
""")
_WORDS: dict[ClaimantKind, str] = {
    ClaimantKind.INTERNATIONAL_ORGANISATION: """
        un nato eu opec oecd imf wto iaea icc opcw osce asean ecowas unicef unhcr unrwa unesco ocha interpol
        mercosur
    """,
    ClaimantKind.ARMED_GROUP: """
        taliban isis isil daesh qaeda hezbollah hizbullah hamas militia militias rebels insurgents militants
        guerrillas houthis farc boko paramilitaries fighters front brigade brigades battalion coalition
        rebel insurgent militant guerrilla jihadist jihadists separatists gunmen
    """,
    ClaimantKind.MEDIA: """
        reuters afp ap bbc cnn aljazeera jazeera sana tass xinhua newspaper magazine broadcaster television
        tv radio times post guardian herald tribune journal gazette channel media press outlet
        bloomberg courier chronicle daily weekly newswire news newspapers
    """,
    ClaimantKind.NGO: """
        ngo charity foundation oxfam amnesty greenpeace airwars msf observatory watchdog institute society
        association union syndicate federation league campaign centre center university thinktank club rights relief
        aid volunteers
    """,
    ClaimantKind.GOVERNMENT: """
        government ministry department administration army military navy force forces police court
        parliament senate congress cabinet kremlin pentagon embassy authority authorities council
        municipality agency bureau commission committee state presidency regime prosecutors treasury
        directorate guard customs legislature assembly house city cia fbi
    """,
}
_PHRASES: dict[ClaimantKind, str] = {
    ClaimantKind.INTERNATIONAL_ORGANISATION: """
        united nations|security council|european union|european commission|african union|arab league|world bank
        |world health organi[sz]ation|world food programme|general assembly|international monetary fund
        |international criminal court|international atomic|human rights council|gulf cooperation
        |un (?:[a-z]+ )?(?:agency|office|mission)
    """,
    ClaimantKind.ARMED_GROUP: """
        islamic state|al[- ]qa|al[- ]shabaab|al[- ]nusra|boko haram|liberation (?:army|front)|rapid support forces
        |free syrian army|syrian democratic forces|military alliance|resistance army|army of liberation
    """,
    ClaimantKind.NGO: """
        red (?:cross|crescent)|human rights watch|amnesty international|white helmets|doctors without borders
        |m[eé]decins sans|save the children|rescue committee|resistance committee|refugee council
        |observatory for human rights|think tank|civil defen[cs]e
    """,
    ClaimantKind.MEDIA: """
        associated press|new york times|wall street journal|al jazeera|al[- ]arabiya|agence france
        |(?:fox|abc|nbc|cbs|sky) news|news (?:agency|service|network|outlet|channel)
        |(?:state|official) agency
    """,
    ClaimantKind.GOVERNMENT: """
        (?:attorney general|prosecutor|governor|coroner)['’]s office
        |white house|downing street|security forces|armed forces|defen[cs]e forces|election commission|central bank
        |fire (?:brigade|service|department)|rescue brigade
    """,
}


def _any_of(phrases: str) -> re.Pattern[str]:
    alternatives = "".join(line.strip() for line in phrases.splitlines())
    return re.compile(rf"\b(?:{alternatives})", re.IGNORECASE)


_COMPILED = [(kind, _any_of(phrases)) for kind, phrases in _PHRASES.items()]
_KIND_OF_WORD = {word: kind for kind, listed in _WORDS.items() for word in listed.split()}
OFFICIALS = word_set("""
    official officials spokesman spokeswoman spokesperson spokesmen spokespeople source sources diplomat diplomats
    aide aides officer officers commander adviser advisers investigator investigators
""")
_PLAIN_OFFICIALS = OFFICIALS - {"official"}
"""Those that are no adjectives: an "official news agency" is no official."""
BEFORE_NAMES = {"guard", "grandson", "niece", "nephew"}
PERSONS = TITLES | word_set("""
    resident witness survivor eyewitness villager farmer driver doctor surgeon nurse medic midwife teacher student
    pupil worker shopkeeper trader refugee migrant prisoner detainee defendant victim relative neighbour neighbor man
    woman boy girl mother father brother sister son daughter uncle aunt cousin husband wife widow grandmother
    grandfather soldier fighter priest pastor expert researcher historian scientist engineer pilot blogger
    fisherman policeman policewoman protester demonstrator passenger herder campaigner
    organiser organizer clerk
    counterpart rescuer colleague friend magistrate peacekeeper head headman elder paramedic coroner mediator negotiator
""")
PEOPLE = PERSONS | OFFICIALS
_CROWDS = word_set("witnesses men women children people villagers families parents clergymen colleagues lawmakers")
STATES = frozenset(name.lower() for country in countries() for name in (*country.names, country.capital or "") if name)
_STATE_BODIES = {*STATE_BODIES, "ministry", "department", "court"}
_OTHER_BODIES = word_set("""
    service services company corporation firm group bank hospital school movement party alliance network team
    collective organisation organization forum register fund initiative project office watch mining motors steel
    clinic morgue laboratory opposition brigade
    airlines airways railways shipping holdings industries church mosque republic kingdom chamber order board
""")
_NO_PERSONS = word_set("""
    emergency response rescue ambulance safety transport statistics meteorological disaster housing electricity room
    rooms line academy electoral weather medicine forensic hydrological seismological civic legal lawyers teachers
    miners workers peasants trust alert action tracker monitoring
""")
"""Words in names of bodies and in no name of a person ("Orun Emergency Response Room")."""
GENERIC_BODIES = word_set("""
    group organisation organization agency body institution company party movement alliance coalition campaign
    union network
""")
DOCUMENTS = word_set("""
    memos findings video videos footage records bulletin bulletins sitrep sitreps
    notice notices letter letters statement statements report reports release communique communiqué memo memorandum
    document documents note message messages study survey poll post tweet email filing lawsuit complaint indictment
    transcript transcripts recording recordings article editorial dossier resolution declaration speech text
    investigation investigations ruling verdict analysis review paper book toll tolls tally tallies claim
""")

_GENERAL_BODY = re.compile(
    r"general (?:command|staff|directorate|secretariat|council|authority|administration|organi[sz]ation|union"
    r"|federation|security|intelligence|prosecution|department|commission|inspectorate|assembly|committee|office"
    r"|bureau|agency|company|hospital)\b"
    r"|(?:the )?justice (?:ministry|department|commission|directorate|committee|council|office|cent(?:re|er)|network"
    r"|initiative|project|movement|league|forum|group|party|front|police|and)\b",
    re.IGNORECASE,
)
"""Names in which "General" or "Justice" is no title."""
_NAME_WORD = rf"{ARTICLE_PREFIX}?[^\W\d_a-z][\w.’'-]*"
_PERSONAL_NAME = re.compile(rf"{_NAME_WORD}(?: (?:{PARTICLE} )*{_NAME_WORD}){{1,3}}")


def kind_of(phrase: str) -> ClaimantKind:
    """The kind of a noun phrase, by its last listed word; ``PERSON`` for a bare proper name of two to four words."""
    lowered = [word.strip(".,'’\"()").lower() for word in phrase.split()]
    person = None if is_general_body(phrase) else _kind_of_person(phrase, lowered)
    if person:
        return person
    for kind, pattern in _COMPILED:
        if pattern.search(phrase):
            return kind
    if head_of(lowered) in _STATE_BODIES:
        return ClaimantKind.GOVERNMENT
    for word in reversed(lowered):
        if word in _KIND_OF_WORD:
            return _KIND_OF_WORD[word]
    if lowered and (lowered[-1] in STATES or " ".join(lowered) in STATES):
        return ClaimantKind.GOVERNMENT
    if is_general_body(phrase):
        return ClaimantKind.GOVERNMENT
    if (
        _OTHER_BODIES.isdisjoint(lowered)
        and _NO_PERSONS.isdisjoint(lowered)
        and _PERSONAL_NAME.fullmatch(phrase.strip(" .,"))
    ):
        return ClaimantKind.PERSON
    return ClaimantKind.UNKNOWN


def _kind_of_person(phrase: str, lowered: Sequence[str]) -> ClaimantKind | None:
    ends_in_name = _ends_in_name(phrase)
    official = head_of(lowered) in OFFICIALS or not _PLAIN_OFFICIALS.isdisjoint(lowered)
    if not ends_in_name and official:
        return ClaimantKind.UNNAMED_OFFICIAL
    if ends_in_name and any(word in PERSONS | BEFORE_NAMES for word in lowered):
        return ClaimantKind.PERSON
    return ClaimantKind.PERSON if head_of(lowered) in PERSONS else None


def is_general_body(phrase: str) -> bool:
    """Whether a name begins with a "General" or "Justice" that is no title: "General Command of the Armed Forces"."""
    return _GENERAL_BODY.match(phrase) is not None


def is_role(phrase: str) -> bool:
    """Whether the head of a phrase is an office or a sort of person, singular or plural: "the UN rights chief".

    Of a compound one part is enough: "secretary-general", "vice-chairman". "Al-Sheikh" is a name.
    """
    words = [word.strip(".,'’\"()") for word in phrase.split()]
    head = head_of([word.lower() for word in words])
    parts = (head, *(head.split("-") if head in words and not head.startswith(("al-", "el-")) else ()))
    return head in _CROWDS or not PEOPLE.isdisjoint(
        form for part in parts for form in (part, part.removesuffix("s"), part.removesuffix("es"))
    )


def head_of(words: Sequence[str]) -> str:
    """The head of a noun phrase in lower case: the last word before the first preposition."""
    return before_preposition(words)[-1] if words else ""


def is_body(phrase: str) -> bool:
    """Whether the head of a noun phrase is a word for a body of any kind: "county highway office"."""
    return head_of(phrase.lower().split()) in _OTHER_BODIES


def speaks_as_body(phrase: str) -> bool:
    """Whether a noun phrase means a body of any kind, not people: "health ministry", "hospital"."""
    people = (ClaimantKind.UNKNOWN, ClaimantKind.PERSON, ClaimantKind.UNNAMED_OFFICIAL)
    return is_body(phrase) or kind_of(phrase) not in people


def before_preposition(words: Sequence[str]) -> Sequence[str]:
    """The words of a noun phrase up to the first preposition after its first word."""
    return words[: next((i for i, word in enumerate(words) if i and word.lower() in _PREPOSITIONS), len(words))]


def _ends_in_name(phrase: str) -> bool:
    """Whether the last word before a preposition is a capitalised name, not an office or a body."""
    words = before_preposition(phrase.split())
    last = words[-1].strip(".,'’\"()") if len(words) > 1 else ""
    proper = bool(re.match(r"(?:[Aa]l-|[Ee]l-)?[A-Z]", last))
    return (
        proper
        and last.lower() not in _KIND_OF_WORD.keys() | _OTHER_BODIES
        and last.lower() not in STATES | PERSONS | OFFICIALS
    )
