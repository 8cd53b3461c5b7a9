"""Which names mean the same claimant, so that all services agree on it."""
