"""How fast reports are filed and judged, beside bare writes of the same documents."""
