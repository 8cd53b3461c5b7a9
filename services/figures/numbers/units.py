"""The unit directly before or after a numeral: percent, money (ISO 4217) or distance (kilometres)."""

import re
from dataclasses import dataclass

from claimwatch_contracts.vocabulary import Measure

_SYMBOLS = {
    "$": "USD",
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "₦": "NGN",
    "rs": "INR",
    "rs.": "INR",
}
_CODES = [
    "USD",
    "EUR",
    "GBP",
    "INR",
    "PKR",
    "JPY",
    "CNY",
    "RUB",
    "ILS",
    "TRY",
    "UAH",
    "IQD",
    "SYP",
    "LBP",
    "IRR",
    "SAR",
    "AED",
    "EGP",
    "CHF",
    "CAD",
    "AUD",
    "NGN",
    "KES",
    "SDG",
    "YER",
    "AFN",
]
_NAMES = {
    r"(?:us\s+|u\.s\.\s+)?dollars?": "USD",
    r"euros?": "EUR",
    r"(?:pounds?\s+sterling|british\s+pounds?)": "GBP",
    r"syrian\s+(?:pounds?|liras?)": "SYP",
    r"lebanese\s+(?:pounds?|liras?)": "LBP",
    r"egyptian\s+pounds?": "EGP",
    r"sudanese\s+pounds?": "SDG",
    r"iraqi\s+dinars?": "IQD",
    r"(?:turkish\s+)?liras?": "TRY",
    r"(?:iranian\s+)?rials?": "IRR",
    r"(?:saudi\s+)?riyals?": "SAR",
    r"dirhams?": "AED",
    r"pakistani\s+rupees?": "PKR",
    r"(?:indian\s+)?rupees?": "INR",
    r"yen": "JPY",
    r"yuan|renminbi": "CNY",
    r"(?:russian\s+)?rou?bles?": "RUB",
    r"(?:israeli\s+)?shekels?": "ILS",
    r"(?:ukrainian\s+)?hryvnias?": "UAH",
    r"swiss\s+francs?": "CHF",
    r"naira": "NGN",
    r"(?:zambian\s+|malawian\s+)?kwachas?": "",
    r"(?:ghanaian\s+)?cedis?": "GHS",
    r"(?:mozambican\s+)?metica(?:l|is)": "MZN",
    r"(?:angolan\s+)?kwanzas?": "AOA",
    r"(?:guatemalan\s+)?quetzal(?:es)?": "GTQ",
    r"(?:honduran\s+)?lempiras?": "HNL",
    r"(?:paraguayan\s+)?guaran[ií](?:es|s)?": "PYG",
    r"(?:haitian\s+)?gourdes?": "HTG",
    r"(?:malagasy\s+)?ariary": "MGA",
    r"(?:kazakh\s+)?tenge": "KZT",
    r"(?:armenian\s+)?drams?": "AMD",
    r"(?:laotian\s+|lao\s+)?kip": "LAK",
    r"(?:vietnamese\s+)?dong": "VND",
    r"(?:hungarian\s+)?forints?": "HUF",
    r"cfa(?:\s+francs?)?": "XOF",
    r"congolese\s+francs?": "CDF",
    r"(?:thai\s+)?baht": "THB",
    r"(?:south\s+korean\s+)?won(?=[.,;)]|\s+(?:in|for|to|worth|from|and|a|per)\b)": "KRW",
    r"(?:mexican\s+)?pesos?\s+mexicanos?|mexican\s+pesos?": "MXN",
    r"philippine\s+pesos?": "PHP",
    r"colombian\s+pesos?": "COP",
    r"(?:south\s+african\s+)?rand": "ZAR",
    r"(?:kenyan|kenya)\s+shillings?": "KES",
    r"(?:ugandan|uganda)\s+shillings?": "UGX",
    r"taka": "BDT",
    r"(?:myanmar\s+)?kyats?": "MMK",
    r"ringgit": "MYR",
    r"rupiah": "IDR",
    r"(?:polish\s+)?(?:zloty|złoty)(?:s|ch)?": "PLN",
    r"(?:ethiopian\s+)?birr": "ETB",
    r"afghanis": "AFN",
    r"(?:brazilian\s+)?reais": "BRL",
    r"(?:romanian\s+)?lei": "RON",
    r"(?:[a-z]+\s+)?(?:francs?|pesos?|dinars?|shillings?|kroner|kronor|rupees?)": "",
    r"pounds?(?!\s+of\b|[-\s]\w+\s+(?:bomb|munition))": "GBP",
}
"""The currency of each name: a pattern. A name that several currencies share has no code."""
_KILOMETRES = {
    r"(?:km|kms|kilomet(?:er|re)s?)": 1.0,
    r"nautical\s+miles?": 1.852,
    r"miles?": 1.609344,
    r"(?:met(?:er|re)s?)": 1e-3,
    r"(?:centimet(?:er|re)s?|cm)": 1e-5,
    r"(?:millimet(?:er|re)s?|mm)": 1e-6,
    r"(?:feet|foot|ft)": 0.3048e-3,
    r"yards?": 0.9144e-3,
    r"inch(?:es)?": 0.0254e-3,
}
_PREFIXES = "|".join(re.escape(symbol) for symbol in sorted(_SYMBOLS, key=len, reverse=True))
_PREFIX = re.compile(rf"(?<![A-Za-z])(?:{_PREFIXES}|{'|'.join(_CODES)})\s?$", re.IGNORECASE)
_PERCENT = re.compile(r"\s?(?:%|\(%\)|pc\b)|[\s-]{1,3}(?:percent|per\s?cent|pct|percentage\s+points?)\b", re.IGNORECASE)
_MONEY = re.compile(
    rf"[\s-]{{1,3}}(?:of\s+)?(?:(?P<name>{'|'.join(_NAMES)})|(?P<code>{'|'.join(_CODES)}))\b", re.IGNORECASE
)
_LENGTH = re.compile(rf"[\s-]{{0,3}}(?:{'|'.join(_KILOMETRES)}|m)\b(?!\s+per\b|\s?/\s?h|\s+an\s+hour)", re.IGNORECASE)
_MONEY_NAMES = [(re.compile(name, re.IGNORECASE), code) for name, code in _NAMES.items()]
_LENGTH_NAMES = [
    (re.compile(r"[\s-]*(?:" + name + r")\b", re.IGNORECASE), km) for name, km in (_KILOMETRES | {"m": 1e-3}).items()
]


@dataclass(frozen=True)
class Unit:
    """A unit, the range of the numeral together with its unit, and the factor into the contract's unit."""

    measure: Measure
    start: int
    end: int
    factor: float = 1.0
    code: str | None = None


def unit_beside(text: str, start: int, end: int) -> Unit | None:
    """The unit directly before or after the numeral at ``text[start:end]``, if any."""
    if match := _PERCENT.match(text, end):
        return Unit(Measure.PERCENT, start, match.end())
    if match := _PREFIX.search(text, max(0, start - 5), start):
        symbol = match.group().strip()
        return Unit(Measure.MONEY, match.start(), end, code=_SYMBOLS.get(symbol.casefold(), symbol.upper()))
    if match := _MONEY.match(text, end):
        code = match["code"].upper() if match["code"] else _currency(match["name"]) or None
        return Unit(Measure.MONEY, start, match.end(), code=code)
    if match := _LENGTH.match(text, end):
        factor = next(km for name, km in _LENGTH_NAMES if name.fullmatch(match.group()))
        return Unit(Measure.DISTANCE, start, match.end(), factor)
    return None


def _currency(name: str) -> str:
    return next(code for pattern, code in _MONEY_NAMES if pattern.fullmatch(name))
