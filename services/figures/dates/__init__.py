"""When: date expressions as periods of days, and which of them a figure belongs to.

``forms`` and ``periods`` read an expression, ``expressions`` finds those of a sentence, ``sentence`` dates the figures
of a sentence, ``story`` those whose sentence gives no date, and ``dating`` those of a text.
"""
