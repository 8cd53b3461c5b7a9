"""Due deliveries on their way: taken, attempted, and recorded with the answer."""
