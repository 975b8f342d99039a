//! The client of one connection: whether its certificate lets it in, at the handshake and at each request.

use axum::http::StatusCode;
use x509_parser::prelude::*;

use crate::config::ClaimPlace;
use crate::identity::Identity;
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::tls::InForce;
use crate::x509::{Serial, is_signed_by, now, parse_certificate};

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
        let identity = Identity::read(&certificate, der, claims)?;
        let Validity { not_before, not_after } = certificate.validity();
        Ok(Self { identity, serial, not_before: not_before.timestamp(), not_after: not_after.timestamp() })
    }

    /// The handshake checked this once. A connection lives on, so each request is held against what is in force now.
    pub fn objection(&self, in_force: &InForce) -> Option<Refusal> {
        if !(self.not_before..=self.not_after).contains(&now()) {
            return Some(Refusal::new(StatusCode::FORBIDDEN, "the certificate is out of its validity"));
        }
        if let Some(why) = in_force.why_nobody() {
            return Some(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, why));
        }
        if in_force.crl.lists(&self.serial) || in_force.early.iter().any(|crl| crl.lists(&self.serial)) {
            return Some(Refusal::new(StatusCode::FORBIDDEN, "the certificate is revoked"));
        }
        None
    }
}
