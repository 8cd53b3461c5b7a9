"""The api: watches, channels and feeds are written here; reports, alerts and deliveries are read; alerts come live."""
