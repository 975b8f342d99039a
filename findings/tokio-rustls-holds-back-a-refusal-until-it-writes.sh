#!/bin/sh
# tokio-rustls 0.26.6 with rustls 0.23.46: the refusal of a second handshake stays in the server until it has something else to write.
#
# Guessed: a server of TLS 1.2 that makes no second handshake answers the client that asks for one at once, with the warning
# no_renegotiation (RFC 5246 §7.2.2), as OpenSSL does. Seen: rustls puts this alert into its queue, and a task that only reads never
# sends it: the client waits, until the task writes for another reason. So it is with HTTP/2, where the client speaks first. Exits
# with 1 if that is no longer so. Needs cargo, a C compiler and openssl.
set -eu
folder=$(mktemp -d)
trap 'kill $server $client 2>/dev/null || true; rm -rf "$folder"' EXIT
server= client=
cd "$folder"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost 2>/dev/null
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "waits"
version = "0.0.0"
edition = "2021"
[dependencies]
rustls = { version = "=0.23.46", default-features = false, features = ["ring", "std", "tls12"] }
tokio-rustls = { version = "=0.26.6", default-features = false, features = ["ring", "tls12"] }
tokio = { version = "=1.54.1", features = ["rt", "net", "io-util", "time", "macros"] }
TOML
cat > src/main.rs <<'RUST'
use std::{path::Path, sync::Arc, time::Duration};
use rustls::pki_types::{pem::PemObject, CertificateDer, PrivateKeyDer};
use tokio::io::{split, AsyncReadExt, AsyncWriteExt};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let certificate = CertificateDer::from_pem_file("cert.pem").unwrap();
    let key = PrivateKeyDer::from_pem_file("key.pem").unwrap();
    let config = rustls::ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("{}", listener.local_addr().unwrap().port());
    let (socket, _) = listener.accept().await.unwrap();
    let stream = tokio_rustls::TlsAcceptor::from(Arc::new(config)).accept(socket).await.unwrap();
    let (mut reading, mut writing) = split(stream);
    tokio::spawn(async move {
        let mut octets = [0; 64];
        while reading.read(&mut octets).await.unwrap_or(0) > 0 {}
    });
    while !Path::new("write").exists() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    writing.write_all(b"something else\n").await.unwrap();
    writing.flush().await.unwrap();
    tokio::time::sleep(Duration::from_secs(5)).await;
}
RUST
cargo build --quiet --release
./target/release/waits > port &
server=$!
until [ -s port ] || ! kill -0 $server; do sleep 0.1; done
mkfifo asks
openssl s_client -connect "127.0.0.1:$(cat port)" -tls1_2 < asks > said 2>&1 &
client=$!
exec 3> asks
until grep -q 'Verify return code' said || ! kill -0 $client; do sleep 0.1; done
echo R >&3
sleep 3
if kill -0 $client 2>/dev/null; then before='the client waits'; else before='it is refused'; fi
touch write
for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 $client 2>/dev/null || break; sleep 0.3; done
if grep -q 'no renegotiation' said; then after='it is refused'; else after='the client waits'; fi
exec 3>&-
seen="after 3 s $before; once the server has written, $after"
echo "tokio-rustls 0.26.6: $seen"
[ "$seen" = 'after 3 s the client waits; once the server has written, it is refused' ] || exit 1
