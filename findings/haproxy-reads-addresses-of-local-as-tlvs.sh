#!/bin/sh
# HAProxy 3.0.11 of Debian 13: a header of the PROXY protocol, version 2, with the command LOCAL may carry no addresses.
#
# Guessed: where a balancer asks on its own behalf, HAProxy answers it, whatever follows the command, for the protocol has a receiver throw away
# the rest of such a header, its family too (§2.2). Seen: without addresses, and with a TLV alone, it answers. With family, addresses and ports, all of them
# well formed, it resets the connection, as if it read the addresses as TLVs. HAProxy 2.6.12 of Debian 12 answers all three. Exits with 1 if that
# is no longer so.
#
# As root, with debootstrap and Python 3: Debian 13 is made in a temporary folder.
set -eu
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
server=
debootstrap --variant=minbase --include=haproxy trixie "$folder/debian" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
version=$(chroot "$folder/debian" dpkg-query -W -f '${Version}' haproxy)
[ "$version" = 3.0.11-1+deb13u4 ] || echo "HAProxy is $version by now"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$folder/debian/tmp/haproxy.cfg" <<END
defaults
  mode http
  timeout client 5s
  timeout server 5s
  timeout connect 5s
frontend it
  bind 127.0.0.1:$port accept-proxy
  http-request return status 200 content-type text/plain lf-string "%[src]"
END
chroot "$folder/debian" haproxy -db -f /tmp/haproxy.cfg 2>>"$folder/log" &
server=$!
cat >"$folder/ask.py" <<'END'
import socket, sys, time

def connect():
    for _ in range(200):
        try:
            return socket.create_connection(('127.0.0.1', int(sys.argv[1])))
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise SystemExit('HAProxy does not listen')

def ask(command, family, block):
    header = b'\r\n\r\n\0\r\nQUIT\n' + bytes([0x20 | command, family, 0, len(block)]) + block
    said = b''
    with connect() as it:
        it.settimeout(10)
        it.sendall(header + b'GET / HTTP/1.1\r\nHost: it\r\nConnection: close\r\n\r\n')
        try:
            while chunk := it.recv(4096):
                said += chunk
        except ConnectionResetError:
            return 'reset'
    return said.split(b'\r\n\r\n')[-1].decode()

LOCAL, PROXY, UNSPEC, TCP4 = 0, 1, 0, 0x11
addresses = bytes([203, 0, 113, 7, 203, 0, 113, 8]) + (50000).to_bytes(2, 'big') + (443).to_bytes(2, 'big')
noop = b'\4\0\0'
seen = [
    ask(PROXY, TCP4, addresses),
    ask(LOCAL, UNSPEC, b''),
    ask(LOCAL, UNSPEC, noop),
    ask(LOCAL, TCP4, addresses),
]
print('PROXY with addresses, LOCAL alone, with a TLV, with addresses:', ', '.join(seen))
raise SystemExit(seen != ['203.0.113.7', '127.0.0.1', '127.0.0.1', 'reset'])
END
python3 "$folder/ask.py" "$port"
