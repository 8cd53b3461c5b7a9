"""Who claims: the entity that each source means within its text, and the outlet that its words came through.

Takes the attributions of a whole text in its order; gives the claimant and the outlet (``via``) of each, or nobody.
"""
