"""Claimwatch's services, one package each."""
