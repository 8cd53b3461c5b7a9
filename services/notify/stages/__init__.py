"""The stages of a notification on its way to a channel, modelled on Alertmanager's. Each decides with a reason.

A stage is a pure function ``(notification, state, now) -> Decision``. The caller passes in all data for the decision.
"""
