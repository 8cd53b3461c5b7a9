"""Keys, logins and the record of changes."""
