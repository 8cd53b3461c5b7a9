"""What the api shows of incidents and of the ledger, and where it reads them."""
