"""How publishers name versions of an article in its address: for telephones, for printers, without scripts."""

from collections.abc import Mapping


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


HOST_LABELS = _names(
    "www www1 www2 www3 www4 www5 wwww ww1 ww2 www-m m mobile mobil mobi amp wap pda 3g touch smart lite print"
)
AMP_SEGMENTS = _names("amp amphtml amp.html amp.htm")
PRINT_SEGMENTS = _names(
    "print printable printview printer-friendly printarticle print-article print_article printpage printversion "
    "print.html print.htm print.php imprimer imprimir impression impresion drucken druck druckversion stampa drukuj "
    "yazdir pechat"
)
FIRST_SEGMENTS: Mapping[str, int] = {
    **dict.fromkeys(AMP_SEGMENTS, 1),
    **dict.fromkeys(PRINT_SEGMENTS, 1),
    **dict.fromkeys(("m", "mobile", "mobil"), 2),
}
"""The first segment of a path, and how many others must follow it: with fewer it may be a section of its own."""
LAST_SEGMENTS = PRINT_SEGMENTS | {"lite"}
"""The last segment of a path, after one that looks like an article's."""
SWITCHES = _names(
    "amp print printable printer printerfriendly printview printversion printpage printposts pf mobile "
    "noredirect noamp nonamp nomobile "
    "rss fromrss fromsearch nb fullsite desktop showcomments preview webview inapp app isapp viewapp singlepage "
    "fullarticle fullpage social shared fromshare newsletter"
)
"""Parameters that switch a version on. Hyphens, underscores, and an ``is`` before the name do not count."""
SWITCHED_ON = _names("1 true yes y on amp print mobile printable pdf") | {""}
WHOLE = frozenset(
    {
        ("page", "1"),
        ("page", "all"),
        ("pagewanted", "all"),
        ("pagewanted", "1"),
        ("pagination", "all"),
        ("m", "0"),
        ("m", "1"),
    }
)
"""Parameters that ask for an article's first page, for all of it on one page, or for a version as Blogger names it."""
CHOICES = _names("outputtype view output format layout type mode action display template tmpl service version style")
"""Parameters that choose a version by its name; other values may be an article's."""
CHOSEN = _names("amp amp-type amphtml print printable printart printer mobile component default share")
PASSING_NAMES = _names(
    "sessionid session_id phpsessid jsessionid aspsessionid cfid cftoken amp_js_v amp_gsa amp_r usqp nocache "
    "cachebuster cache_buster cache cb rnd rand random _ replytocom cn-reloaded"
)
"""Parameters of a session, of a cache of AMP pages, against caching, and of a comment's form."""
TELLING_NAMES = _names(
    "page p paged pg pagina seite part chapter section tab view id ids story article art aid nid tid pid uid sid "
    "cid mid gid n a d day date month year y m lang language locale hl lng l edition ed region country city place "
    "district q query s search keyword k key tag tags cat category categories topic c type t mode format v "
    "version ver rev revision oldid post posts postid comment comments commentid entry item no num number slide "
    "image img photo pic gallery video vid clip episode season issue file doc document download attachment "
    "attachment_id fid thread topic_id f fbid story_fbid set sort order offset start from to until since name "
    "title author by user channel feed list map layer event match team player product sku code case report town "
    "village province state area level option task itemid question action u w x z b g h i o r e j sector camp "
    "ward indicator dataset crisis org organisation unit candidate company scenario neighbourhood governorate "
    "oblast cluster response operation plan country_id district_id"
)
"""Parameters that may tell articles apart even where the path has an article's words."""
