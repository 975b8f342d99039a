//! Who is calling: read from the certificate itself, and given to handlers as an extractor.

use std::collections::{BTreeMap, HashSet};

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use data_encoding::HEXLOWER;
use serde::Serialize;
use x509_parser::asn1_rs::{Any, Boolean, FromDer, GeneralizedTime, Integer, Sequence, Utf8String};
use x509_parser::prelude::*;

use crate::config::{ClaimPlace, ClaimType, Place};
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::x509::{Serial, instant, sha256, whole};

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
    /// What a certificate says of its subject; `der` is the certificate itself.
    pub fn read(certificate: &X509Certificate, der: &[u8], claims: &[ClaimPlace]) -> Result<Self, Problem> {
        let mut identity = Self {
            uris: Vec::new(),
            dns: Vec::new(),
            emails: Vec::new(),
            serial: Serial::parse(certificate.raw_serial())?.to_string(),
            fingerprint: HEXLOWER.encode(sha256(der).as_ref()),
            claims: BTreeMap::new(),
        };
        if let Some(names) = certificate.subject_alternative_name()? {
            if names.value.general_names.is_empty() {
                return Err(Problem::new("its subjectAltName holds no name"));
            }
            for name in &names.value.general_names {
                match name {
                    GeneralName::URI(uri) => identity.uris.push(certifiable(uri, is_uri)?),
                    GeneralName::DNSName(dns) => identity.dns.push(certifiable(dns, is_host)?),
                    GeneralName::RFC822Name(email) => identity.emails.push(certifiable(email, is_mailbox)?),
                    GeneralName::IPAddress(octets) if ![4, 16].contains(&octets.len()) => {
                        return Err(Problem::new("an IP address has a wrong length"));
                    }
                    GeneralName::Invalid(..) => return Err(Problem::new("a name is malformed")),
                    _ => (),
                }
            }
        }
        for claim in claims {
            if let Some(value) = find_claim(claim, certificate, &identity.uris)? {
                identity.claims.insert(claim.name.clone(), value);
            }
        }
        Ok(identity)
    }

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

/// A claim's value, strictly of its type: another type in its place makes the certificate malformed.
fn find_claim(claim: &ClaimPlace, certificate: &X509Certificate, uris: &[String]) -> Result<Option<Claim>, Problem> {
    match &claim.place {
        Place::Uri(beginning) => {
            let mut ends = uris.iter().filter_map(|uri| uri.strip_prefix(beginning));
            match (ends.next(), ends.next()) {
                (Some(end), None) => claim_text(end.to_owned()).map(|text| Some(Claim::String(text))),
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
        ClaimType::String => Claim::String(claim_text(whole(Utf8String::from_der(der))?.string())?),
        ClaimType::Strings => {
            let list = whole(Sequence::from_der(der))?;
            let strings = list.der_iter::<Utf8String, _>().map(|one| one.map(|text| text.string()));
            let strings = strings.collect::<Result<Vec<_>, asn1_rs::Error>>()?;
            if strings.is_empty() || strings.iter().collect::<HashSet<_>>().len() < strings.len() {
                return Err(Problem::new("a list is empty or repeats itself"));
            }
            Claim::Strings(strings.into_iter().map(claim_text).collect::<Result<_, _>>()?)
        }
        ClaimType::Integer => match whole(Integer::from_der(der))?.as_i64()? {
            exact if exact.unsigned_abs() <= MOST_EXACT => Claim::Integer(exact),
            _ => return Err(Problem::new("an integer is too large")),
        },
        ClaimType::Boolean => Claim::Boolean(whole(Boolean::from_der(der))?.bool()),
        ClaimType::Time => {
            // To the second, and in UTC: DER alone would allow fractions.
            let text = whole(Any::from_der(der))?;
            if !matches!(text.data, [digits @ .., b'Z'] if digits.len() == 14 && digits.iter().all(u8::is_ascii_digit))
            {
                return Err(Problem::new("a time is malformed"));
            }
            match whole(GeneralizedTime::from_der(der))?.utc_datetime()?.unix_timestamp() {
                seconds @ FIRST_SECOND.. => Claim::Time(instant(seconds)),
                _ => return Err(Problem::new("a time is malformed")),
            }
        }
    })
}

/// The integers that readers in every language hold exactly.
const MOST_EXACT: u64 = (1 << 53) - 1;

/// 1950, the first year that certificates can say (RFC 5280 §4.1.2.5).
const FIRST_SECOND: i64 = -631_152_000;

/// What is told is compared, printed and put into headers: a name that nobody may certify (§4.2.1.6) is told to nobody.
fn certifiable(name: &str, is_formed: fn(&str) -> bool) -> Result<String, Problem> {
    if is_formed(name) {
        return Ok(name.to_owned());
    }
    Err(Problem::new("a name is not one that may be certified"))
}

/// Labels of letters, digits and hyphens, the last of them no number, for that reads as an address. A wildcard is none of a
/// client's.
fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    name.len() <= 253 && name.split('.').all(is_label) && !last.bytes().all(|octet| octet.is_ascii_digit())
}

