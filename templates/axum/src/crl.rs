//! The CRL of the client CA: what makes one good enough to replace the one in force (RFC 5280 §5).

use std::collections::HashSet;
use std::path::Path;

use rustls::pki_types::CertificateRevocationListDer;
use rustls::pki_types::pem::SectionKind;
use x509_parser::num_bigint::BigUint;
use x509_parser::prelude::*;

use crate::problem::Problem;
use crate::x509::{Serial, instant, is_sound_algorithm, now, read_only_pem, whole};

/// Extensions of a CRL or its entries by which it is a part of a list, or speaks of other CAs' certificates: partial it is
/// also where its issuer forgot to mark them critical (§5.2.4, §5.2.5, §5.3.3; X.509 §9.5, §9.6).
const PARTIAL: [&str; 8] =
    ["2.5.29.27", "2.5.29.28", "2.5.29.29", "2.5.29.44", "2.5.29.45", "2.5.29.58", "2.5.29.59", "2.5.29.63"];

/// A CRL that is whole, signed by the anchor, and in date when it was loaded.
pub struct Crl {
    pub der: CertificateRevocationListDer<'static>,
    number: BigUint,
    pub this_update: i64,
    next_update: i64,
    revoked: HashSet<Serial>,
}

impl Crl {
    /// Reads and checks a CRL file. The library that checks clients would also take one that is expired or of another
    /// CA, and then refuse everybody; such a list must not get that far.
    pub fn load(
        directory: &Path,
        path: &str,
        anchor: &X509Certificate,
        previous: Option<&Self>,
    ) -> Result<Self, Problem> {
        let crl = Self::parse(read_only_pem(directory, path, SectionKind::Crl)?.into(), anchor)?;
        if let Some(previous) = previous {
            crl.require_newer(previous)?;
        }
        if crl.is_expired() {
            return Err(Problem::new(format!("it expired at {}", instant(crl.next_update))));
        }
        if crl.is_early() {
            let begin = instant(crl.this_update);
            let problem = format!("it is from the future, {begin}: it is taken then, and whom it names is refused now");
            return Err(Problem::new(problem));
        }
        Ok(crl)
    }

    /// The CRL of a file that is good in all but its time, which has not come.
    pub fn load_early(directory: &Path, path: &str, anchor: &X509Certificate, previous: &Self) -> Option<Self> {
        let crl = Self::parse(read_only_pem(directory, path, SectionKind::Crl).ok()?.into(), anchor).ok()?;
        (crl.require_newer(previous).is_ok() && crl.is_early()).then_some(crl)
    }

    /// Whom a CRL from the future names stays refused until a newer one is in force, or that one in its time.
    pub fn replaces(&self, early: &Self) -> bool {
        self.number > early.number || self.der == early.der
    }

    /// Numbers rise, and no two CRLs have one (§5.2.3); the same file again is no other.
    fn require_newer(&self, previous: &Self) -> Result<(), Problem> {
        let number = &self.number;
        if previous.number > *number {
            return Err(Problem::new(format!("CRL {} is in force, newer than {number}", previous.number)));
        }
        if previous.number == *number && previous.der != self.der {
            let problem = format!("another CRL {number} is in force, and no two have one number (RFC 5280 §5.2.3)");
            return Err(Problem::new(problem));
        }
        Ok(())
    }

    fn parse(der: CertificateRevocationListDer<'static>, anchor: &X509Certificate) -> Result<Self, Problem> {
        let list = whole(CertificateRevocationList::from_der(&der))?;
        let tbs = &list.tbs_cert_list;
        // The signature first: nothing else of the list is believed, or shown to another parser, before that.
        let signed = tbs.signature == list.signature_algorithm
            && is_sound_algorithm(&list.signature_algorithm)
            && list.verify_signature(anchor.public_key()).is_ok();
        if !signed {
            return Err(Problem::new("it is not signed by the pinned CA"));
        }
        if list.issuer().as_raw() != anchor.subject().as_raw() {
            return Err(Problem::new("its issuer is not the name of the pinned CA, octet for octet"));
        }
        if list.version() != Some(X509Version::V2) {
            return Err(Problem::new("it is not a version 2 CRL"));
        }
        let of_entries = list.iter_revoked_certificates().flat_map(|entry| entry.extensions());
        for extension in list.extensions().iter().chain(of_entries) {
            let oid = extension.oid.to_id_string();
            if PARTIAL.contains(&oid.as_str()) {
                return Err(Problem::new(format!("it does not speak for every certificate, by its extension {oid}")));
            }
            if extension.critical {
                return Err(Problem::new(format!("its critical extension {oid} is not understood")));
            }
        }
        let number = list.crl_number().cloned().ok_or_else(|| Problem::new("it has no CRL number"))?;
        let next_update = list.next_update().ok_or_else(|| Problem::new("it has no nextUpdate"))?.timestamp();
        let this_update = list.last_update().timestamp();
        // A number that no certificate has is passed over: to refuse the list would let in the others that it names.
        let revoked =
            list.iter_revoked_certificates().filter_map(|entry| Serial::parse(entry.raw_serial()).ok()).collect();
        Ok(Self { number, this_update, next_update, revoked, der })
    }

    pub fn lists(&self, serial: &Serial) -> bool {
        self.revoked.contains(serial)
    }

    pub fn is_early(&self) -> bool {
        now() < self.this_update
    }

    pub fn is_expired(&self) -> bool {
        now() > self.next_update
    }

    pub fn end(&self) -> String {
        instant(self.next_update)
    }

    /// When it ends, from the half of its life on.
    pub fn nears_its_end(&self) -> Option<String> {
        let half = self.this_update + (self.next_update - self.this_update) / 2;
        (now() > half).then(|| instant(self.next_update))
    }
}

impl std::fmt::Display for Crl {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let (number, revoked, end) = (&self.number, self.revoked.len(), instant(self.next_update));
        write!(f, "CRL {number} with {revoked} revoked until {end}")
    }
}
