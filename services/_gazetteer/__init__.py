"""Where places lie and what they are called: the one gazetteer that several services look names up in."""
