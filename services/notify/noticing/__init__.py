"""What the installation notices of itself: feeds that went quiet, messages that wait unread; and what was read."""
