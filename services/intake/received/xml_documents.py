"""XML of agencies, read without entities, without namespaces and without anything outside the document."""

import re
from html.entities import name2codepoint
from typing import Any

from lxml import etree

from services.intake.received.item import BrokenDocumentError

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(\[[^\]]*\]\s*)?>", re.IGNORECASE)
_NAMED = re.compile(r"&([A-Za-z]\w*);")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def root_of(text: str) -> Any:
    """The document's root, its elements named without namespaces.

    Characters that HTML names (``&eacute;``) are read, since agencies use them without saying what they are.

    Raises:
        BrokenDocumentError: it is not well-formed, or declares entities of its own.
    """
    head = _DOCTYPE.search(text)
    if "<!ENTITY" in text:
        raise BrokenDocumentError("an XML document that declares entities of its own is not read")
    named = _NAMED.sub(_character, _DOCTYPE.sub("", text, count=1) if head else text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, strip_cdata=True
    )
    try:
        root = etree.fromstring(named.strip(), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenDocumentError(f"not well-formed XML: {error}") from error
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


def words(element: Any, path: str) -> str:
    """The text of the first element at the path, with spacing collapsed; empty without one."""
    found = element.find(path)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def attribute(element: Any, path: str, name: str) -> str:
    """The attribute of the first element at the path; empty without one."""
    found = element.find(path)
    return "" if found is None else (found.get(name) or "").strip()


def _character(reference: re.Match[str]) -> str:
    code = None if reference[1] in _OF_XML else name2codepoint.get(reference[1])
    return reference[0] if code is None else chr(code)
