"""Pairs of addresses: what newsrooms, readers and machines make of one address, and what is another article."""

import base64

import pytest

from services.intake.articles.page_key import page_key
from services.intake.articles.submission import SubmittedArticle

PATH = "/2026/07/bridge-shelled"
SITE = f"desk.example{PATH}"
ARTICLE = f"https://{SITE}"
ESCAPED = ARTICLE.replace(":", "%3a").replace("/", "%2f")


def google_news(url: str) -> str:
    """An older link of Google News, which has the address in a message."""
    message = b'\x08\x13"' + bytes([len(url)]) + url.encode() + b"\xd2\x01\x00"
    return f"https://news.google.com/rss/articles/{base64.urlsafe_b64encode(message).decode().rstrip('=')}?oc=5"


HOSTS = ("www.", "www2.", "m.", "www.m.", "mobile.", "mobil.", "amp.", "wap.", "touch.", "lite.", "print.")
ENDINGS = (
    *(
        "/",
        "/amp",
        "/amp/",
        ".amp",
        "/amp.html",
        "/amp/index.html",
        "/print",
        "/print/",
        ".print",
        "/index.html",
        "/index.php",
    ),
    *("/default.aspx", ";jsessionid=2F7", "?", "#", "#comments", "#comment-7", "#:~:text=bridge", "#xtor=RSS-1"),
)
VERSIONS = (
    *(
        "amp",
        "amp=1",
        "amp=true",
        "outputType=amp",
        "outputType=amp-type",
        "view=amp",
        "__amp=1",
        "isAmp=1",
        "type=amp",
    ),
    *("print", "print=1", "printable=1", "print-view=true", "mode=print", "action=print", "display=print", "pf=1"),
    *("printerfriendly=yes", "printer=1", "tmpl=component&print=1", "template=print", "service=print", "view=print"),
    *("noredirect=on", "mobile=1", "page=1", "PHPSESSID=a7", "sid=0af3c2b1d4e5f6a7b8c9", "CFID=1&CFTOKEN=2"),
    *("nocache=1", "_=1751623", "rnd=0.123", "replytocom=7"),
)
CAMPAIGNS = (
    *("utm_source=tg&utm_medium=s", "utm_source=a&amp;utm_medium=b", "utm_id=7&utm_source=x", "mtm_campaign=x"),
    *("pk_campaign=x", "fbclid=Iw", "gclid=1", "yclid=1", "ysclid=lx1", "twclid=2", "igshid=x", "srsltid=x", "_gl=1*1"),
    *("__twitter_impression=true", "mc_cid=1&mc_eid=2", "mkt_tok=1", "oly_enc_id=1", "hsCtaTracking=x", "_bhlid=7"),
    *("from=rss", "ref=rss", "src=app", "source=newsletter", "origin=rss", "via=telegram", "cid=rss", "feed=rss"),
    *("campaign=rss-feed", "share=facebook&nb=1", "partner=rss&emc=rss", "rss=1", "ref=https://t.co/", "cmpid=rss"),
    *(
        "referrer=https%3A%2F%2Ft.co",
        "CMP=share_btn_tg",
        "smid=tg-share",
        "referringSource=articleShare",
        "ocid=socialflow_x",
        "xtor=RSS-3208",
    ),
    *("ito=1490", "traffic_source=rss", "maca=en-rss", "at_medium=RSS&at_campaign=x", "ns_mchannel=rss", "icid=hp_top"),
    *("WT.mc_id=x", "wt_mc=x", "intcid=x", "int_source=x", "ncid=newsletter", "wpisrc=nl_most", "dicbo=v2-1"),
    *("amp;utm_source=x", "trk=feed", "tg_rhash=88", "shared=email", "link_source=ta_twitter", "hss_channel=tw-1"),
    *("platform=hootsuite", "mod=rss", "mbid=social_twitter", "sthash=abc.mjjo", "tid=ss_tw", "source=android"),
    *("ref=mainpage", "referer=news_index", "from=main", "from=feedly", "device=mobile", "__cf_chl_tk=7"),
    *("feedType=RSS&feedName=worldNews", "guccounter=1", "spm=a1.b2"),
)
WRAPPED = (
    "https://desk-example.cdn.ampproject.org/v/s/{site}/amp?usqp=mq331AQ&amp_js_v=0.1",
    "https://www.google.de/amp/s/amp.{site}",
    "https://www.bing.com/amp/s/{site}",
    "https://www.google.com/url?rct=j&url={url}&ct=ga",
    "https://www.bing.com/news/apiclick.aspx?url={escaped}",
    "https://l.facebook.com/l.php?u={escaped}&h=AT",
    "https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3D{escaped}",
    "https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU={escaped}/RK=2/RS=x-",
    "https://eur01.safelinks.protection.outlook.com/?url={escaped}&data=1",
    "https://duckduckgo.com/l/?uddg={escaped}",
    "https://vk.com/away.php?to={escaped}",
    "https://out.reddit.com/t3_x?url={escaped}",
    "https://web.archive.org/web/20260704120000/{url}",
    "https://archive.ph/2026.07/{url}",
    "https://archive.is/newest/{url}",
    "https://archive.today/20260704120000/{url}",
    "https://12ft.io/{url}",
    "https://r.jina.ai/{url}?utm_source=x",
    "https://href.li/?{url}",
    "https://www.google.ru/url?sa=t&url={escaped}",
    "https://www.google.co.uk/url?q={escaped}",
    "https://forum.example/redirect.php?url={escaped}",
    "https://exit.example/?url={escaped}",
    "https://click.mail.example/track?url={escaped}",
    "https://anonym.to/?{escaped}",
    "https://translate.google.com/translate?sl=ru&tl=en&u={escaped}",
    "https://desk-example.translate.goog/2026/07/bridge-shelled?_x_tr_sl=ru&_x_tr_tl=en",
    "https://web.archive.org/web/20260704120000id_/{url}?utm_source=x",
)

