//! A backend in Rust: answers who is calling.

mod client_cert;

use http::{HeaderMap, HeaderName, HeaderValue};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

fn head(stream: &mut TcpStream) -> HeaderMap {
    let (mut read, mut part) = (Vec::new(), [0; 4096]);
    while !read.windows(4).any(|four| four == b"\r\n\r\n") {
        let count = stream.read(&mut part).unwrap_or(0);
        if count == 0 {
            return HeaderMap::new();
        }
        read.extend_from_slice(&part[..count]);
    }
    let mut fields = [httparse::EMPTY_HEADER; 64];
    let mut request = httparse::Request::new(&mut fields);
    request.parse(&read).expect("a request");
    let pair = |field: &httparse::Header| {
        (HeaderName::from_bytes(field.name.as_bytes()).unwrap(), HeaderValue::from_bytes(field.value).unwrap())
    };
    let mut headers = HeaderMap::new();
    for (name, value) in request.headers.iter().map(|field| pair(field)) {
        headers.append(name, value);
    }
    headers
}

fn main() {
    let [_, port, folder] = std::env::args().collect::<Vec<_>>().try_into().expect("a port and a folder");
    let door = client_cert::Door::open(format!("{folder}/secret.conf")).expect("a secret");
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).expect("a free port");
    println!("backend on {port}");
    for stream in listener.incoming() {
        let mut stream = stream.expect("a connection");
        let (status, body) = match door.identity_of(&head(&mut stream)) {
            Some(one) => ("200 OK", serde_json::json!({ "identity": {
                "uris": one.uris, "dns": one.dns, "emails": one.emails,
                "serial": one.serial, "fingerprint": one.fingerprint, "claims": one.claims,
            } }).to_string()),
            None => ("403 Forbidden", String::new()),
        };
        let length = body.len();
        let answer = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
        let _ = stream.write_all(answer.as_bytes());
    }
}
