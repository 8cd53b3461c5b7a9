"""The api: writes what users set up, reads reports, alerts and deliveries, and sends live alerts."""
