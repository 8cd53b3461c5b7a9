"""Which words of a text name places, and in which role."""
