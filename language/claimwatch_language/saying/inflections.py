"""The English inflections of cue words, so that no lemmatiser has to run over every token."""

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "write": "writes wrote written writing",
    "see": "sees saw seen seeing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "forget": "forgets forgot forgotten forgetting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forecast": "forecasts forecast forecasting",
    "forbid": "forbids forbade forbidden forbidding",
    "hear": "hears heard hearing",
    "learn": "learns learned learnt learning",
    "swear": "swears swore sworn swearing",
    "speak": "speaks spoke spoken speaking",
    "seek": "seeks sought seeking",
    "show": "shows showed shown showing",
    "sing": "sings sang sung singing",
    "read": "reads read reading",
    "give": "gives gave given giving",
    "put": "puts put putting",
    "shrug": "shrugs shrugged shrugging",
    "lay": "lays laid laying",
    "set": "sets set setting",
    "peg": "pegs pegged pegging",
    "dream": "dreams dreamed dreamt dreaming",
    "understand": "understands understood understanding",
    "tweet": "tweets tweeted tweeting",
    "retweet": "retweets retweeted retweeting",
    "regret": "regrets regretted regretting",
    "admit": "admits admitted admitting",
    "prefer": "prefers preferred preferring",
    "infer": "infers inferred inferring",
    "refer": "refers referred referring",
    "concur": "concurs concurred concurring",
    "quip": "quips quipped quipping",
    "slam": "slams slammed slamming",
    "rip": "rips ripped ripping",
    "snap": "snaps snapped snapping",
    "blog": "blogs blogged blogging",
    "log": "logs logged logging",
    "beg": "begs begged begging",
    "plan": "plans planned planning",
    "bet": "bets bet betting",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
    "counsel": "counsels counseled counselled counseling counselling",
    "reveal": "reveals revealed revealing",
    "appeal": "appeals appealed appealing",
    "rebut": "rebuts rebutted rebutting",
    "choose": "chooses chose chosen choosing",
    "shoot": "shoots shot shooting",
    "hit": "hits hitting",
    "shut": "shuts shutting",
    "cut": "cuts cutting",
    "send": "sends sent sending",
    "trap": "traps trapped trapping",
    "fly": "flies flew flown flying",
    "feed": "feeds fed feeding",
    "leave": "leaves left leaving",
    "hold": "holds held holding",
    "take": "takes took taken taking",
    "retake": "retakes retook retaken retaking",
    "fall": "falls fell fallen falling",
    "sink": "sinks sank sunk sinking",
    "burn": "burns burned burnt burning",
    "strike": "strikes struck striking",
    "sweep": "sweeps swept sweeping",
    "blow": "blows blew blown blowing",
    "tear": "tears tore torn tearing",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "flee": "flees fled fleeing",
    "catch": "catches caught catching",
    "ship": "ships shipped shipping",
    "stop": "stops stopped stopping",
    "drop": "drops dropped dropping",
    "ban": "bans banned banning",
    "kidnap": "kidnaps kidnapped kidnapping",
    "sit": "sits sat sitting",
    "fight": "fights fought fighting",
    "drive": "drives drove driven driving",
    "break": "breaks broke broken breaking",
    "lose": "loses lost losing",
    "rob": "robs robbed robbing",
    "steal": "steals stole stolen stealing",
    "overrun": "overruns overran overrunning",
    "free": "frees freed freeing",
    "bus": "buses bused bussed busing",
    "swap": "swaps swapped swapping",
    "transfer": "transfers transferred transferring",
    "expel": "expels expelled expelling",
    "repel": "repels repelled repelling",
    "dig": "digs dug digging",
    "cling": "clings clung clinging",
    "sleep": "sleeps slept sleeping",
    "begin": "begins began begun beginning",
    "bring": "brings brought bringing",
    "quit": "quits quitting",
    "meet": "meets met meeting",
    "hang": "hangs hanged hung hanging",
    "gun": "guns gunned gunning",
    "ram": "rams rammed ramming",
    "cancel": "cancels canceled cancelled canceling cancelling",
}
_VOWELS = "aeiou"


def verb_forms(lemma: str) -> set[str]:
    """The lemma and all its forms, in lower case."""
    if lemma in _IRREGULAR:
        return {lemma, *_IRREGULAR[lemma].split()}
    if lemma.endswith("e"):
        stem = lemma[:-1]
        return {lemma, lemma + "s", lemma + "d", (lemma if lemma.endswith(("ee", "ye", "oe")) else stem) + "ing"}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    plural = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return {lemma, plural, lemma + "ed", lemma + "ing"}


def past_forms(lemma: str) -> set[str]:
    """The past tense and the participle, in lower case, without forms that equal the lemma ("forecast")."""
    return {form for form in verb_forms(lemma) if form != lemma and not form.endswith(("s", "ing"))}


def noun_forms(lemma: str) -> set[str]:
    """Singular and plural, in lower case."""
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return {lemma, lemma[:-1] + "ies"}
    return {lemma, lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")}