MIDDLES = (
    "/2026/amp/07/bridge-shelled",
    "/m/2026/07/bridge-shelled",
    "/mobile/2026/07/bridge-shelled",
    "/amp_2026/07/bridge-shelled",
    "/2026/07/bridge-shelled_amp",
    "/2026/07/bridge-shelled/amp/1",
    "/2026/07/bridge-shelled/lite/",
    "/2026/07/bridge-shelled/index.amp",
)
STRAY = (
    *("&utm_source=rss&utm_medium=feed", "%3Futm_source%3Drss", "?utm_source=rss?utm_medium=x", "%20", "%20/"),
    *("?preview=true", "?webview=1", "?pagewanted=all", "?page=all", "?print=pdf", "?fromRss=true", "?s=20"),
    *("?ref=other.example", "?cid=sm_npd_rss_feed", "?unlocked_article_code=1.a", "?shareToken=1", "?gift=a7f"),
    *("?sf271234=1", "?hootPostID=1b", "?gaa_at=eafs&gaa_sig=x", "?ml_subscriber=1", "?lmd_medium=x"),
)


@pytest.mark.parametrize(
    "address",
    [
        *(f"https://{label}{SITE}" for label in HOSTS),
        *(f"{ARTICLE}{ending}" for ending in ENDINGS),
        *(f"{ARTICLE}?{query}" for query in (*VERSIONS, *CAMPAIGNS)),
        *(wrapper.format(site=SITE, url=ARTICLE, escaped=ESCAPED) for wrapper in WRAPPED),
        google_news(ARTICLE),
        f"http://DESK.EXAMPLE.:80{PATH}",
        *(f"https://desk.example{path}" for path in MIDDLES),
        *(f"{ARTICLE}{tail}" for tail in STRAY),
        f"https://desk.example//2026/./07/x/..//bridge%2Dshelled?{CAMPAIGNS[0]}&amp=1#top",
    ],
)
def test_an_article_is_known_at_every_spelling_of_its_address(address: str) -> None:
    assert page_key(address) == ARTICLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://desk.example/новость/1", "https://desk.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C/1"),
        ("https://desk.example/7.html", "https://desk.example/7.amp.html"),
        ("https://desk.example/7.html", "https://m.desk.example/amp/7.html?from=mobile"),
        ("https://desk.example/a.php?id=7&x=1", "https://desk.example/a.php?id=7&amp;x=1&amp;utm_source=x"),
        ("https://desk.example/?p=7", "http://www.desk.example/index.php?p=7&fbclid=1"),
        ("https://desk.example/a?x=", "https://desk.example/a?x"),
        ("https://desk.example/a?id=7", "https://desk.example/a?id=7&id=7"),
        ("https://desk.co.uk/a", "https://m.desk.co.uk/a"),
        ("https://en.wiki.example/a", "https://en.m.wiki.example/a"),
        ("https://a-b.desk.example/a?x=1", "https://a--b-desk-example.translate.goog/a?x=1&_x_tr_tl=en"),
        ("https://desk.example/a/bridge/77.html", "https://desk.example/amp/bridge/77.html"),
        ("https://desk.example/news/bridge-a-77", "https://desk.example/news/bridge-a-77-amp"),
        ("https://www.bbc.co.uk/news/articles/c7", "https://www.bbc.com/news/articles/c7.amp"),
        ("https://edition.cnn.com/2026/07/a/index.html", "https://lite.cnn.com/2026/07/a"),
        ("https://twitter.com/desk/status/7", "https://x.com/desk/status/7?s=20&t=x"),
        ("https://t.me/river/311", "https://t.me/s/river/311"),
        ("https://t.me/river/311", "https://telegram.me/river/311?single"),
        ("https://youtu.be/x7?si=1", "https://www.youtube.com/watch?v=x7&t=3"),
        ("https://www.youtube.com/live/x7", "https://m.youtube.com/watch?feature=share&v=x7"),
        (
            "https://desk.example/bridge-shelled-in-karsa",
            "https://desk.example/bridge-shelled-in-karsa?trackid=ab12&ico=x",
        ),
        ("https://desk.example/мост-обстрелян-снова", "https://desk.example/мост-обстрелян-снова?ico=x"),
        ("https://desk.example/7712?traffic=rss&trk=x", "https://desk.example/7712"),
        ("https://desk.example/bridge-shelled-7712.html", "https://desk.example/bridge-shelled-7712.html?nlid=morning"),
        ("https://www.npr.org/2026/07/02/7/a", "https://www.npr.org/2026/07/02/7/a?ft=nprml&f=1004"),
    ],
)
def test_two_spellings_are_one_address(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)


