"""Who may call a service: keys and sessions are recognised, and each request needs a role."""
