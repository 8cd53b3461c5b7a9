"""What a text does not put as a plain fact: predicates that deny, doubt, condition or fear what they govern.

Takes the parse of one paragraph; gives effects: the ranges of the paragraph that such a predicate governs, and the
factuality it gives them.
"""
