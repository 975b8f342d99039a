//! Who is calling, for a Rust backend behind the door. Takes the word of nobody but the proxy in front.
//!
//!     let door = client_cert::Door::open("backend/secret")?;
//!     // axum: .layer(middleware::from_fn(…)); hyper, actix, tonic: wherever the headers of a request are
//!     let Some(identity) = door.identity_of(request.headers()) else { return StatusCode::FORBIDDEN.into_response() };
//!
//! Anybody who can reach this port could claim anything in a header. So the proxy proves itself with a secret that only it and
//! this process can read. Crates: base64 0.22, http 1, serde 1 with derive, serde_json 1, sha2 0.10, subtle 2.

use base64::{engine::general_purpose::STANDARD, Engine};
use http::HeaderMap;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, io, path::Path};
use subtle::ConstantTimeEq;

/// The caller as the proxy has verified them. Claims are texts, lists of texts, numbers and truths.
#[derive(Debug, Clone, Deserialize)]
pub struct Identity {
    pub uris: Vec<String>,
    pub dns: Vec<String>,
    pub emails: Vec<String>,
    pub serial: String,
    /// SHA-256 of the certificate, in hex.
    #[serde(default)]
    pub fingerprint: String,
    pub claims: BTreeMap<String, serde_json::Value>,
}

/// What proves the proxy to this process.
pub struct Door {
    secret: String,
}

impl Door {
    /// Reads the secret from the file in backend/ of the export; the proxy reads the same, in its own language.
    pub fn open(file: impl AsRef<Path>) -> io::Result<Self> {
        let text = fs::read_to_string(&file)?;
        let found = text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .find(|word| word.len() == 64 && word.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)));
        let none = || io::Error::new(io::ErrorKind::InvalidData, "the file holds no secret");
        Ok(Self { secret: found.ok_or_else(none)?.to_owned() })
    }

    /// The caller of a request; none for anybody who does not come from the proxy: answer 403.
    pub fn identity_of(&self, headers: &HeaderMap) -> Option<Identity> {
        let shown = only(headers, "client-cert-secret")?;
        if !bool::from(shown.as_bytes().ct_eq(self.secret.as_bytes())) {
            return None;
        }
        // A Byte Sequence (RFC 8941 §3.3.5).
        let value = only(headers, "client-cert")?.strip_prefix(':')?.strip_suffix(':')?;
        let der = STANDARD.decode(value).ok().filter(|der| !der.is_empty())?;
        let mut identity: Identity = serde_json::from_str(only(headers, "x-client-identity")?).ok()?;
        identity.fingerprint = Sha256::digest(&der).iter().map(|octet| format!("{octet:02x}")).collect();
        Some(identity)
    }
}

/// The value of a header that was sent exactly once.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?;
    if all.next().is_some() {
        return None;
    }
    first.to_str().ok()
}
