"""``alert-raised`` from version 1, which carried the whole report, to version 2, which carries the evidence.

The bodies are parsed JSON objects. This module uses no model, because today's models may change and these two versions
may not. All offsets are code points of the article's text.
"""

import hashlib
import re
from typing import Any

Body = dict[str, Any]

_MARGIN = 140
_LONGEST = 600
_LEAD = 280
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*\s|\n")
_QUANTITY = ("text", "value", "min", "max", "comparator", "measure", "population", "unit", "date")
_LOCATION = ("name", "geonames_id", "lat", "lon", "precision", "country")


def alert_raised_from_1(body: Body) -> Body:
    """The alert with the evidence of all its news, and without the report."""
    report = body["report"]
    return {
        **{name: body[name] for name in ("alert_id", "watch_id", "watch_name", "channels", "raised_at", "matched")},
        "labels": _labels(body),
        "article": _article(report),
        "news": [_item(item, report) for item in body["news"]],
    }


def _article(report: Body) -> Body:
    article = report["article"]
    unread = [name for name, part in report["extractions"].items() if part["status"] != "ok"]
    return {name: value for name, value in article.items() if name != "text"} | {
        "report_id": report["report_id"],
        "story_id": report["story_id"],
        "sha256": hashlib.sha256(article["text"].encode(errors="surrogatepass")).hexdigest(),
        "reprint": report["original"] != article["article_id"],
        "complete": not unread,
        "unread": unread,
    }


def _item(item: Body, report: Body) -> Body:
    figure = None if item["figure"] is None else report["figures"][item["figure"]]
    attribution = None if item["attribution"] is None else report["attributions"][item["attribution"]]
    marks, text = _marks(attribution, figure), report["article"]["text"]
    evidence: Body = {"kind": item["kind"], "key": item["key"], "summary": item["summary"]}
    evidence["quote"] = _quote(text, marks) if marks else {"start": 0, "text": text[:_LEAD]}
    if attribution is not None:
        evidence |= {"claim": _claim(attribution), "factuality": attribution["factuality"]}
    if figure is not None:
        evidence |= {"figure": _figure(figure), "factuality": figure["factuality"]}
        evidence["place"] = figure["place"] and _place(figure["place"])
    return evidence


def _marks(attribution: Body | None, figure: Body | None) -> list[Body]:
    marks = [] if figure is None else [{"start": figure["start"], "end": figure["end"], "kind": "figure"}]
    for kind in ("source", "cue", "content"):
        surface = attribution and attribution[kind]
        marks += [span | {"kind": kind} for span in surface["spans"]] if surface else []
    return marks


def _quote(text: str, marks: list[Body]) -> Body:
    """The sentences around the marks; of a long stretch the part from the first mark, the figure if there is one."""
    start, end = min(mark["start"] for mark in marks), max(mark["end"] for mark in marks)
    if end - start > _LONGEST:
        start = marks[0]["start"]
        end = min(end, start + _LONGEST)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - _MARGIN), start)]
    first = ends[-1] if ends else max(0, start - _MARGIN)
    stop = _SENTENCE_END.search(text, end, end + _MARGIN)
    last = stop.start() + 1 if stop else min(len(text), end + _MARGIN)
    return {
        "start": first,
        "text": text[first:last],
        "cut_before": not ends and first > 0,
        "cut_after": stop is None and last < len(text),
        "marks": [
            mark | {"start": max(first, mark["start"]), "end": min(last, mark["end"])}
            for mark in marks
            if mark["start"] < last and first < mark["end"]
        ],
    }


def _claim(attribution: Body) -> Body:
    claimant, via, cue = attribution["claimant"], attribution["via"], attribution["cue"]
    return {name: attribution[name] for name in ("cue_class", "type", "hedged", "confidence")} | {
        "claimant": claimant and _claimant(claimant),
        "via": via and via["name"],
        "cue": cue and cue["text"],
    }


def _claimant(claimant: Body) -> Body:
    return {name: claimant[name] for name in ("key", "name", "kind")}


def _figure(figure: Body) -> Body:
    was = figure["corrects"] or figure["updates"]
    return _quantity(figure) | {"was": was and _quantity(was)}


def _quantity(figure: Body) -> Body:
    return {name: figure[name] for name in _QUANTITY}


def _place(place: Body) -> Body:
    return {name: place[name] for name in _LOCATION} | {"written": place["text"]}


def _labels(body: Body) -> Body:
    report, news = body["report"], body["news"]
    figures = [report["figures"][item["figure"]] for item in news if item["figure"] is not None]
    attributions = [report["attributions"][item["attribution"]] for item in news if item["attribution"] is not None]
    claimants = [part["claimant"] for part in (*attributions, *figures) if part["claimant"]]
    places = [figure["place"] for figure in figures if figure["place"]] + report["places"]
    labels = [_label(place) for place in places if place["role"] == "location"]
    return {
        "watch": body["watch_id"],
        "story": report["story_id"],
        "publisher": report["article"]["publisher"],
        "places": list({(label["geonames_id"], label["name"]): label for label in labels}.values()),
        "topics": list(dict.fromkeys(topic["key"] for topic in report["topics"])),
        "claimants": list({claimant["key"]: _claimant(claimant) for claimant in claimants}.values()),
        "measures": list(dict.fromkeys(figure["measure"] for figure in figures)),
    }


def _label(place: Body) -> Body:
    return {name: place[name] for name in ("geonames_id", "name", "within")}
