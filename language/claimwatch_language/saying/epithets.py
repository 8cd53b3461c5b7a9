"""What somebody calls a count that he does not accept: "a soldier's dream", "a number out of a chat group"."""

from claimwatch_language.wordlists import word_set

UNREAL = word_set("""
    dream dreams fairy fairytale tale tales fantasy fantasies fable fables fiction fictions myth legend story stories
    joke farce mirage illusion invention inventions rumour rumours rumor rumors gossip propaganda nonsense hoax lie lies
    exaggeration exaggerations stunt script theatre theater opera film comedy guess guesswork poetry novel wish wishes
    delusion archive archives chat telephone horoscope astrology arithmetic hearsay slander smear trick ploy game
""")
"""Words of a quoted epithet that say the count is not real. "A stain on our conscience" denies nothing."""
WORDS_OF_AN_EPITHET = 7
"""Words from its beginning in which one of these stands."""
