"""Small words inside names: the Arabic article in all its spellings, and the particles of personal names."""

from claimwatch_language.wordlists import word_set

ARABIC_ARTICLES = word_set("al el ul ar er as es ash esh ad ed adh an en at et ath az ez")
"""The Arabic article, also where it is assimilated to the next sound: "al-Bab", "ez-Zor", "ash-Sham"."""
ARTICLE_PREFIX = rf"(?:(?:{'|'.join(sorted(ARABIC_ARTICLES, key=len, reverse=True))})-)"
"""A pattern for the article that a hyphen joins to a name."""

PARTICLES = word_set("bin ibn bint al el de da do dos das del della di la le van von der den ould abu y")
"""Words in lower case between the parts of a person's name."""
PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"
"""A pattern for one particle."""
