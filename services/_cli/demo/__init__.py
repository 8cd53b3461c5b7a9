"""The demonstration: a synthetic corpus played through the real stack, its alerts received and checked."""
