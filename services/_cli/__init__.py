"""The ``claimwatch`` command: run a service, extract from a text, bring up a whole stack, show a demonstration."""
