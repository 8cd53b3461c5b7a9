"""What sort of entity a noun phrase names, by the words in it. General knowledge, not drawn from any corpus."""

import re
from collections.abc import Sequence

from claimwatch_contracts.claimants.countries import countries
from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.wordlists import words

_PREPOSITIONS = {"of", "from", "in", "for", "at", "to", "with", "on"}
TITLES = words("""
    mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative gov governor president
    premier chancellor minister secretary ambassador envoy gen general col colonel lt maj major capt captain sgt
    admiral judge justice chief king queen prince princess sheikh imam pope bishop archbishop rev reverend mayor
    commissioner chairman chairwoman chairperson spokesman spokeswoman spokesperson director candidate nominee
    analyst author activist pollster strategist columnist reporter correspondent editor lawyer attorney leader
    commander officer sheriff adviser advisor manager coordinator congressman congresswoman lawmaker deputy vice
    former acting professor economist
""")
_WORDS: dict[ClaimantKind, str] = {
    ClaimantKind.INTERNATIONAL_ORGANISATION: """
        un nato eu opec oecd imf wto iaea icc opcw osce asean ecowas unicef unhcr unrwa unesco ocha interpol
        mercosur
    """,
    ClaimantKind.ARMED_GROUP: """
        taliban isis isil daesh qaeda hezbollah hizbullah hamas militia militias rebels insurgents militants
        guerrillas houthis farc boko paramilitaries fighters front brigade brigades battalion coalition
    """,
    ClaimantKind.MEDIA: """
        reuters afp ap bbc cnn aljazeera jazeera sana tass xinhua newspaper magazine broadcaster television
        tv radio times post guardian herald tribune journal gazette network channel media press outlet
        bloomberg
    """,
    ClaimantKind.NGO: """
        ngo charity foundation oxfam amnesty greenpeace airwars msf observatory watchdog institute society
        association union federation league campaign centre center university thinktank club rights relief
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
    """,
    ClaimantKind.ARMED_GROUP: """
        islamic state|al[- ]qa|al[- ]shabaab|al[- ]nusra|boko haram|liberation (?:army|front)|rapid support forces
        |free syrian army|syrian democratic forces|military alliance|resistance army
    """,
    ClaimantKind.NGO: """
        red (?:cross|crescent)|human rights watch|amnesty international|white helmets|doctors without borders
        |m[eé]decins sans|save the children|rescue committee|refugee council|observatory for human rights
        |think tank|civil defen[cs]e
    """,
    ClaimantKind.MEDIA: """
        associated press|new york times|wall street journal|al jazeera|al[- ]arabiya|agence france
        |(?:fox|abc|nbc|cbs|sky) news|news (?:agency|service|network|outlet|channel)
    """,
    ClaimantKind.GOVERNMENT: """
        white house|downing street|security forces|armed forces|defen[cs]e forces|election commission|central bank
    """,
}


def _any_of(phrases: str) -> re.Pattern[str]:
    alternatives = "".join(line.strip() for line in phrases.splitlines())
    return re.compile(rf"\b(?:{alternatives})", re.IGNORECASE)


_COMPILED = [(kind, _any_of(phrases)) for kind, phrases in _PHRASES.items()]
_KIND_OF_WORD = {word: kind for kind, listed in _WORDS.items() for word in listed.split()}
OFFICIALS = words("""
    official officials spokesman spokeswoman spokesperson spokesmen spokespeople source sources diplomat diplomats
    aide aides officer officers commander adviser advisers investigator investigators
""")
PERSONS = TITLES | words("""
    resident witness survivor eyewitness villager farmer driver doctor surgeon nurse medic midwife teacher student
    pupil worker shopkeeper trader refugee migrant prisoner detainee defendant victim relative neighbour neighbor man
    woman boy girl mother father brother sister son daughter uncle aunt cousin husband wife widow grandmother
    grandfather soldier fighter priest pastor expert researcher historian scientist engineer pilot blogger
""")
STATES = frozenset(name.lower() for country in countries() for name in (*country.names, country.capital or "") if name)
GENERIC_BODIES = words("""
    group organisation organization agency body institution company party movement alliance coalition campaign
    union network
""")
DOCUMENTS = words("""
    letter letters statement statements report reports release communique communiqué memo memorandum document
    documents note message messages study survey poll post tweet email filing lawsuit complaint indictment
    article editorial dossier resolution declaration speech text ruling verdict analysis review paper book
""")


def kind_of(phrase: str) -> ClaimantKind:
    """The kind of a noun phrase, by its last telling word; ``PERSON`` for a bare proper name of two to four words."""
    lowered = [word.strip(".,'’\"()").lower() for word in phrase.split()]
    if any(word in OFFICIALS for word in lowered) and not _ends_in_name(phrase):
        return ClaimantKind.UNNAMED_OFFICIAL
    if any(word in TITLES for word in lowered) and _ends_in_name(phrase):
        return ClaimantKind.PERSON
    if head_of(lowered) in PERSONS:
        return ClaimantKind.PERSON
    for kind, pattern in _COMPILED:
        if pattern.search(phrase):
            return kind
    for word in reversed(lowered):
        if word in _KIND_OF_WORD:
            return _KIND_OF_WORD[word]
    if lowered and (lowered[-1] in STATES or " ".join(lowered) in STATES):
        return ClaimantKind.GOVERNMENT
    capitals = re.findall(r"[^\W\d_][\w.’'-]*", phrase)
    if 2 <= len(capitals) <= 4 and all(word[0].isupper() for word in capitals):
        return ClaimantKind.PERSON
    return ClaimantKind.UNKNOWN


def is_role(phrase: str) -> bool:
    """Whether a phrase names an office or a sort of person, and nobody by name: "the UN human rights chief"."""
    lowered = [word.strip(".,'’\"()").lower() for word in phrase.split()]
    return head_of(lowered) in PERSONS | OFFICIALS


def head_of(words: Sequence[str]) -> str:
    """The head of a noun phrase in lower case: the last word before the first preposition."""
    end = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
    return words[end - 1] if words else ""


def _ends_in_name(phrase: str) -> bool:
    """Whether the last word is capitalised and no word of office or body: "spokesman Ali Hassan"."""
    last = phrase.split()[-1].strip(".,'’\"()") if phrase.split() else ""
    return last[:1].isupper() and last.lower() not in _KIND_OF_WORD and last.lower() not in STATES | TITLES | OFFICIALS