OWN_NUMBERS = (
    *("p", "id", "sid", "view", "format", "layout", "type", "mode", "s", "t", "cid", "campaign", "ref", "src", "share"),
    *("utm_id", "utm_story", "utm_nr", "mtm_id", "pk_id", "cmpid", "cmp", "ncid", "campaign_id", "pic", "post", "page"),
)
FRAGMENTS = (
    *(
        "!/n/{}",
        "/n/{}",
        "post-{}",
        "post_{}",
        "entry{}",
        "block-64f{}",
        "update-{}",
        "live-{}",
        "lb{}",
        "liveblog-post-{}",
    ),
    *("story={}", "article/{}", "message-{}"),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *((f"https://desk.example/a?{name}=77", f"https://desk.example/a?{name}=78") for name in OWN_NUMBERS),
        *(
            (f"https://desk.example/live#{each.format(1)}", f"https://desk.example/live#{each.format(2)}")
            for each in FRAGMENTS
        ),
        ("https://desk.example/m.php?name=News&sid=77", "https://desk.example/m.php?name=News&sid=78"),
        ("https://desk.example/a?source=reuters", "https://desk.example/a?source=afp"),
        ("https://desk.example/a?from=aleppo", "https://desk.example/a?from=homs"),
        ("https://desk.example/?mod=news&id=7", "https://desk.example/?mod=news&id=8"),
        ("https://desk.example/?mod=news&id=7", "https://desk.example/?mod=video&id=7"),
        ("https://desk.example/a?tid=7", "https://desk.example/a?tid=8"),
        ("https://desk.example/a?platform=mediterranean", "https://desk.example/a?platform=baltic"),
        ("https://desk.example/a?ref=ua-7", "https://desk.example/a?ref=ua-8"),
        ("https://desk.example/a?section=amp", "https://desk.example/a?section=amps"),
        ("https://desk.example/a?from=2024", "https://desk.example/a?from=2025"),
        ("https://desk.example/a?feed=world", "https://desk.example/a?feed=sport"),
        ("https://desk.example/a?lang=en", "https://desk.example/a?lang=ru"),
        ("https://desk.example/print", "https://desk.example/"),
        ("https://desk.example/news/print", "https://desk.example/news"),
        ("https://desk.example/guide/lite", "https://desk.example/guide"),
        ("https://desk.example/m/12", "https://desk.example/12"),
        ("https://desk.example/7&id=2", "https://desk.example/7&id=3"),
        ("https://desk.example/a?page=all", "https://desk.example/a?page=2"),
        ("https://desk.example/a?gift=77", "https://desk.example/a?gift=78"),
        ("https://desk.example/a?sf=1", "https://desk.example/a?sf=2"),
        ("https://desk.example/?s=20", "https://desk.example/?s=21"),
        ("https://desk.example/a?s=syria", "https://desk.example/a?s=iraq"),
        ("https://archive.ph/2026/https://desk.example/1", "https://archive.ph/2026/https://desk.example/2"),
        ("https://href.li/?https://desk.example/1", "https://href.li/?https://desk.example/2"),
        ("https://youtu.be/x7", "https://youtu.be/x8"),
        ("https://desk.example/login?redirect=https%3A%2F%2Fdesk.example%2F1", "https://desk.example/1"),
        ("https://desk.example/search?q=https://a.example/1", "https://a.example/1"),
        *((f"{ARTICLE}?{name}=a", f"{ARTICLE}?{name}=b") for name in ("lang", "city", "story", "q", "sector", "tab")),
        (f"{ARTICLE}?unknown=7", f"{ARTICLE}?unknown=8"),
        ("https://desk.example/bridge?unknown=a", "https://desk.example/bridge?unknown=b"),
        ("https://desk.example/go?id=1", "https://desk.example/go?id=2"),
        ("https://t.me/s/river", "https://t.me/s/brook"),
        ("https://desk.example/guitar/best-amp", "https://desk.example/guitar/best"),
        ("https://desk.example/print/1", "https://desk.example/print/2"),
        ("https://desk.example/story;id=1", "https://desk.example/story;id=2"),
        ("https://desk.example/news-1.html", "https://desk.example/news-1.pdf"),
        ("https://a.blogspot.com/1", "https://b.blogspot.com/1"),
        ("https://m.co/1", "https://co/1"),
        ("https://t.me/river/311", "https://t.me/river/312"),
        ("https://news.google.com/rss/articles/CBMiAU_yqLM1", "https://news.google.com/rss/articles/CBMiAU_yqLM2"),
        (google_news(f"{ARTICLE}1"), google_news(f"{ARTICLE}2")),
        (f"https://web.archive.org/web/2026/{ARTICLE}1", f"https://web.archive.org/web/2026/{ARTICLE}2"),
        ("https://www.youtube.com/watch?v=1&t=3", "https://www.youtube.com/watch?v=2&t=3"),
    ],
)
def test_what_may_be_another_article_is_another(one: str, other: str) -> None:
    assert page_key(one) != page_key(other)


def test_a_submitted_post_of_a_live_blog_keeps_its_place_in_the_page_and_nothing_else_does() -> None:
    for fragment, kept in (("#post-7", "#post-7"), ("#comment-7", ""), ("#top", "")):
        article = SubmittedArticle(url=f"https://desk.example/live?utm_source=x{fragment}", text="x")
        assert article.url == f"https://desk.example/live{kept}"
