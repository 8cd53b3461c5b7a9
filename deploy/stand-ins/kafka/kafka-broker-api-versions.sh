#!/bin/sh
# The one tool that the health check of docker-compose.yml calls: whether the broker answers, with the arguments it has there.
exec /opt/venv/bin/python -c '
import sys
sys.path.insert(0, "/opt/kafka")
from kafka_probe import cluster_metadata
sys.exit(cluster_metadata(9092) is None)'
