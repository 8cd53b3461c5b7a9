"""The parameters of addresses that say where a reader came from, and not which article it is.

Sources: the owners' documentation, where a row names it; otherwise the collections of AdGuard (``TrackParamFilter``,
``general_url``), Mozilla (``query-stripping``), Neat URL, courlan and miniflux (``urlcleaner``). The names of single
publishers are those in their feeds and shares. Where an article's own parameter may have the name, its value tells.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from services.intake.articles.sites import site_of


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


FAMILIES: Mapping[str, frozenset[str]] = {
    # Google Analytics: support.google.com/analytics/answer/10917952; older ones by Feedburner and Google Reader
    "utm_": _names(
        "source medium campaign term content id source_platform creative_format marketing_tactic brand social "
        "social-type name cid reader place userid pubreferrer swu viz_id referrer mailing partner keyword int psrc "
        "email hp_ref campaignid adgroup channel sub"
    ),
    # Matomo and Piwik: matomo.org/faq/reports/what-is-campaign-tracking-and-why-it-is-important
    "mtm_": _names("campaign cpn keyword kwd source medium content cid group placement"),
    "pk_": _names("campaign cpn keyword kwd source medium content cid vid"),
    "piwik_": _names("campaign keyword kwd source medium content"),
    "matomo_": _names("campaign cpn keyword kwd source medium content cid group placement"),
    # HubSpot ads: knowledge.hubspot.com/ads/ads-tracking-in-hubspot
    "hsa_": _names("acc cam grp ad src tgt kw mt net ver la ol"),
    # Internal campaigns, as several publishers count them
    "itm_": _names("source medium campaign content term channel audience"),
    "stm_": _names("source medium campaign content term"),
    "ga_": _names("source medium campaign content term place"),
    "campaign_": _names("medium name source term content"),
    "hmb_": _names("campaign medium source"),
    # Google's Subscribe with Google; Le Monde; others that name campaigns in this way
    "gaa_": _names("at n ts sig"),
    "lmd_": _names("medium campaign source creation"),
    "otm_": _names("source medium campaign content term"),
    "sc_": _names("campaign channel content medium outcome geo country publisher src"),
    "cx_": _names("testid testvariant artpos"),
    "fb_": _names("action_ids action_types ref source comment_id"),
    # Piano (AT Internet): developers.atinternet-solutions.com, campaigns
    "at_": _names(
        "medium campaign campaign_type custom1 custom2 custom3 custom4 link_id link_type link_origin format ptr_name "
        "bbc_team creation variant recipient_id recipient_list emailtype send_date link channel term network "
    ),
    # Webtrends and Webtrekk (Mapp)
    "wt.": _names("mc_id mc_ev nav tsrc srch cg_n"),
    "wt_": _names("mc zmc cc1 cc2 cc3 ref"),
    "int_": _names("source medium campaign content term"),
    # Cloudflare's checks of browsers
    "__cf_chl_": _names("tk rt_tk f_tk jschl_tk captcha_tk managed_tk"),
    # BBC, before it used Piano
    "ns_": _names("mchannel source campaign linkname fee"),
}
"""By prefix: the rest of the names."""
NAMES = _names(
    # click identifiers of advertisers: Facebook, Google, Microsoft, Yandex, X, TikTok, LinkedIn, Instagram, Pinterest,
    # Reddit, Snapchat, Impact, Wicked Reports, Awin, Branch
    "fbclid gclid gclsrc dclid gbraid wbraid srsltid __twitter_impression gad_source gad_campaignid msclkid yclid "
    "ysclid twclid ttclid li_fat_id igshid igsh epik rdt_cid sccid irclickid wickedid zanpid _branch_match_id "
    "_branch_referrer _openstat yadclid sfnsn mibextid sthash tg_rhash hss_channel vn_source vn_campaign vn_medium "
    # mailings: Mailchimp, HubSpot, Marketo, Vero, Omeda, Klaviyo, beehiiv, ActiveCampaign, MailerLite, Drip, Acoustic
    "mc_cid mc_eid mc_tc _hsenc _hsmi __hssc __hstc __hsfp hsctatracking mkt_tok vero_id vero_conv oly_anon_id "
    "oly_enc_id rb_clickid _kx _bhlid vgo_ee ml_subscriber ml_subscriber_hash __s trk_contact trk_msg trk_module "
    "trk_sid "
    # analytics: Google's linker, Adobe, AT Internet's old name, Alibaba, Readwise, text fragments of a reader
    "_ga _gl s_cid sc_cid s_kwcid ef_id xtor spm scm __readwiselocation "
    # Google's search, Bing, Condé Nast, Dotdigital, Klaviyo, Facebook's old feed, Russian advertisements, Substack,
    # Eloqua, EveryAction, Wikipedia
    "gs_l oicd cvid bxid cndid esrc os_ehash email_token hc_location _ke dm_i yptr erid isfreemail triedredirect "
    "showwelcomeonshare hootpostid elq elqtrackid elqtrack elqaid elqat elqcampaignid share_id shareid rssid "
    "emci emdi ceid wprov trk gsid "
    # Taboola, Outbrain, AT Internet's referrer, Echobox, Slate, Ceneo, LinkedIn, affiliates, machine translation
    "tblci oborigurl xtref echobox wpsrc ceneo_spo trackingid seid adfrom clickid irgwc ir_adid ir_campaignid "
    "ir_partnerid cjevent cjdata afsrc tracking_source action_object_map action_type_map action_ref_map gpromocode gqt "
    "gad mkcid mkrid mkevt campid toolid amp_markup spref _unique_id _x_tr_sl _x_tr_tl _x_tr_hl _x_tr_pto _x_tr_sch "
    # articles given away to others: New York Times, Financial Times, Haaretz, Economist, Le Monde
    "unlocked_article_code sharetype giftid giftcopy gift_token share_token sharetoken accesstoken gift_article "
    # publishers' own: Guardian, Daily Mail, DW and Al Jazeera, Microsoft, New York Times, Yahoo and AOL, CBS,
    # Washington Post, Economist, Spiegel, Bloomberg, Sky, Telegraph, Toronto Star, Reuters, CNN
    "intcmp intcid cmp_bunit ito maca traffic_source ocid smid smtyp guccounter guce_referrer guce_referrer_sig "
    "soc_src soc_trk .tsrc ftag wpisrc wpmk fsrc sara_ref sara_ecid srnd sref dcmp dicbo wtrid tpcc li_source "
    "li_medium hpt referringsource rssfeed feedtype feedname ref_src ref_url"
)
NUMBERED = _names("gift cmpid cmp icid ncid taid campaign_id utm_id mtm_cid pk_cid trkid")
"""Names of which the value tells: a bare number may be an article's, anything else is a campaign's."""
_ORIGIN_NAME = re.compile(
    r"(?:[a-z]+[-_])?(?:source|traffic|src|medium|campaign|channel|ref|referr?er|origin|shared?|via|feed|partner|trk|cid|platform"
    r"|device|mod|mbid|tid)"
    r"|from|shared?_?from|from_?(?:app|source)|share_?type|r|rss|emc"
)
"""Names of which the value tells: where the reader came from, or an article's own."""
_WORDS = (
    "rss|feed|atom|share|social|newsletter|e?mail|app|push|google|bing|yahoo|facebook|instagram|twitter|telegram|whatsapp"
    "|linkedin|reddit|flipboard|msn|applenews|threads|bluesky|mastodon|viber|pocket|webpush|syndication|feedly|inoreader"
    "|hootsuite|buffer|dlvr(?:it)?|ifttt|sharethis|addtoany|smartnews|upday|newsbreak|yandex|dzen|odnoklassniki|wechat"
    "|weibo|socialflow|trueanthem|echobox|sprinklr|android|iphone|ios|mainpage|index"
)
_ORIGIN = re.compile(
    rf"https?://.+|(?:(?:[a-z]+[-_.+:])*(?:{_WORDS})|home(?:page)?|main|fb|x|tw|ss|tg|vk|copy(?:-?link)?|frontpage|notification|amp|mobile"
    r"|desktop|recirc|related|partner)(?:[-_.+ ].*|\d*)",
    re.IGNORECASE,
)
_SPRINKLR = re.compile(r"sf\d{5,}")
_OF_LINK = re.compile(r"\d{8,}")
"""The value of ``linkid`` as Hootsuite, Oktopost and others give it to each link that they post."""
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}", re.IGNORECASE)
"""A site that a reader came from, as some systems add it to every link that leads away."""
OF_SHARES = _names("03 04 05 07 08 09 12 19 20 21 35 43 46 48 61")
"""What the applications of X (Twitter) add as ``s`` to the links that are shared from them."""
OF_SITES: Mapping[str, frozenset[str]] = {
    "nytimes.com": _names("partner emc rref pgtype action module region clicksource contentcollection te nl ref"),
    "washingtonpost.com": _names("itid tid hpid carta-url s_l arc404 utm_hp_ref"),
    "nbcnews.com": _names("cid"),
    "cbsnews.com": _names("intcid"),
    "go.com": _names("cid"),
    "wsj.com": _names("mod reflink st"),
    "marketwatch.com": _names("mod siteid dist"),
    "barrons.com": _names("mod"),
    "scmp.com": _names("module pgtype campaign src"),
    "npr.org": _names("ft f"),
    "thetimes.co.uk": _names("region"),
    "thetimes.com": _names("region"),
    "telegram.me": _names("single embed mode"),
    "ria.ru": _names("in"),
    "rbc.ru": _names("from"),
    "kommersant.ru": _names("from"),
    "elpais.com": _names("ssm prm rel mid"),
    "repubblica.it": _names("ref"),
    "corriere.it": _names("refresh_ce vclk"),
    "welt.de": _names("cid"),
    "substack.com": _names("r publication_id post_id token s"),
    "cnn.com": _names("cid sr iref"),
    "forbes.com": _names("sh ss"),
    "yahoo.com": _names("ncid tsrc fr"),
    "msn.com": _names("cvid ei pc form"),
    "bloomberg.com": _names("leadsource in_source embedded-checkout"),
    "theguardian.com": _names("amp;cmp dcr inputarticleid"),
    "facebook.com": _names("__tn__ __cft__[0] mibextid hc_ref refid rdid"),
    "twitter.com": _names("s t cxt"),
    "x.com": _names("s t cxt"),
    "t.me": _names("single embed mode"),
    "youtube.com": _names("feature si pp ab_channel"),
    "youtu.be": _names("feature si"),
    "reddit.com": _names("share_id rdt context"),
    "instagram.com": _names("img_index hl"),
}
"""By site: names that say nothing there and may be an article's elsewhere."""


def tracks(name: str, value: str, url: str, *, is_alone: bool) -> bool:
    """Whether a parameter of a URL says nothing about which article it is. ``is_alone``: the URL has no other one."""
    name = name.lower()
    if name in NUMBERED and (is_alone or not _is_of_family(name)) and value.isdecimal():
        return False
    if name in NAMES or name in NUMBERED or _is_of_family(name) or _SPRINKLR.fullmatch(name):
        return True
    if _ORIGIN_NAME.fullmatch(name) and _ORIGIN.fullmatch(value):
        return True
    if name in ("ref", "referrer", "via") and _HOST.fullmatch(value):
        return True
    if (name == "linkid" and _OF_LINK.fullmatch(value)) or (name == "via" and value.isalpha()):
        return True
    if name == "s" and value in OF_SHARES and urlsplit(url).path not in ("", "/"):
        return True
    return name in OF_SITES.get(site_of(url), ())


def _is_of_family(name: str) -> bool:
    return any(name.startswith(prefix) and name[len(prefix) :] in rest for prefix, rest in FAMILIES.items())
