"""When an article was published, by all that its page states and shows."""

import re
from collections.abc import Collection, Iterable, Sequence
from copy import deepcopy
from datetime import datetime, time
from typing import Any

from htmldate import find_date

from services.intake.pages.heading_dates import dates_near_heading, days_of_others
from services.intake.pages.labelled_dates import labelled_dates, labelled_updates
from services.intake.pages.lines import Line, lines_of
from services.intake.pages.prose import side_boxes, without_prose
from services.intake.pages.shown_zone import in_shown_zone
from services.intake.pages.stated_dates import (
    LONGEST_DATE,
    SAME_DAY_SOMEWHERE,
    read_moment,
    shown_dates,
    stated_moment,
    stated_update,
)

_DATED = re.compile(r"date|time|publi|posted|byline|meta", re.IGNORECASE)


def publication(tree: Any, article: Any, side: Collection[Any], title: str, url: str, now: datetime) -> datetime | None:
    """The moment of publication: what the page states, or else shows, or else the day that htmldate finds on it.

    A day that is stated gets the time that is shown of it, and a moment in UTC the zone in which it is shown.
    ``article`` is the element that holds the article, ``side`` are the page's side boxes.
    """
    lines = lines_of(tree)
    labelled = list(labelled_dates(tree, lines, side))
    stated = stated_moment(tree, article, side, url, labelled, now)
    if stated is not None and stated.time() != time.min and stated.utcoffset():
        return stated
    frame = _frame(tree)
    near = [*labelled, *dates_near_heading(tree, lines, title, side)]
    named = _texts_of_dates(frame)
    if stated is None:
        first = next((moment for moment, _ in _readings(near + named, now)), None)
        day = first or _earlier(
            _day_near(frame, now), stated_update(tree, article, side, url, labelled_updates(lines, side), now)
        )
        return day or _day_anywhere(tree, lines, title, side, now)
    if stated.time() != time.min:
        return in_shown_zone(stated, near + named)
    exact = (
        moment for moment, has_time in _readings(named, now) if has_time and abs(moment - stated) < SAME_DAY_SOMEWHERE
    )
    return next(exact, stated)


def _earlier(day: datetime | None, update: datetime | None) -> datetime | None:
    """The day near the article if it is before that of the update; else the moment of the update."""
    if day is None or update is None:
        return day or update
    return day if day.date() < update.date() else update


def _texts_of_dates(frame: Any) -> list[str]:
    """The short texts of elements near the article that are named a date."""
    elements = filter(_is_named_date, frame.iter("div", "p", "span", "td", "li"))
    return [text for element in elements for text in shown_dates(element) if len(text) <= LONGEST_DATE]


def _readings(texts: Iterable[str], now: datetime) -> list[tuple[datetime, bool]]:
    readings = (read_moment(text, now) for text in texts)
    return [reading for reading in readings if reading]


def _day_near(frame: Any, now: datetime) -> datetime | None:
    """A day that stands near the article."""
    # find_date reads a month without a day as the first of the month.
    day = find_date(frame, extensive_search=False, original_date=True, max_date=now.strftime("%Y-%m-%d")) or "-01"
    reading = None if day.endswith("-01") else read_moment(day, now)
    return reading and reading[0]


def _day_anywhere(
    tree: Any, lines: Sequence[Line], title: str, side: Collection[Any], now: datetime
) -> datetime | None:
    """A day that stands anywhere but in the prose, and not in other articles or as that of something else only.

    For a year alone htmldate says its first of January.
    """
    rest = without_prose(tree)
    for element in list(rest.iter("script", "style", "link", "meta")):
        element.drop_tree()
    day = find_date(rest, original_date=True, max_date=now.strftime("%Y-%m-%d"))
    if day is None or day.endswith("-01-01"):
        return None
    reading = read_moment(day, now)
    return None if reading is None or reading[0].date() in days_of_others(tree, lines, title, side) else reading[0]


def _frame(tree: Any) -> Any:
    """The page without prose and side boxes: dates in them are not the article's."""
    frame = deepcopy(tree)
    for script in list(frame.iter("script")):
        script.drop_tree()
    for element in list(frame.iter("p", "li", "td", "blockquote", "footer", "aside", "nav")):
        if not _is_named_date(element):
            element.drop_tree()
    for element in side_boxes(frame):
        if element.tag in ("div", "section"):
            element.drop_tree()
    return frame


def _is_named_date(element: Any) -> bool:
    return _DATED.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
