"""The words that make a statement less than a plain fact, grouped by their effect, in lower case.

Every such list of the room stands here. A list of verbs has all their forms; "look into" is a verb with the particle
or preposition that makes it one.
"""

from claimwatch_language.saying.inflections import noun_forms, verb_forms
from claimwatch_language.wordlists import word_set


def _verbs(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in verb_forms(lemma))


def _phrasal(*phrases: str) -> frozenset[str]:
    parted = (phrase.split() for phrase in phrases)
    return frozenset(f"{form} {particle}" for verb, particle in parted for form in verb_forms(verb))


def _nouns(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in noun_forms(lemma))


NEGATED_SUBJECTS = word_set("no neither none nobody nothing not few hardly scarcely")
FALSE = word_set("""
    false untrue incorrect wrong inaccurate fabricated fake baseless unfounded groundless invented exaggerated inflated
    fictitious bogus concocted debunked disproved disproven discredited lie lies nonsense hoax myth fabrication
    fabrications fiction propaganda disinformation misinformation invention inventions falsehood falsehoods untruth
    untruths slander rubbish mistaken erroneous exaggeration exaggerations fantasy fantasies fable fables concoction
""")
"""What is said to be so is denied."""
DEEDS = _nouns("""
    massacre murder attack raid strike bombing shooting execution assault rape abduction kidnapping plot crime abuse
""")
"""Nouns for what somebody did, which may be only alleged."""
TRUE = word_set("true correct accurate right case")
"""What is said not to be so is denied."""
UNCONFIRMED = word_set("""
    unconfirmed unverified unproven unsubstantiated uncorroborated unclear unknown uncertain doubtful questionable
    unsure unaware sceptical skeptical dubious rumoured rumored
""")
ALLEGED = word_set("alleged purported supposed")
KNOWN = word_set("clear certain sure evident official aware convinced")
"""What is said not to be so is left open."""
GROUNDS = word_set("""
    evidence proof indication indications confirmation sign signs information record records suggestion report reports
    reason mention
""")
"""Nouns whose absence leaves a statement open: "no evidence that"."""
FOUNDATIONS = word_set("truth basis foundation substance")
"""Nouns whose absence from a report denies it: "the claim has no basis"."""
LACKING = _verbs("lack")
SUPPORTS = FOUNDATIONS | word_set("support evidence credibility proof merit grounds seriousness veracity rigour rigor")
"""Nouns whose lack denies a report: "lacks any scientific support"."""
FACTS = word_set("truth reality facts")
"""What a report that "does not correspond to the truth" is unlike."""
CORRESPONDING = _verbs("correspond conform answer match reflect")
COMMENTS = word_set("comment comments response reply reaction answer word")
"""Nouns for an answer, whose absence leaves open what it would be about."""
DOUBTS = _nouns("doubt scepticism skepticism uncertainty confusion scorn")
RUMOURS = _nouns("rumour rumor")
REPORTS = word_set("""
    report reports claim claims account accounts allegation allegations accusation accusations rumour rumours rumor
    rumors figure figures toll tolls story stories number numbers statement statements news idea suggestion suggestions
    assertion assertions death deaths casualties killing killings count estimate estimates question questions post posts
    charge charges finding findings conclusion conclusions notion contention contentions testimony tally
""")
"""Nouns that stand for what is said, or for what is said to have happened."""
WITHHOLDING = _verbs("decline refuse fail avoid neglect hesitate refrain abstain omit balk baulk shy")
INABILITY = word_set("unable unwilling unavailable reluctant impossible premature early loath hesitant")
WITHOUT = word_set("without instead than far")
"""Words before a participle that does not come about: "instead of saying", "far from saying"."""
REALISING = word_set("""
    went go goes going gone continue continues continued proceed proceeds proceeded begin begins began start
    starts started came comes took takes taken appeared appears seemed seems rushed hastened used uses managed
    dared
""")
"""Verbs whose infinitive came about: "went on to deny"."""
IMPLICATIVE = word_set("""
    able had has have having forced obliged compelled made managed first quick happy glad pleased sorry quoted said
    reported used known found confirmed left
""")
"""What a "to" infinitive under them says came about."""
CONFIRMING = _verbs(
    "verify know prove establish ascertain corroborate substantiate authenticate believe think guarantee"
) | {"drawn"}
"""Verbs of knowing that report as "confirm" does where they are negated, and are no cues of speech."""
DOUBTING = _verbs("doubt question investigate probe examine check downplay purport") | _phrasal(
    "look into", "play down", "ask about", "scoff at", "laugh at", "hit back"
)
WRONGLY = word_set("wrongly falsely mistakenly erroneously incorrectly")
"""Adverbs by which an article takes back what somebody said."""
DISBELIEVING = _verbs("doubt")
"""Verbs whose negation leaves a statement certain: "nobody doubts that"."""
RETRACTING = (
    _verbs("retract rescind recant disown backtrack delete correct")
    | word_set("withdraw withdraws withdrew withdrawn withdrawing")
    | _phrasal("walk back", "row back")
)
ABOUT = word_set("into about at on to from over regarding concerning")
"""Prepositions between a word and the reports that it is about."""
HAVING = word_set("have has had having")
GOODS = word_set("access aid asylum bail care entry food passage permission permits treatment visas")
"""Goods that people are denied, in contrast to statements."""
DISMISSING = _verbs("dismiss reject question challenge discount rebuff doubt")
"""Verbs that also take people or things as their object: "dismissed 31 officers"."""
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
POSSIBLE = _verbs("fear dread worry suspect suppose hope speculate wonder guess imagine")
PROBABLE = _verbs("believe think presume assume expect anticipate reckon understand predict forecast project foresee")
VAGUELY_MANY = word_set("dozens scores hundreds thousands several many")
ENDED = word_set("dead drowned killed lost buried trapped perished")
"""What people are feared to be, without a verb between: "12 feared dead"."""
APPEARING = _verbs("appear seem")
PROSPECTS = _nouns("fear worry concern hope suspicion possibility risk danger threat chance prospect likelihood")
MODALS = word_set("may might could")
WARNING = _verbs("warn caution alert forewarn")
"""Verbs whose "of" begins what may happen: "warned of 31 deaths"."""
FUTURE = word_set("will 'll wo")
WOULD = word_set("would 'd")
IRREAL = word_set("may might should must ought need")
"""Auxiliaries under which nobody has said it yet."""
CONDITIONS = word_set("if unless")
LIKELY = word_set("likely probable")
UNLIKELY = word_set("unlikely improbable possible")
ALLEGEDLY = word_set("allegedly purportedly supposedly")
PROBABLY = word_set("probably presumably likely")
POSSIBLY = word_set("possibly perhaps maybe conceivably potentially")
HEDGES = ALLEGED | ALLEGEDLY | word_set("reportedly apparently ostensibly presumably seemingly suspected so-called")
"""Words by which an article distances itself from a report. They change no factuality by themselves."""
HARMING = _verbs("""
    kill die perish wound injure hurt drown murder execute massacre slaughter arrest detain abduct kidnap hang behead
    cost
""")
TAKING_LIVES = frozenset(f"{verb} {noun}" for verb in verb_forms("claim") for noun in ("life", "lives", "victims"))
"""Claims that are none: the attack "claimed 31 lives"."""
CLAIMING = verb_forms("claim") | verb_forms("take") | verb_forms("accept") | {"took", "taken"}
CREDIT = word_set("responsibility credit blame")
"""What somebody claims or takes for a deed, without a word on how many it killed."""
BEFALLING = HARMING | _verbs("free release evacuate displace deport expel flee lose resettle admit accept take")
"""Verbs of what happens to people, of which a report in the future is no count."""
OCCURRING = _verbs("happen occur exist")
COUNTING_UP = word_set(
    "rise rises climb climbs reach reaches lead leads result results amount go grow run exceed increase fall"
)
"""Verbs before a number that is reached: "may rise to 31"."""
REACHED = word_set("to into in above past beyond over")
"""Between such a verb and its number."""
STANDING = COUNTING_UP | word_set("""
    is was are were be stand stands stood standing remain remains remained rose risen climbed reached jumped increased
    grew fell dropped exceeded passed
""")
"""Verbs between a toll and its number: "the toll stands at 31"."""
EVENTS = word_set("death deaths killing killings casualties")
KNOWING = word_set("knowledge information")
"""Nouns for what is known of an event, which who denies them does not deny."""
BLAMING = word_set("for behind in from")
"""Between a part in an event, which is denied, and the event, which is not ("responsible for the deaths of")."""
PLANS = _nouns("plot plan attempt threat bid scheme conspiracy order intention intent effort")
DEFINITE = word_set("the those these this that its their his her our my")
"""The first words of a phrase whose existence is presupposed."""
FACTIVE_QUESTIONS = word_set("how why when where who whom whose what which")
"""The first words of a presupposed clause: "did not say how 31 people died"."""
NEGATING = word_set("not n't never")
NEGATIVE_ADVERBS = word_set("hardly barely scarcely neither nor nowhere")
NOT_NEGATING = word_set("only just merely simply all every until less fewer more")
"""Words that a "not" before them negates in place of the verb."""
