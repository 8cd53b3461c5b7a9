"""The base of every service: start and stop, broker, settlement of messages, workers, health, metrics, logs."""
