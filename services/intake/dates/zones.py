"""Names of time zones in feeds and pages, with their minutes ahead of UTC.

Of a name with several meanings one is chosen: IST is India's, and CST and the other American names are RFC 822's.
"""

from collections.abc import Mapping


def _minutes_by_name(*zones: tuple[str, float]) -> Mapping[str, int]:
    return {name: round(hours * 60) for names, hours in zones for name in names.split()}


ZONE_MINUTES = _minutes_by_name(
    ("Z UT UTC GMT WET", 0),
    ("WEST BST CET MEZ MET WAT", 1),
    ("CEST MESZ MEST EET CAT SAST", 2),
    ("EEST MSK МСК EAT TRT IDT", 3),
    ("IRST", 3.5),
    ("MSD GST AZT SAMT", 4),
    ("AFT", 4.5),
    ("PKT UZT YEKT", 5),
    ("IST SLST", 5.5),
    ("NPT", 5.75),
    ("OMST", 6),
    ("MMT", 6.5),
    ("ICT WIB KRAT", 7),
    ("HKT SGT MYT PHT WITA AWST IRKT", 8),
    ("JST KST WIT YAKT", 9),
    ("ACST", 9.5),
    ("AEST VLAT", 10),
    ("ACDT", 10.5),
    ("AEDT", 11),
    ("NZST", 12),
    ("NZDT", 13),
    ("BRT ART CLST ADT", -3),
    ("NST", -3.5),
    ("NDT", -2.5),
    ("AST EDT CLT VET", -4),
    ("EST CDT COT PET", -5),
    ("CST MDT", -6),
    ("MST PDT", -7),
    ("PST AKDT", -8),
    ("AKST", -9),
    ("HST", -10),
)
