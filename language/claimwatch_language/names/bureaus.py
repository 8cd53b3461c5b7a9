"""Towns in which agencies write of what happens anywhere in a country or abroad."""

from claimwatch_language.names.countries import capitals

_NO_CAPITALS = """
Karachi Lahore Peshawar Quetta Mumbai Kolkata Chennai Bangalore Bengaluru Hyderabad Nagpur Srinagar Istanbul Gaziantep
Diyarbakir Erbil Arbil Basra Dubai Jeddah Aden Benghazi Jerusalem Tel_Aviv Port_Sudan Lagos Kano Abidjan Goma Mombasa
Dar_es_Salaam Johannesburg Cape_Town Casablanca Shanghai Hong_Kong Guangzhou Osaka Yangon Rangoon Mandalay
Ho_Chi_Minh_City Davao Cebu Surabaya Sydney Melbourne New_York United_Nations Los_Angeles San_Francisco Chicago Toronto
Montreal Rio_de_Janeiro Sao_Paulo São_Paulo Guayaquil Geneva Zurich Frankfurt Munich Brussels The_Hague Barcelona Milan
Saint_Petersburg St._Petersburg Kharkiv Lviv
"""
_BUREAUS = frozenset(name.replace("_", " ").casefold() for name in _NO_CAPITALS.split())


def has_bureaus(*names: str) -> bool:
    """Whether a town with one of the names is a capital or one of those towns."""
    return any(name.casefold() in _BUREAUS or name.casefold() in capitals() for name in names)
