"""A backend in Python: answers who is calling, and which headers the application sees."""

import json
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

sys.path.insert(0, sys.argv[2])
from client_cert import known_clients


def application(environ, start_response):
    seen = [key for key in environ if key.startswith("HTTP_")]
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps({"identity": environ["client.identity"], "seen": seen}).encode()]


class Silent(WSGIRequestHandler):
    def log_message(self, *_):
        pass


server = make_server("127.0.0.1", int(sys.argv[1]), known_clients(application), handler_class=Silent)
print("backend on", sys.argv[1], flush=True)
server.serve_forever()