/// A dot-atom at a host.
fn is_mailbox(name: &str) -> bool {
    let is_atom = |atom: &str| {
        let sound = |octet: u8| octet.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&octet);
        !atom.is_empty() && atom.bytes().all(sound)
    };
    name.split_once('@')
        .is_some_and(|(local, host)| local.len() <= 64 && local.split('.').all(is_atom) && is_host(host))
}

/// Absolute, in the characters of RFC 3986, and with a host wherever there is an authority; of users it names none.
fn is_uri(name: &str) -> bool {
    let Some((scheme, rest)) = name.split_once(':') else { return false };
    let in_scheme = |octet: u8| octet.is_ascii_alphanumeric() || b"+.-".contains(&octet);
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(in_scheme);
    let in_rest = |octet: u8| octet.is_ascii_alphanumeric() || b"_.~:/?#[]@!$&'()*+,;=-%".contains(&octet);
    let is_escape = |after: &str| after.len() >= 2 && after.bytes().take(2).all(|octet| octet.is_ascii_hexdigit());
    let is_rest = !rest.is_empty() && rest.bytes().all(in_rest) && rest.split('%').skip(1).all(is_escape);
    is_scheme && is_rest && rest.strip_prefix("//").is_none_or(starts_with_host)
}

fn starts_with_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (is_host, port) = match authority.strip_prefix('[').and_then(|bracketed| bracketed.split_once(']')) {
        Some((address, port)) => {
            let sound = |octet: u8| octet.is_ascii_hexdigit() || b":.".contains(&octet);
            (!address.is_empty() && address.bytes().all(sound), port)
        }
        None => {
            let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
            let sound = |octet: u8| octet.is_ascii_alphanumeric() || b"._-".contains(&octet);
            (!host.is_empty() && host.bytes().all(sound), port)
        }
    };
    let digits = port.strip_prefix(':').unwrap_or(port);
    is_host && (port.is_empty() || port.starts_with(':')) && digits.bytes().all(|octet| octet.is_ascii_digit())
}

/// A text that some claim may hold: no quotes, separators, controls, or characters that are not seen or turn the others
/// around.
fn claim_text(text: String) -> Result<String, Problem> {
    let is_fit = |character: char| match character {
        '"' | '\'' | '$' | ',' | ';' | '\\' | '`' | '{' | '}' => false,
        ' '..='~' => true,
        _ => !UNFIT.iter().any(|(first, last)| (*first..=*last).contains(&(character as u32))),
    };
    let length = text.encode_utf16().count();
    if (1..=256).contains(&length) && text.chars().all(is_fit) && !text.starts_with(' ') && !text.ends_with(' ') {
        return Ok(text);
    }
    Err(Problem::new("a claim holds unfit characters"))
}

/// Controls, and beyond ASCII spaces, quotation marks, characters that are not seen or turn others around, and those of
/// private use: first and last.
#[rustfmt::skip]
const UNFIT: &[(u32, u32)] = &[
    (0x0, 0x1f), (0x7f, 0xa0), (0xab, 0xab), (0xad, 0xad), (0xbb, 0xbb),
    (0x34f, 0x34f), (0x600, 0x605), (0x61c, 0x61c), (0x6dd, 0x6dd), (0x70f, 0x70f),
    (0x890, 0x891), (0x8e2, 0x8e2), (0x115f, 0x1160), (0x1680, 0x1680), (0x17b4, 0x17b5),
    (0x180b, 0x180f), (0x2000, 0x200f), (0x2018, 0x201f), (0x2028, 0x202f), (0x2039, 0x203a),
    (0x205f, 0x206f), (0x2e42, 0x2e42), (0x3000, 0x3000), (0x300c, 0x300f), (0x301d, 0x301f),
    (0x3164, 0x3164), (0xe000, 0xf8ff), (0xfdd0, 0xfdef), (0xfe00, 0xfe0f), (0xfe41, 0xfe44),
    (0xfeff, 0xfeff), (0xff02, 0xff02), (0xff07, 0xff07), (0xff62, 0xff63), (0xffa0, 0xffa0),
    (0xfff0, 0xfffb), (0xfffe, 0xffff), (0x110bd, 0x110bd), (0x110cd, 0x110cd), (0x13430, 0x1343f),
    (0x1bca0, 0x1bca3), (0x1d173, 0x1d17a), (0x1fffe, 0x1ffff), (0x2fffe, 0x2ffff), (0x3fffe, 0x10ffff),
];
