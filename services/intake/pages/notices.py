"""Recognises a site's words to its readers: consent, subscriptions, errors, checks, redirections."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_WE_AND_PARTNERS = (
    r"\b(?:we and our|wir und unsere|nous et nos|nosotros y nuestros|noi e i nostri|мы и наши)\s+\d[\d.,\s]*"
    r"(?:partn|vendors|socios|партн)",
    r"نحن وشركا(?:ؤنا|ءنا|ئنا) (?:البالغ عددهم )?\d|نحن و ?\d+ (?:من شركائنا|شريك)",
)
"""Only a site's own notice counts its partners so."""
CONSENT = (
    _any(r"\bcookies?\b", "куки|çerez|ملفات تعريف الارتباط"),
    _any(
        r"\bpartners?\b",
        r"\bvendors\b",
        "third part|partenaires",
        r"\bsocios\b",
        "партн[её]р|ortağımız|شركاؤنا|شركائنا",
    ),
    _any("consent", "permission", r"\bagreed?\b", r"\baccept\b", r"\b(?:refuse|reject)", "preferences", r"\bchoice"),
    _any(r"accepter|refuser|paramétr|\bvos choix\b|ablehnen|ihre auswahl|rechazar|configurar|sus opciones|rifiut"),
    _any("zustimm|akzeptieren|einwillig|acept|accett|соглас|kabul|reddet|قبول|رفض", r"\bvotre accord\b"),
    _any(
        "privacy|personal data", r"\byour data", "datenschutz|personenbezogen|données|datos personales|dati personali"
    ),
    _any("персональн|kişisel veri|gizlilik|خصوصية|بيانات"),
    _any(r"\bdevices?\b", "identifiers?|location data", r"\bgerät", "appareil|dispositivo|устройств|cihaz|جهاز"),
    _any("advertis|personali[sz]|werbung|publicité|publicidad|pubblicità|реклам|إعلان", r"\bads\b"),
    _any("храним (?:информаци|данны)", "verarbeiten (?:ihre )?daten|speichern informationen|almacenamos"),
    _any("принять (?:все|или отклонить)|отклонить все", "принимаете условия|elija si desea"),
    _any("legitimate interest|berechtigtes interesse|intérêt légitime|interés legítimo"),
)
SUBSCRIPTION = (
    _any(r"\bsubscri(?:be|ption)", r"\babo\b|abonn", "suscri", "подпи[сш]", "abbon"),
    _any(r"\bfree (?:stories|articles?|access|trial)", r"read (?:your|all|the last of your) \w+ (?:stories|articles)"),
    _any(r"(?:\d|euros?|dollars?|pounds?)\s?(?:a|per|/|every) ?(?:month|week|year)", r"first \d+ (?:weeks|months)"),
    _any(r"(?:\d|euros?|[€₽$]|рубл\w+)\s?(?:im|pro|par|al|por|в|au|je)\s?(?:monat|mois|mes|месяц|año|jahr|an)\b"),
    _any("jederzeit kündbar", "sans engagement", "sin permanencia", "отменить можно", "kündigen"),
    _any("réservé (?:à nos|aux) abonnés", "exclusivo para suscriptores", "nur für abonnent", "только подписчикам"),
    _any(
        "bereits ein abo",
        "déjà abonné",
        "ya eres suscriptor",
        "уже есть подписка",
        "connectez-vous",
        "hier anmelden",
        "inicia sesión",
    ),
    _any("already (?:a subscriber|have an account|registered)", r"\b(?:log|sign) in\b", "create (?:an|your) account"),
    _any("(?:continue|keep|go on) reading", "read the (?:full|whole)", "unlimited access", "cancel any ?time"),
    _any("newsletter"),
    _any("delivered to your inbox", "unsubscribe at any time"),
    _any(r"(?:download|install|get|open) (?:our|the) app\b", r"in (?:our|the) app\b", "app store", "google play"),
    _any(
        "not (?:a member|registered) yet", "(?:forgot(?:ten)?|reset) your password", r"register (?:for|now|here|to)\b"
    ),
    _any(r"articles? (?:a|per|each) (?:week|month)"),
)
FROM_THE_SITE = _any(
    *(r"\bwe\b", r"\bour\b", r"this (?:web)?site", r"\bwir\b", r"\bunser", r"\bnous\b", r"\bno(?:s|tre)\b", "nuestr"),
    *(r"\bмы\b", r"\bнаш", r"\bnosotros\b", r"\bnoi\b", r"\bnostri\b", r"\bbiz\b", "mızdan", "نستخدم", "موقعنا"),
    *_WE_AND_PARTNERS,
)
TO_THE_READER = _any(
    *_WE_AND_PARTNERS,
    r"\bpuede (?:aceptar|rechazar|configurar)|\belija si|\bhaga clic|\bklicken sie|\bнажмите",
    *(
        r"\byou(?:rs?)?\b",
        r"\b(?:subscribe|register)\b",
        r"\bdownload our\b",
        r"\bihr[en]?[nrms]?\b",
        r"\bvo(?:tre|us|s)\b",
        r"\busted\b",
    ),
    *(r"\bsus?\b", r"\btus?\b", r"\btuo\b", r"\beres\b", "suscríbete", r"\bваш", r"\bвы\b", "войдите", "оформите"),
    *(r"\bhier anmelden\b", r"\b(?:jetzt testen|dieser artikel)\b", "s[ıi]n[ıi]z", "cihazınız", "جهازك", "يمكنك"),
)
ELSEWHERE = _any(
    r"(?:page|article|story|address)(?: (?:was|is|could|can))? ?(?:not (?:be )?found|no longer (?:exists?|available))",
    r"(?:page|article|story) (?:that )?you .{0,40}(?:n.t|not|moved|gone|removed)\b",
    r"(?:cannot|can.t|could not|couldn.t|unable to) (?:find|open|show) (?:that|the|this|your) (?:page|article|story)",
    r"\b(?:error|http) (?:40[134]|410|451|50\d)\b",
    r"^\W*(?:40[34]|410|451)\s*(?:[-–—|:\n]|not found|page|error|gone|forbidden)",
    *("seite nicht gefunden", "page introuvable", "página no encontrada", "страница не найдена", "الصفحة غير موجودة"),
    r"(?:seite|artikel).{0,30}(?:nicht mehr (?:verfügbar|vorhanden)|existiert (?:leider )?nicht)",
    r"page que vous (?:recherchez|demandez)|página que (?:buscas|busca) no|запр[ао]шиваем\w+ страниц\w+",
    r"الصفحة التي (?:تبحث عنها|طلبتها)|sayfa bulunamadı|(?:ошибка|خطأ|fehler|erreur|hata) 40\d",
    r"(?:page|article|story) you(?:.re| are| were) looking for",
    r"error (?:has )?occurred (?:on our|while)|could not serve your request",
    "please try again (?:later|in a few minutes)",
    r"(?:site is|we are|we.re) (?:down for|undergoing) (?:scheduled )?maintenance|bad gateway|gateway time-?out",
    r"(?:verify|confirm|prove|sure|check)\w* (?:that )?you(?:.re| are) (?:a |not a )?(?:human|robot|bot|person)",
    r"(?:confirm|verify|prove|show us)\w* that you are|made us think you|not an automated program",
    r"(?:kein(?:en)? roboter|pas un robot|no er?e?s un robot|вы не робот|لست روبوتا|robot olmadığınız)",
    r"(?:do not|don.t) have permission to (?:access|view)",
    r"^\W*(?:access denied|service (?:temporarily )?unavailable)\W*\n",
    *("checking (?:your|the) browser", "unusual (?:traffic|activity) from your", "not a robot", "captcha"),
    r"^\W*(?:just a moment|attention required|security check|redirecting)\b",
    r"(?:enable|turn on|switch on|needs?|requires?|activate|without) java ?script",
    r"java ?script (?:is |must be )?\w*abled|(?:aktivieren sie|activer|activa|включите) java ?script",
    r"(?:using|disable|turn off|switch off) (?:an? |your |any )?ad.?block",
    r"(?:log|sign) in to (?:continue|read|view|see)|please (?:log|sign) in",
    r"(?:story|article|page|content) is (?:only )?(?:for|available to) (?:subscribers|members)",
    r"(?:not available|unavailable|cannot be shown|blocked).{0,40}\byour (?:region|country|location|area)",
    *("unavailable (?:for|due to) legal", "access to this (?:page|site) (?:is|has been) (?:denied|blocked)"),
    r"not offered to (?:visitors|readers|users) (?:from|in)|access (?:this|the) (?:web)?site from a country",
    "automatisch weitergeleitet|être redirigée?|serás? redirigid|будете перенаправлены",
    "إعادة توجيهك|yönlendirileceksiniz",
    r"if your browser does not|about to leave this (?:web)?site|confirm your age|restricted to adults",
    r"\byou (?:are|will be|have been) (?:(?:not|now|being|automatically) )*redirected",
    r"(?:our|this|the) (?:web)?site is (?:currently )?(?:undergoing|closed for|under) (?:\w+ )?maintenance",
    r"we(?:.ll| will) be back (?:soon|shortly)|too many requests|your session (?:has )?expired",
    r"must be (?:at least )?\d\d (?:years (?:of age|old) )?(?:or (?:older|over) )?to (?:view|enter|access|continue)",
    r"age verification|confirm (?:your|that you are over) (?:age|date of birth|\d\d)",
    r"if nothing happens.{0,40}(?:seconds?|click|link)|(?:click|tap) here (?:if|to continue)",
)
NARRATED = _any(
    r"\b(?:said|told|according to|sagte|teilte|laut|zufolge|selon|dijo|según)\b",
    *("a déclaré|сообщил|сказал|заявил|söyledi|dedi ", r"\bو?قالت?\b"),
)
NOTICE_CHARACTERS = 800
BLOCK_WORDS = 8
NAME_CHARACTERS = 30
_SENTENCE_END = re.compile("[.!?…。！？؟।]")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"")


