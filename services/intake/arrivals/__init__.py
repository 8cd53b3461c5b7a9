"""Documents that arrive by themselves: in a watched folder and in a mailbox."""
