"""A webhook's receiver: answers 204 to every POST on port 9000 and prints each body as one line."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver(BaseHTTPRequestHandler):
    """Says what came; errors of the connection are the sender's to report."""

    def do_POST(self) -> None:
        """Takes a delivery."""
        body = self.rfile.read(int(self.headers["content-length"]))
        print(body.decode(), flush=True)  # noqa: T201
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """The access log is left out: what is printed are bodies."""


ThreadingHTTPServer(("", 9000), Receiver).serve_forever()
