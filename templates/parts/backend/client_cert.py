"""Who is calling, for a Python backend behind the door. Takes the word of nobody but the proxy in front.

    from client_cert import known_clients
    application = known_clients(application)      # WSGI (PEP 3333); then environ['client.identity']

    from client_cert import identity_of           # anything else: 403 where this gives None
    identity = identity_of(lambda name: request.headers.getlist(name))

Anybody who can reach this port could claim anything in a header. So the proxy proves itself with a secret that only it and
this process can read, and a request without it gets 403 before anybody looks at its headers. Python 3.8, no packages.
"""

import base64
import hashlib
import hmac
import json
import pathlib
import re

OURS = ("Client-Cert-Secret", "Client-Cert", "X-Client-Identity")


def identity_of(values_of):
    """The caller as the proxy has verified them, or None for anybody who does not come from it.

    `values_of` gives the list of values that the request has for a header. The identity is a dict:

        {'uris': ['spiffe://…'], 'dns': [], 'emails': [], 'serial': '0a1b…', 'fingerprint': '…', 'claims': {'role': 'admin'}}
    """
    shown, certificate, told = (list(values_of(name)) for name in OURS)
    if len(shown) != 1 or not hmac.compare_digest(shown[0].encode(), SECRET.encode()):
        return None
    if len(certificate) != 1 or len(told) != 1:
        return None
    # A Byte Sequence (RFC 8941 §3.3.5). A server that joins two headers by a comma makes neither that nor JSON.
    if re.fullmatch(r":[A-Za-z0-9+/]+={0,2}:", certificate[0], re.ASCII) is None:
        return None
    try:
        der = base64.b64decode(certificate[0][1:-1], validate=True)
        identity = json.loads(told[0])
    except ValueError:
        return None
    if not isinstance(identity, dict) or not isinstance(identity.get("serial"), str):
        return None
    return {**identity, "fingerprint": hashlib.sha256(der).hexdigest()}


def known_clients(application):
    """Wraps a WSGI application: whatever reaches it came through the door, and has `client.identity` in its environ.

    The headers that said so are gone by then, the secret among them.
    """

    def guarded(environ, start_response):
        keys = {name: "HTTP_" + name.upper().replace("-", "_") for name in OURS}
        identity = identity_of(lambda name: [environ[keys[name]]] if keys[name] in environ else [])
        if identity is None:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"this port is for the proxy in front of it\n"]
        rest = {key: value for key, value in environ.items() if key not in keys.values()}
        return application({**rest, "client.identity": identity}, start_response)

    return guarded


def _read_secret():
    """The proxy reads the same file, in its own language."""
    here = pathlib.Path(__file__).resolve().parent
    file = next((here / name for name in ("secret", "secret.conf", "secret.json") if (here / name).exists()), None)
    found = re.search(r"\b[0-9a-f]{64}\b", file.read_text() if file else "")
    if found is None:
        raise RuntimeError("backend/ holds no secret")
    return found.group()


SECRET = _read_secret()
