"""Which names mean the same claimant: read by all who have to agree on it, pure, and the same everywhere."""
