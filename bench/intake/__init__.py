"""What intake makes of feeds, pages and addresses of others, beside other readers; a sustained poll of many feeds."""
