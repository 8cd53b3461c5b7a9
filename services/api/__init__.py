"""The api: what people set up is written here; reports, alerts and deliveries are read; alerts come live."""
