"""The benchmark of what is found in languages other than English, on sentences that were written for it."""
