"""The transports, one file for each kind of channel."""
