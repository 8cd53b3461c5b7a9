"""The small words inside names."""

import re

import pytest

from claimwatch_language.names.particles import ARTICLE_PREFIX, PARTICLE


@pytest.mark.parametrize("name", ["al-Bab", "ez-Zor", "ash-Sham", "ad-Din", "el-Sisi", "en-Nahda"])
def test_the_arabic_article_is_known_in_its_spellings(name: str) -> None:
    assert re.fullmatch(rf"{ARTICLE_PREFIX}[A-Z]\w+", name)


@pytest.mark.parametrize("name", ["non-Arab", "co-Chair", "al-bab"])
def test_other_prefixes_are_none(name: str) -> None:
    assert not re.fullmatch(rf"{ARTICLE_PREFIX}[A-Z]\w+", name)


def test_particles_of_names() -> None:
    assert re.fullmatch(rf"Ali (?:{PARTICLE} )+Omar", "Ali bin abu Omar")
