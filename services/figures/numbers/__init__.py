"""Numbers: the numerals of a text as quantities with units and comparators, without those that count nothing.

``words``, ``metres`` and ``numerals`` read a numeral, ``units`` what stands beside it, ``changes`` and ``pairs`` what
two numerals are together. ``exclusions`` leaves out what ``patterns``, ``furniture``, ``years`` and ``ages`` describe.
"""
