//! Reading what certificates and CRLs have in common: PEM, serial numbers, signatures, time.

use std::fmt;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use rustls::pki_types::pem::{PemObject, SectionKind};
use x509_parser::oid_registry::*;
use x509_parser::prelude::*;

use crate::problem::Problem;

/// The blocks of a PEM file that holds no other kind: a certificate in a CRL file is not passed over in silence.
pub fn read_pem(directory: &Path, path: &str, kind: SectionKind) -> Result<Vec<Vec<u8>>, Problem> {
    let text = std::fs::read(directory.join(path))?;
    <(SectionKind, Vec<u8>)>::pem_slice_iter(&text)
        .map(|section| match section {
            Ok((found, der)) if found == kind => Ok(der),
            Ok((found, _)) => Err(Problem::new(format!("it holds a {found:?}, which does not belong there"))),
            Err(error) => Err(Problem::new(format!("it is not PEM: {error}"))),
        })
        .collect()
}

/// The one block of a PEM file.
pub fn read_only_pem(directory: &Path, path: &str, kind: SectionKind) -> Result<Vec<u8>, Problem> {
    let [only] = <[Vec<u8>; 1]>::try_from(read_pem(directory, path, kind)?)
        .map_err(|found| Problem::new(format!("it holds {} where one {kind:?} belongs", found.len())))?;
    Ok(only)
}

/// A certificate and nothing after it, each extension at most once: two readers could take different ones (RFC 5280 §4.2).
pub fn parse_certificate(der: &[u8]) -> Result<X509Certificate<'_>, Problem> {
    let certificate = whole(X509Certificate::from_der(der))?;
    certificate.extensions_map().map_err(|_| Problem::new("an extension occurs twice"))?;
    Ok(certificate)
}

/// What a parser made of bytes, if it left none over.
pub fn whole<T, E: fmt::Display>(parsed: Result<(&[u8], T), E>) -> Result<T, Problem> {
    match parsed {
        Ok(([], value)) => Ok(value),
        Ok(_) => Err(Problem::new("the DER goes on after its end")),
        Err(error) => Err(Problem::new(format!("the DER is malformed: {error}"))),
    }
}

/// A serial number, in octets without leading zeros.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Serial(Box<[u8]>);

impl Serial {
    /// The content of an INTEGER, which must be positive (§4.1.2.2).
    pub fn parse(octets: &[u8]) -> Result<Self, Problem> {
        let zeros = octets.iter().take_while(|octet| **octet == 0).count();
        match octets.first() {
            Some(0..0x80) if zeros < octets.len() => Ok(Self(octets[zeros..].into())),
            _ => Err(Problem::new("a serial number is not positive")),
        }
    }
}

/// As it is listed everywhere: lower-case hex.
impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

/// The algorithms that CRLs and clients may be signed with. The parser would take SHA-1 too.
const SIGNATURE_ALGORITHMS: [Oid; 6] = [
    OID_SIG_ECDSA_WITH_SHA256,
    OID_SIG_ECDSA_WITH_SHA384,
    OID_PKCS1_SHA256WITHRSA,
    OID_PKCS1_SHA384WITHRSA,
    OID_PKCS1_SHA512WITHRSA,
    OID_SIG_ED25519,
];

pub fn is_sound_algorithm(algorithm: &AlgorithmIdentifier) -> bool {
    SIGNATURE_ALGORITHMS.contains(&algorithm.algorithm)
}

/// Whether a certificate is signed by an issuer's key, directly.
pub fn is_signed_by(certificate: &X509Certificate, issuer: &X509Certificate) -> bool {
    is_sound_algorithm(&certificate.signature_algorithm)
        && certificate.verify_signature(Some(issuer.public_key())).is_ok()
}

/// Requires that a certificate is in force, both ends included (§4.1.2.5).
pub fn require_in_date(validity: &Validity) -> Result<(), Problem> {
    let (begin, end) = (validity.not_before.timestamp(), validity.not_after.timestamp());
    if (begin..=end).contains(&now()) {
        return Ok(());
    }
    Err(Problem::new(format!("it is valid from {} until {} only", instant(begin), instant(end))))
}

/// SHA-256.
pub fn sha256(octets: &[u8]) -> impl AsRef<[u8]> {
    digest(&SHA256, octets)
}

/// The present second.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.ok().and_then(|since| since.as_secs().try_into().ok()).unwrap_or(i64::MAX) // closed: everything has expired
}

/// A second as people and JSON have it.
pub fn instant(seconds: i64) -> String {
    let Ok(time) = ASN1Time::from_timestamp(seconds) else { return seconds.to_string() };
    let at = time.to_datetime();
    let (year, month, day) = (at.year(), at.month() as u8, at.day());
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", at.hour(), at.minute(), at.second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_serial_number_is_written_as_on_the_crl() {
        let text = |octets: &[u8]| Serial::parse(octets).map(|serial| serial.to_string());
        assert_eq!(text(&[0x0a, 0x1b]), Ok("0a1b".into()));
        assert_eq!(text(&[0x00, 0xff]), Ok("ff".into()));
    }

    #[test]
    fn a_serial_number_is_positive() {
        for octets in [&[][..], &[0], &[0x80], &[0xff, 1]] {
            assert!(Serial::parse(octets).is_err(), "{octets:?}");
        }
    }

    #[test]
    fn a_second_is_written_in_iso_8601() {
        assert_eq!(instant(0), "1970-01-01T00:00:00Z");
        assert_eq!(instant(1_795_348_799), "2026-11-22T11:59:59Z");
    }
}
