"""The stages that a notification passes on its way to a channel, after Alertmanager: each decides, and says why.

A stage is a pure function ``(notification, state, now) -> Decision``. Whoever calls it passes in all that it may know.
"""
