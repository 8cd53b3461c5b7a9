"""In which group an alert waits and until when: its labels, the channel's schedule."""