def is_about_consent(blocks: list[str]) -> bool:
    """Whether the blocks ask the readers for consent to the use of their data, in the site's own words."""
    return _speak_only_of(CONSENT, 3, blocks) and FROM_THE_SITE.search(_unquoted(blocks)) is not None


def is_offer(blocks: list[str]) -> bool:
    """Whether the blocks offer their reader a subscription."""
    return _speak_only_of(SUBSCRIPTION, 2, blocks)


def is_notice(title: str, text: str, *, sends_on: bool) -> bool:
    """Whether a page shows a notice in place of an article. ``sends_on``: the page redirects its readers at once."""
    blocks = text.split("\n")
    is_elsewhere = ELSEWHERE.search(f"{title}\n{text}") is not None and NARRATED.search(text) is None
    is_no_sentence = len(text) < NAME_CHARACTERS and _SENTENCE_END.search(text) is None
    is_short_notice = len(text) < NOTICE_CHARACTERS and (sends_on or is_elsewhere or _is_rest_of_offer(blocks))
    return is_no_sentence or is_short_notice or is_about_consent(blocks) or is_offer(blocks)


def _is_rest_of_offer(blocks: list[str]) -> bool:
    """Whether every block has fewer than ``BLOCK_WORDS`` words, and one of the blocks is about a subscription."""
    is_prose = any(len(block.split()) >= BLOCK_WORDS for block in blocks)
    return not is_prose and any(concept.search("\n".join(blocks)) for concept in SUBSCRIPTION)


def _speak_only_of(concepts: tuple[re.Pattern[str], ...], least: int, blocks: list[str]) -> bool:
    """Whether the blocks address the reader and have at least ``least`` concepts, with one in each longer block."""
    long_blocks = (block for block in blocks if len(block.split()) >= BLOCK_WORDS)
    if not all(any(concept.search(block) for concept in concepts) for block in long_blocks):
        return False  # found first, because the first paragraph of prose says so
    whole = _unquoted(blocks)
    return TO_THE_READER.search(whole) is not None and (
        sum(concept.search(whole) is not None for concept in concepts) >= least
    )


def _unquoted(blocks: list[str]) -> str:
    return _QUOTED.sub("", "\n".join(blocks))
