"""What a claimant does by a statement: accuses, denies, concedes, retracts; and on whose count it rests."""

import re

from claimwatch_contracts.extraction import Attribution
from claimwatch_contracts.vocabulary import CueClass, Polarity, Stance
from services.archive.ledger.takings import takes_back

_CONCEDES = re.compile(
    r"\b(?:admi(?:t|ts|tted|tting)|acknowledg\w+|conced\w+|confess\w*|own(?:ed|s) up)\b", re.IGNORECASE
)
_OTHERS_MEASURE = re.compile(r"\b(?:than|what|whatever)\b[^,.;:\n\"“”]*", re.IGNORECASE)
"""What others say, to which a count is compared ("three times what the authorities admit")."""
_ACT = re.compile(
    r"\b(?:fir(?:ed|ing)|shot|shoot\w*|struck|hit|bomb\w*|shell\w*|kill\w*|execut\w*|murder\w*|detain\w*|arrest\w*|held"
    r"|tortur\w*|beat|beaten|beating|rap(?:ed|ing)|buried|abduct\w*|attack\w*|raid\w*|storm(?:ed|ing)|sank|ramm\w*"
    r"|burn(?:ed|t|ing)|loot\w*|dumped|poison\w*)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:repeat(?:s|ed|ing)?|reiterat\w+|again|still|reaffirm\w*|has (?:long |already |always )?denied"
    r"|had (?:earlier )?denied|has not changed|stands? by|earlier|previously)\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\b(?:accus\w+|blam\w+|were caused by|was caused by|carried out by|responsib\w+ (?:for|of|lies with))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"^\W*(?:that )?(?:no \w+|(?:(?!which|who|that|if|when|because)[\w’'-]+ ){0,5}(?:not|never|\w+n['’]t)\b)"
    r"|\bno such \w+",
    re.IGNORECASE,
)
_OF_THE_MATTER = re.compile(
    r"\b(?:no such|attack|assault|raid|str(?:ike|uck)|bomb|shell|missile|rocket|drone|plane|jet|aircraft|sortie|kill"
    r"|murder|massacre|dead|death|died?\b|fatal|shot|shoot|fire|gun|bullet|ammunition|round|weapon|force|soldier|troop|officer|police"
    r"|fighter|harm|hurt|wound|injur|casualt|victim|toll|count|figure|number|list|civilian|hostage|captive|abduct|kidnap"
    r"|ransom|paid|pay|money|arrest|detain|custody|tortur|beat|rape|burn|loot|damage|collaps|breach|leak|crack|fail"
    r"|negligen|fault|warn|order|involv|responsib|role|behind|know|knew|caus|outbreak|cholera|epidemic|case|missing"
    r"|disappear|grave|bod(?:y|ies)|target|hit|use[ds]?\b|true|happen|took place|evidence)",
    re.IGNORECASE,
)
"""Words of what a denial is about. "We have no tents" and "it was not the season" deny nothing."""
_NAMED_COUNT = r"(?:figures?|tolls?|numbers?|counts?|claims?|talk|reports?)"
_REJECTS = re.compile(
    rf"\b(?:reject|dismiss|disput|refut|denounc|contest|challeng)\w*\b[^.;]{{0,40}}\b{_NAMED_COUNT}\b[^.;]{{0,20}}$",
    re.IGNORECASE,
)
_IS_FALSE = re.compile(
    r"^[^.;]{0,80}\b(?:is|was|are|were)\b[^.;,]{0,15}\b(?:fabricat\w+|false|lies?|invent\w+|exaggerat\w+|untrue"
    r"|baseless|propaganda)\b",
    re.IGNORECASE,
)
_COUNTS = (
    r"(?:own |latest |official |daily )*(?:register|records?|figures?|data|counts?|numbers?|lists?|tall(?:y|ies)|tolls?"
    r"|reports?|statistics|information)"
)
_GIVEN = r"(?:of|from|by|kept by|given by|provided by|at)"
_RESTS = re.compile(
    r"\b(?:citing|quoting|(?:drawn up|drawn|compiled|taken|put together|built|prepared) from"
    r"|(?:based|rel(?:ies|ied|ying)|rest(?:s|ed|ing)?) (?:up)?on"
    rf"|according to(?: the)? {_COUNTS} {_GIVEN})\b"
    rf"(?: the| its| their)?(?: {_COUNTS} {_GIVEN})?(?: the)? (?P<whom>[^,.;:\n\"“”]{{3,80}})",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:and|but|which|who|that|said|says|when|while|would|has|have|had|on|in)\b.*$", re.IGNORECASE | re.DOTALL
)
_OWNER_OF_COUNT = re.compile(rf"^(?P<owner>.+?)(?:'s|’s|s'|s’) {_COUNTS}\b", re.IGNORECASE)


def stance_of(attribution: Attribution, sentence: str) -> Stance:
    """What the source does by the statement. ``sentence`` has the article's words around it."""
    cue = attribution.cue.text if attribution.cue else ""
    content = attribution.content.text
    words = f"{cue} {content}"
    if attribution.factuality.is_denial or attribution.cue_class is CueClass.DENY:
        return Stance.DENIES
    if takes_back_own(attribution):
        return Stance.RETRACTS
    if takes_back(sentence, _names_of(attribution)) and attribution.factuality.is_certain:
        return Stance.RETRACTS
    if _CONCEDES.search(cue):
        return Stance.CONCEDES
    if attribution.cue_class is CueClass.ACCUSE or _BLAMES.search(words):
        return Stance.ACCUSES
    is_negated = attribution.factuality.polarity is Polarity.DENIED or _NEGATED.search(content)
    return Stance.DENIES if is_negated and _OF_THE_MATTER.search(content) else Stance.SAYS


def takes_back_own(attribution: Attribution) -> bool:
    """Whether the source takes back its own earlier figure by the statement."""
    cue = attribution.cue.text if attribution.cue else ""
    return takes_back(attribution.content.text, _names_of(attribution), cue)


def _names_of(attribution: Attribution) -> tuple[str, ...]:
    """What the article calls the source."""
    claimant = (attribution.claimant.name, attribution.claimant.text) if attribution.claimant else ()
    return (*claimant, *((attribution.source.text,) if attribution.source else ()))


def denies_figure(before: str, after: str) -> bool:
    """Whether a sentence rejects a figure: by the words before it, or by those after it ("is a fabrication")."""
    return bool(_REJECTS.search(before) or _IS_FALSE.search(after))


def concedes(words: str) -> bool:
    """Whether the words say that their speaker admits something, and not how much others do."""
    return _CONCEDES.search(_OTHERS_MEASURE.sub("", words)) is not None


def tells_of_an_act(words: str) -> bool:
    """Whether the words tell of something that is done to people, and not of a count or a shortcoming."""
    return _ACT.search(words) is not None


def is_said_again(attribution: Attribution) -> bool:
    """Whether the article's own word for it says that the source has said so before."""
    return attribution.cue is not None and _AGAIN.search(attribution.cue.text) is not None


def rests_on(words: str) -> tuple[str, ...]:
    """The names of those on whose count a sentence says that a count rests ("citing the hospital's register")."""
    return tuple(name for match in _RESTS.finditer(words) if (name := _whom(match["whom"])))


def _whom(words: str) -> str:
    owner = _OWNER_OF_COUNT.match(words)
    return (owner["owner"] if owner else _UNTIL.sub("", words)).strip()


def accused_in(attribution: Attribution) -> str:
    """The words of an accusation in which the accused is named: its beginning, or what follows "caused by"."""
    content = attribution.content.text
    blames = _BLAMES.search(content)
    return content[blames.end() :] if blames else content
