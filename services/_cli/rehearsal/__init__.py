"""A corpus played through the domain code of archive and watch in this process, without servers."""
