"""Items as agencies send them, all invented: ninjs of three versions, NewsML-G2, NewsML 1, NITF."""

from typing import Any

HEADLINE = "Ferry stopped at Al-Rasi"
FIRST = "AL-RASI (Wire) – Four people were hurt when a ferry ran aground near Al-Rasi, the harbour office said."
SECOND = "“Nobody is missing,” said Zoë Krüger, who runs the harbour office."
TEXT = f"{FIRST}\n{SECOND}"
HTML = f"<h1>{HEADLINE}</h1><p>{FIRST}</p><figure><figcaption>A ferry in 2019</figcaption></figure><p>{SECOND}</p>"
GUID = "urn:newsml:wire.example:20260602:ferry-1"
SENT = "2026-06-02T10:30:00+02:00"


def ninjs_1(**changed: Any) -> dict[str, Any]:
    """An item of version 1: one headline, one body, a picture by its name."""
    item = {
        "uri": GUID,
        "type": "text",
        "version": "1",
        "versioncreated": SENT,
        "pubstatus": "usable",
        "language": "en",
        "headline": HEADLINE,
        "body_xhtml": HTML,
        "copyrightholder": "Wire (synthetic)",
        "associations": {"main": {"uri": "urn:picture:1", "type": "picture", "body_text": "a caption"}},
    }
    return item | changed


def ninjs_2(**changed: Any) -> dict[str, Any]:
    """An item of version 2: headlines and bodies in lists, the plain text before the one with paragraphs."""
    bodies = [
        {"role": "text", "contenttype": "text/plain", "value": f"{HEADLINE}\n{FIRST} {SECOND}"},
        {"role": "own", "contenttype": "application/xml", "value": "<OWN><P>other words</P></OWN>"},
        {"role": "html", "contenttype": "text/html", "value": f"<html><body><article>{HTML}</article></body></html>"},
    ]
    item = ninjs_1(headlines=[{"role": "main", "value": HEADLINE}], bodies=bodies, associations=[])
    return {name: value for name, value in item.items() if name not in ("headline", "body_xhtml")} | changed


def ninjs_3(**changed: Any) -> dict[str, Any]:
    """An item of version 3: names in camel case, the text in NITF."""
    names = {"versioncreated": "versionCreated", "pubstatus": "pubStatus", "copyrightholder": "copyrightHolder"}
    bodies = [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": nitf()}]
    item = {names.get(name, name): value for name, value in ninjs_2(bodies=bodies).items()}
    return item | changed


def nitf(data: str = "", more: str = "") -> str:
    """A document in NITF. ``data`` is more of its metadata, ``more`` stands at the end of its text."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.6/specification/dtd/nitf-3-6.dtd">
<nitf version="-//IPTC//DTD NITF 3.6//EN" baselang="en-GB">
 <head><title>ferry (1)</title><docdata management-status="usable">
   <date.issue norm="20260602T103000+0200"/><du-key key="ferry-1" version="2"/>
   <doc-id id-string="ferry-1_2" regsrc="WIRE"/><doc.copyright holder="Wire (synthetic)" year="2026"/>{data}
 </docdata></head>
 <body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>harbour</hl2></hedline><byline>By Somebody</byline></body.head>
 <body.content><block id="Main"><p lede="true">{FIRST}</p>
   <media media-type="image"><media-caption>A ferry in 2019</media-caption></media>
   <p>“Nobody is missing,” said <person>Zo&euml; Kr&uuml;ger</person>, who runs the <org>harbour office</org>.</p>{more}
 </block></body.content><body.end/></body>
</nitf>"""


def g2_item(meta: str = "", content: str | None = None, guid: str = GUID, status: str = "stat:usable") -> str:
    """A news item of NewsML-G2 with its text in XHTML, after a header as some agencies put there."""
    xhtml = (
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title>'
        f"</head><body><header><ul><li>harbour</li></ul><p>{HEADLINE}</p></header><section><p>{FIRST}</p><p>{SECOND}</p>"
        "</section></body></html></inlineXML>"
    )
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="en-GB">
 <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:wire"><name>Wire (synthetic)</name></provider>
  <versionCreated>{SENT}</versionCreated><pubStatus qcode="{status}"/>{meta}</itemMeta>
 <contentMeta><language tag="en"/><headline>{HEADLINE}</headline></contentMeta>
 <contentSet>{xhtml if content is None else content}</contentSet></newsItem>"""


def g2_message(*items: str) -> str:
    """A message of NewsML-G2 with a package and these items."""
    package = (
        '<packageItem guid="urn:package:1"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta></packageItem>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
        f"<header><sent>{SENT}</sent></header><itemSet>{package}{''.join(items)}</itemSet></newsMessage>"
    )


def newsml_1(status: str = "Usable", more: str = "", revision: int = 1) -> str:
    """A document in NewsML 1."""
    return f"""<?xml version="1.0" encoding="UTF-8"?><NewsML><NewsItem>
 <Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20260602</DateId>
  <NewsItemId>ferry-1</NewsItemId><RevisionId>{revision}</RevisionId>
  <PublicIdentifier>{GUID}:{revision}</PublicIdentifier></NewsIdentifier></Identification>
 <NewsManagement><FirstCreated>20260602T083000Z</FirstCreated><ThisRevisionCreated>20260602T083000Z</ThisRevisionCreated>
  <Status FormalName="{status}"/>{more}</NewsManagement>
 <NewsComponent><NewsLines><HeadLine>{HEADLINE}</HeadLine></NewsLines>
  <AdministrativeMetadata><Provider><Party FormalName="Wire (synthetic)"/></Provider></AdministrativeMetadata>
  <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
  <NewsComponent><ContentItem><MediaType FormalName="Photo"/><DataContent>01</DataContent></ContentItem></NewsComponent>
  <NewsComponent><ContentItem><MediaType FormalName="Text"/>
   <DataContent><p>{FIRST}</p><p>{SECOND}</p></DataContent></ContentItem></NewsComponent></NewsComponent>
</NewsItem></NewsML>"""
