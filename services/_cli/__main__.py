"""``python -m services._cli`` is ``claimwatch``."""

from services._cli.main import command

command()
