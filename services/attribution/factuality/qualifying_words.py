"""The words that put a statement as less than a plain fact, by what they do to it, in lower case.

Every such list of the room stands here. A list of verbs has all their forms; "look into" is a verb with the particle
or preposition that makes it one.
"""

from claimwatch_language.saying.inflections import noun_forms, verb_forms
from services.attribution.text.wordlists import words


def _verbs(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in verb_forms(lemma))


def _phrasal(*phrases: str) -> frozenset[str]:
    parted = (phrase.split() for phrase in phrases)
    return frozenset(f"{form} {particle}" for verb, particle in parted for form in verb_forms(verb))


def _nouns(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in noun_forms(lemma))


NEGATED_SUBJECTS = words("no neither none nobody nothing not")
FALSE = words("""
    false untrue incorrect wrong inaccurate fabricated fake baseless unfounded groundless invented exaggerated inflated
    fictitious bogus concocted debunked disproved disproven discredited lie lies nonsense hoax myth fabrication
    fabrications fiction propaganda disinformation misinformation
""")
"""What is said to be so is denied."""
TRUE = words("true correct accurate right case")
"""What is said not to be so is denied."""
UNCONFIRMED = words("""
    unconfirmed unverified unproven unsubstantiated uncorroborated unclear unknown uncertain doubtful questionable
    unsure unaware sceptical skeptical dubious
""")
ALLEGED = words("alleged purported supposed")
KNOWN = words("clear certain sure evident official aware convinced")
"""What is said not to be so is left open."""
GROUNDS = words("""
    evidence proof truth indication indications confirmation sign signs word information record records suggestion basis
    report reports reason mention
""")
"""What there is none of where a thing is left open."""
DOUBTS = _nouns("doubt scepticism skepticism uncertainty confusion scorn")
RUMOURS = _nouns("rumour rumor")
REPORTS = words("""
    report reports claim claims account accounts allegation allegations accusation accusations rumour rumours rumor
    rumors figure figures toll tolls story stories number numbers statement statements news idea suggestion suggestions
    assertion assertions death deaths casualties killing killings count estimate estimates question questions post posts
""")
"""Nouns that stand for what is said, or for what is said to have happened."""
WITHHOLDING = _verbs("decline refuse fail avoid neglect hesitate refrain abstain omit")
INABILITY = words("unable unwilling reluctant impossible premature early loath hesitant")
WITHOUT = words("without instead than")
REALISING = words("""
    went go goes going gone continue continues continued proceed proceeds proceeded begin begins began start
    starts started came comes took takes taken appeared appears seemed seems rushed hastened used uses managed
    dared
""")
"""Verbs that say of the infinitive under them that it came about."""
IMPLICATIVE = words("""
    able had has have having forced obliged compelled made managed first quick happy glad pleased sorry quoted said
    reported used known found confirmed left
""")
"""What a "to" infinitive under them says came about."""
CONFIRMING = _verbs(
    "verify know prove establish ascertain corroborate substantiate authenticate believe think guarantee"
)
"""Verbs of knowing that report as "confirm" does where they are negated, and are no cues of speech."""
DOUBTING = _verbs("doubt question investigate probe examine check downplay purport") | _phrasal(
    "look into", "play down", "ask about"
)
RETRACTING = (
    _verbs("retract rescind recant disown backtrack delete correct")
    | words("withdraw withdraws withdrew withdrawn withdrawing")
    | _phrasal("walk back", "row back")
)
ABOUT = words("into about on to from")
"""What stands between a verb and the reports that it is about."""
GOODS = words("access aid asylum bail care entry food passage permission permits treatment visas")
"""What is denied to people, and no statement."""
PREVENTING = _verbs("prevent avert foil thwart forestall")
INVENTING = _verbs("invent fabricate concoct") | frozenset({"made up", "making up"}) | _phrasal("lie about")
LEAVING_OPEN = DOUBTING | WITHHOLDING | RETRACTING | PREVENTING
"""Verbs whose complement is not confirmed."""
TAKING_REPORTS = (DOUBTING - {"doubt"}) | RETRACTING
"""Those of them that are about a report where they have an object: "withdrew 31 soldiers" takes back nothing."""
PUTTING = CONFIRMING | {verb.split()[0] for verb in LEAVING_OPEN | INVENTING}
"""Verbs that put their complement as something, though they are no cues of speech."""
SEEKING = _verbs("seek await ask demand want request need")
CALLING = _verbs("call brand label describe denounce dismiss deride decry")
POSSIBLE = _verbs("fear dread worry suspect hope speculate wonder guess imagine")
PROBABLE = _verbs("believe think presume assume expect anticipate reckon understand predict forecast project foresee")
APPEARING = _verbs("appear seem")
PROSPECTS = _nouns("fear worry concern hope suspicion possibility risk danger threat chance prospect likelihood")
MODALS = words("may might could")
FUTURE = words("will 'll wo")
WOULD = words("would 'd")
IRREAL = words("may might should must ought need")
"""Auxiliaries under which nobody has said it yet."""
CONDITIONS = words("if unless")
LIKELY = words("likely probable")
UNLIKELY = words("unlikely improbable possible")
ALLEGEDLY = words("allegedly purportedly supposedly")
PROBABLY = words("probably presumably likely")
POSSIBLY = words("possibly perhaps maybe conceivably potentially")
HEDGES = ALLEGED | ALLEGEDLY | words("reportedly apparently ostensibly presumably seemingly suspected so-called")
"""Words by which an article keeps its distance from what it reports; they change no factuality by themselves."""
HARMING = _verbs("""
    kill die perish wound injure hurt drown murder execute massacre slaughter arrest detain abduct kidnap hang behead
    cost
""")
OCCURRING = _verbs("happen occur exist")
COUNTING_UP = words(
    "rise rises climb climbs reach reaches lead leads result results amount go grow run exceed increase fall"
)
"""Verbs before a number that is reached: "may rise to 31"."""
EVENTS = words("death deaths killing killings casualties")
BLAMING = words("for behind in from")
"""Between a part in an event, which is denied, and the event, which is not ("responsible for the deaths of")."""
PLANS = _nouns("plot plan attempt threat bid scheme conspiracy order intention intent effort")
DEFINITE = words("the those these this that its their his her our my")
"""What a phrase begins with whose being is taken as known."""
FACTIVE_QUESTIONS = words("how why when where who whom whose what which")
"""What a clause begins with that is taken as known: "did not say how 31 people died"."""
NEGATING = words("not n't never")
NEGATIVE_ADVERBS = words("hardly barely scarcely neither nor")
NOT_NEGATING = words("only just merely simply all every until less fewer more")
"""What a "not" before them does not negate the verb for."""
