"""Errors of requests and settings in plain words, which do not require knowledge of the validation."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from claimwatch_contracts.desk import DESK_FORM

_Item = Mapping[str, Any]


def in_words(item: _Item) -> str:
    """One of pydantic's errors as the end of a sentence that begins with the field's name."""
    describe = _WORDS.get(item["type"])
    words = describe(item.get("ctx", {}), item) if describe else str(item["msg"])
    return words.removeprefix("Value error, ")


def _shortest(context: _Item, _item: _Item) -> str:
    least = context["min_length"]
    return "must not be empty" if least == 1 else f"must have at least {least} characters"


def _fewest(context: _Item, _item: _Item) -> str:
    least = context["min_length"]
    return "must not be empty" if least == 1 else f"must have at least {least} entries"


def _form(context: _Item, _item: _Item) -> str:
    return _FORMS.get(context["pattern"], f"must have the form {context['pattern']}")


def _choice(context: _Item, item: _Item) -> str:
    value = item.get("input")
    shown = f"unknown value {value[:100]!r}" if isinstance(value, str) else "unknown value"
    return f"{shown}: one of {_unquoted(context['expected'])}"


def _kind(context: _Item, _item: _Item) -> str:
    tags = sorted(re.findall(r"'([^']*)'", context["expected_tags"]))
    return f"unknown {_unquoted(context['discriminator'])} {str(context['tag'])[:100]!r}: one of {', '.join(tags)}"


def _object(_context: _Item, item: _Item) -> str:
    if isinstance(item.get("input"), bytes):
        return "is not read as JSON; send application/json in the content-type header"
    return "must be a JSON object"


def _no_json(context: _Item, item: _Item) -> str:
    place = item["loc"][-1]
    where = f" at character {place + 1}" if isinstance(place, int) else ""
    return f"is not JSON: {context['error']}{where}"


def _unquoted(listed: str) -> str:
    values = re.sub(r"<\w+\.\w+: '([^']*)'>", r"\1", listed)  # of an enumeration, as a literal lists them
    return values.replace("'", "").replace(" or ", ", ")


def _say(words: str) -> Callable[[_Item, _Item], str]:
    return lambda context, _item: words.format(**context)


_FORMS = {
    r"\S": "must not be blank",
    r"\w": "must have a letter or a digit",
    DESK_FORM: "must be lower-case letters and digits, with single hyphens between them, such as night-desk",
}
_WORDS: dict[str, Callable[[_Item, _Item], str]] = {
    "missing": _say("is needed"),
    "extra_forbidden": _say("is unknown here"),
    "string_type": _say("must be text"),
    "string_unicode": _say("must be text without halves of characters (lone surrogates)"),
    "string_too_short": _shortest,
    "string_too_long": _say("must have at most {max_length} characters"),
    "string_pattern_mismatch": _form,
    "too_short": _fewest,
    "too_long": _say("must have at most {max_length} entries"),
    "tuple_type": _say("must be a list"),
    "list_type": _say("must be a list"),
    "bool_type": _say("must be true or false"),
    "bool_parsing": _say("must be true or false"),
    "int_type": _say("must be a whole number"),
    "int_parsing": _say("must be a whole number"),
    "int_parsing_size": _say("must be a whole number of fewer digits"),
    "int_from_float": _say("must be a whole number"),
    "float_type": _say("must be a number"),
    "float_parsing": _say("must be a number"),
    "finite_number": _say("must be a finite number"),
    "greater_than": _say("must be more than {gt}"),
    "greater_than_equal": _say("must be {ge} or more"),
    "less_than": _say("must be less than {lt}"),
    "less_than_equal": _say("must be {le} or less"),
    "enum": _choice,
    "literal_error": _choice,
    "union_tag_invalid": _kind,
    "union_tag_not_found": lambda context, _item: f"needs its {_unquoted(context['discriminator'])}",
    "model_attributes_type": _object,
    "model_type": _object,
    "dict_type": _object,
    "json_invalid": _no_json,
    "timezone_aware": _say("must have its zone, such as the Z of 2026-06-02T08:30:00Z"),
    "datetime_type": _say("must be a time with its zone, such as 2026-06-02T08:30:00Z"),
    "datetime_parsing": _say("must be a time with its zone, such as 2026-06-02T08:30:00Z"),
    "datetime_from_date_parsing": _say("must be a time with its zone, such as 2026-06-02T08:30:00Z"),
    "url_type": _say("must be the address of a web page"),
    "url_parsing": _say("is no web address: {error}"),
    "url_scheme": _say("must begin with one of {expected_schemes}"),
    "url_too_long": _say("must have at most {max_length} characters"),
}
