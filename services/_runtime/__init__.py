"""What every service runs on: boot, broker, settlement of messages, workers, health, metrics, logs."""
