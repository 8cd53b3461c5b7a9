"""HTTP in both directions: serving and guarding applications, error answers, and guarded outbound requests."""
