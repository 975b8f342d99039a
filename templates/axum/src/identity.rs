//! Who is calling: read from the certificate itself, and given to handlers as an extractor.

use std::collections::BTreeMap;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use data_encoding::HEXLOWER;
use serde::Serialize;
use x509_parser::asn1_rs::{Boolean, FromDer, GeneralizedTime, Integer, Sequence, Utf8String};
use x509_parser::prelude::*;

use crate::config::{ClaimPlace, ClaimType, Place};
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::tls::InForce;
use crate::x509::{Serial, instant, is_signed_by, now, parse_certificate, sha256, whole};

/// A verified client. Compare whole values, never parts of them.
#[derive(Clone, Debug, Serialize)]
pub struct Identity {
    pub uris: Vec<String>,
    pub dns: Vec<String>,
    pub emails: Vec<String>,
    /// Lower-case hex.
    pub serial: String,
    /// SHA-256 over the certificate, lower-case hex.
    pub fingerprint: String,
    pub claims: BTreeMap<String, Claim>,
}

/// A claim's value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Claim {
    String(String),
    Strings(Vec<String>),
    Integer(i64),
    Boolean(bool),
    /// ISO 8601, UTC.
    Time(String),
}

impl Identity {
    /// Whether it carries the claim with this value, or with a list that has it.
    pub fn claims(&self, name: &str, value: &str) -> bool {
        match self.claims.get(name) {
            Some(Claim::String(carried)) => carried == value,
            Some(Claim::Strings(carried)) => carried.iter().any(|one| one == value),
            _ => false,
        }
    }
}

/// Without the door in front of it, a handler is told of nobody.
impl<S: Send + Sync> FromRequestParts<S> for Identity {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let identity = parts.extensions.get::<Self>().cloned();
        identity.ok_or_else(|| Refusal::new(StatusCode::FORBIDDEN, "a client certificate is needed"))
    }
}

/// A client of one connection: its identity, and what bounds it.
pub struct Peer {
    pub identity: Identity,
    serial: Serial,
    not_before: i64,
    not_after: i64,
}

impl Peer {
    /// Reads the certificate of a handshake that succeeded, and checks what TLS did not.
    pub fn examine(der: &[u8], in_force: &InForce, claims: &[ClaimPlace]) -> Result<Self, Problem> {
        let certificate = parse_certificate(der)?;
        if !is_signed_by(&certificate, &parse_certificate(&in_force.anchor)?) {
            return Err(Problem::new("the certificate is not of the pinned CA"));
        }
        // Without any EKU a certificate is good for everything, also in the eyes of rustls; not here (§4.2.1.12).
        let purposes = certificate.extended_key_usage()?;
        if certificate.is_ca() || !purposes.is_some_and(|purposes| purposes.value.client_auth) {
            return Err(Problem::new("the certificate is not for clients"));
        }
        let serial = Serial::parse(certificate.raw_serial())?;
        let mut identity = Identity {
            uris: Vec::new(),
            dns: Vec::new(),
            emails: Vec::new(),
            serial: serial.to_string(),
            fingerprint: HEXLOWER.encode(sha256(der).as_ref()),
            claims: BTreeMap::new(),
        };
        if let Some(names) = certificate.subject_alternative_name()? {
            for name in &names.value.general_names {
                match name {
                    GeneralName::URI(uri) => identity.uris.push(printable(uri)?),
                    GeneralName::DNSName(dns) => identity.dns.push(printable(dns)?),
                    GeneralName::RFC822Name(email) => identity.emails.push(printable(email)?),
                    GeneralName::Invalid(..) => return Err(Problem::new("a name is malformed")),
                    _ => (),
                }
            }
        }
        for claim in claims {
            if let Some(value) = find_claim(claim, &certificate, &identity.uris)? {
                identity.claims.insert(claim.name.clone(), value);
            }
        }
        let Validity { not_before, not_after } = certificate.validity();
        Ok(Self { identity, serial, not_before: not_before.timestamp(), not_after: not_after.timestamp() })
    }

    /// The handshake checked this once. A connection lives on, so each request is held against what is in force now.
    pub fn objection(&self, in_force: &InForce) -> Option<Refusal> {
        if !(self.not_before..=self.not_after).contains(&now()) {
            return Some(Refusal::new(StatusCode::FORBIDDEN, "the certificate is out of its validity"));
        }
        if now() > in_force.anchor_not_after {
            return Some(Refusal::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "the client CA has expired: nobody can be let in",
            ));
        }
        if in_force.crl.is_expired() {
            return Some(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "the CRL has expired: nobody can be let in"));
        }
        if in_force.crl.lists(&self.serial) {
            return Some(Refusal::new(StatusCode::FORBIDDEN, "the certificate is revoked"));
        }
        None
    }
}

/// A claim's value, strictly of its type: another type in its place makes the certificate malformed.
fn find_claim(claim: &ClaimPlace, certificate: &X509Certificate, uris: &[String]) -> Result<Option<Claim>, Problem> {
    match &claim.place {
        Place::Uri(beginning) => {
            let mut ends = uris.iter().filter_map(|uri| uri.strip_prefix(beginning));
            match (ends.next(), ends.next()) {
                (Some(end), None) => Ok(Some(Claim::String(end.to_owned()))),
                (None, _) => Ok(None),
                _ => Err(Problem::new(format!("the claim {} occurs twice", claim.name))),
            }
        }
        Place::Extension(oid) => {
            let mut extensions = certificate.extensions().iter();
            match extensions.find(|extension| extension.oid.to_id_string() == *oid) {
                Some(extension) => parse_claim(claim.kind, extension.value).map(Some),
                None => Ok(None),
            }
        }
    }
}

fn parse_claim(kind: ClaimType, der: &[u8]) -> Result<Claim, Problem> {
    Ok(match kind {
        ClaimType::String => Claim::String(whole(Utf8String::from_der(der))?.string()),
        ClaimType::Strings => {
            let list = whole(Sequence::from_der(der))?;
            let strings = list.der_iter::<Utf8String, _>().map(|one| one.map(|text| text.string()));
            Claim::Strings(strings.collect::<Result<_, asn1_rs::Error>>()?)
        }
        ClaimType::Integer => Claim::Integer(whole(Integer::from_der(der))?.as_i64()?),
        ClaimType::Boolean => Claim::Boolean(whole(Boolean::from_der(der))?.bool()),
        ClaimType::Time => {
            let time = whole(GeneralizedTime::from_der(der))?.utc_datetime()?;
            Claim::Time(instant(time.unix_timestamp()))
        }
    })
}

fn printable(name: &str) -> Result<String, Problem> {
    if !name.is_empty() && name.bytes().all(|octet| (0x20..0x7f).contains(&octet)) {
        return Ok(name.to_owned());
    }
    Err(Problem::new("a name holds more than printable ASCII"))
}
