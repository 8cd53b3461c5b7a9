"""Kafka and a MongoDB-compatible server on this machine, for which only Python must be installed (extra `embedded`).

Importing this package imports no package of the extra and opens nothing. Only the command line and the tests use it.
"""

from services._embedded.errors import EmbeddedServerError
from services._embedded.jars import fetch_jars
from services._embedded.kafka import EmbeddedKafka
from services._embedded.mongo import EmbeddedMongo
from services._embedded.servers import EmbeddedServers, Servers

__all__ = ["EmbeddedKafka", "EmbeddedMongo", "EmbeddedServerError", "EmbeddedServers", "Servers", "fetch_jars"]
