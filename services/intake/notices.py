"""What sites say to their readers in the place of news: consent, subscriptions, errors, checks, redirections."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


CONSENT = (
    _any(r"\bcookies?\b", "куки"),
    _any(r"\bpartners?\b", r"\bvendors\b", "third part", "partenaires", r"\bsocios\b", "партн[её]р"),
    _any("consent", "permission", r"\bagreed?\b", r"\baccept\b", r"\b(?:refuse|reject)", "preferences", r"\bchoice"),
    _any("zustimm", "einwillig", "consentimiento", "соглас"),
    _any("privacy", "personal data", r"\byour data", "datenschutz", "personenbezogen", "données", "datos personales"),
    _any(r"\bdevices?\b", "identifiers?", "location data", r"\bgerät", "appareil", "dispositivo", "устройств"),
    _any("advertis", r"\bads\b", "personali[sz]", "werbung", "publicité", "publicidad", "реклам"),
    _any("legitimate interest", "berechtigtes interesse", "intérêt légitime", "interés legítimo"),
)
SUBSCRIPTION = (
    _any(r"\bsubscri(?:be|ption)", "abonn(?:ement|ieren|ez)", "suscr[ií]b", "подпи[сш]"),
    _any(r"\bfree (?:stories|articles?|access|trial)", r"read (?:your|all|the last of your) \w+ (?:stories|articles)"),
    _any(r"(?:\d|euros?|dollars?|pounds?)\s?(?:a|per|/|every) ?(?:month|week|year)", r"first \d+ (?:weeks|months)"),
    _any("already (?:a subscriber|have an account|registered)", r"\b(?:log|sign) in\b", "create (?:an|your) account"),
    _any("(?:continue|keep|go on) reading", "read the (?:full|whole)", "unlimited access", "cancel any ?time"),
    _any("newsletter"),
)
FROM_THE_SITE = _any(
    *(r"\bwe\b", r"\bour\b", r"this (?:web)?site", r"\bwir\b", r"\bunser", r"\bnous\b", r"\bno(?:s|tre)\b", "nuestr"),
    *(r"\bмы\b", r"\bнаш"),
)
TO_THE_READER = _any(
    *(r"\byou(?:rs?)?\b", r"\bsubscribe\b", r"\bihr[en]?[nrms]?\b", r"\bvo(?:tre|us|s)\b", r"\busted\b"),
    *(r"\bsus?\b", r"\bваш", r"\bвы\b"),
)
ELSEWHERE = _any(
    r"(?:page|article|story|address)(?: (?:was|is|could|can))? ?(?:not (?:be )?found|no longer (?:exists?|available))",
    r"(?:page|article|story) (?:that )?you .{0,40}(?:n.t|not|moved|gone|removed)\b",
    r"(?:cannot|can.t|could not|couldn.t|unable to) (?:find|open|show) (?:that|the|this|your) (?:page|article|story)",
    r"\b(?:error|http) (?:40[134]|410|451|50\d)\b",
    r"^\W*(?:40[34]|410|451)\s*(?:[-–—|:\n]|not found|page|error|gone|forbidden)",
    *("seite nicht gefunden", "page introuvable", "página no encontrada", "страница не найдена", "الصفحة غير موجودة"),
    r"(?:verify|confirm|prove|sure|check)\w* (?:that )?you(?:.re| are) (?:a |not a )?(?:human|robot|bot|person)",
    *("checking (?:your|the) browser", "unusual (?:traffic|activity) from your", "not a robot", "captcha"),
    r"^\W*(?:just a moment|attention required|security check|redirecting)\b",
    r"(?:enable|turn on|switch on|needs?|requires?|activate|without) java ?script",
    r"java ?script (?:is |must be )?\w*abled",
    r"(?:log|sign) in to (?:continue|read|view|see)|please (?:log|sign) in",
    r"(?:story|article|page|content) is (?:only )?(?:for|available to) (?:subscribers|members)",
    r"(?:not available|unavailable|cannot be shown|blocked).{0,40}\byour (?:region|country|location|area)",
    *("unavailable (?:for|due to) legal", "access to this (?:page|site) (?:is|has been) (?:denied|blocked)"),
    r"\byou (?:are|will be|have been) (?:(?:not|now|being|automatically) )*redirected",
    r"if nothing happens.{0,40}(?:seconds?|click|link)|(?:click|tap) here (?:if|to continue)",
)
NOTICE_CHARACTERS = 800
BLOCK_WORDS = 8
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"")


def is_about_consent(blocks: list[str]) -> bool:
    """Whether paragraphs are a site's own words about consent to what it does with its readers' data."""
    return FROM_THE_SITE.search(_unquoted(blocks)) is not None and _speak_only_of(CONSENT, 3, blocks)


def is_offer(blocks: list[str]) -> bool:
    """Whether paragraphs offer their reader a subscription."""
    return _speak_only_of(SUBSCRIPTION, 2, blocks)


def is_notice(title: str, text: str, *, sends_on: bool) -> bool:
    """Whether a page says no more than that its article is elsewhere, or behind a check or a consent. ``sends_on``: it
    takes its readers to another page at once.
    """
    is_short = len(text) < NOTICE_CHARACTERS
    is_elsewhere = sends_on or ELSEWHERE.search(f"{title}\n{text}") is not None
    return (is_short and is_elsewhere) or is_about_consent(text.split("\n"))


def _speak_only_of(concepts: tuple[re.Pattern[str], ...], least: int, blocks: list[str]) -> bool:
    """Whether they speak to the reader, of so many of the concepts, and each that is more than a few words of one."""
    whole = _unquoted(blocks)
    return (
        sum(concept.search(whole) is not None for concept in concepts) >= least
        and TO_THE_READER.search(whole) is not None
        and all(
            any(concept.search(block) for concept in concepts) for block in blocks if len(block.split()) >= BLOCK_WORDS
        )
    )


def _unquoted(blocks: list[str]) -> str:
    return _QUOTED.sub("", "\n".join(blocks))
