"""The English names of days and months, in full and abbreviated, in lower case."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In the order of ``date.weekday()``."""
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""In the order of the year: a month's number is its index plus one."""
NAMES = frozenset((*WEEKDAYS, *MONTHS))
SHORT_WEEKDAYS = frozenset(["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"])
SHORT_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""A pattern for a month, in full or abbreviated, with its full stop. Compile the pattern with ``re.IGNORECASE``."""
NO_DAY = (
    rf"(?!(?:(?<=\bin\s)|(?<=\blast\s)){MONTH}\s+\d{{1,2}}\s+(?:people|persons|men|women|children|civilians"
    rf"|soldiers|others|were)\b)"
)
"""A pattern before a month and its day: not "in May 12 people", where the number counts. Compile it likewise."""


def month_number(name: str) -> int:
    """The month's number in the year, 1 to 12. Only the first three letters of ``name`` are read."""
    return _NUMBERS[name[:3].casefold()]


_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
