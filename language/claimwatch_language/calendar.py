"""The names of days and months in English, whole and as they are shortened. All in lower case."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In the order of ``date.weekday()``."""
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""In the order of the year: the number of a month is its index and one."""
NAMES = frozenset((*WEEKDAYS, *MONTHS))
SHORT_WEEKDAYS = frozenset(["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"])
SHORT_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""A pattern for a month, whole or shortened, with its full stop. It is to be compiled without regard to case."""


def month_number(name: str) -> int:
    """The number of a month in the year, 1 to 12, by its first three letters."""
    return _NUMBERS[name[:3].casefold()]


_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
