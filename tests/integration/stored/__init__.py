"""Documents as they were stored in every version, read by today's stores."""
