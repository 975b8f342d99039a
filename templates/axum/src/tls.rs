//! What is in force: the one client CA, its CRL, the server's certificate, TLS made of them, and the access rules.

use std::cell::RefCell;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use data_encoding::BASE64;
use rustls::client::danger::HandshakeSignatureValid;
use rustls::client::verify_server_name;
use rustls::crypto::aws_lc_rs::{cipher_suite, default_provider, kx_group};
use rustls::crypto::{CryptoProvider, SupportedKxGroup};
use rustls::pki_types::pem::{PemObject, SectionKind};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::server::{NoServerSessionStorage, ParsedCertificate, WebPkiClientVerifier};
use rustls::{
    DigitallySignedStruct, DistinguishedName, RootCertStore, ServerConfig, SignatureScheme, SupportedCipherSuite,
    SupportedProtocolVersion, version,
};

use crate::access::Access;
use crate::config::{Config, Host};
use crate::crl::Crl;
use crate::problem::Problem;
use crate::x509::{instant, is_signed_by, now, parse_certificate, read_only_pem, read_pem, require_in_date, sha256};

const ANCHOR: &str = "tls/client-ca.pem";
const CRL: &str = "tls/client-crl.pem";
const CHAIN: &str = "tls/server-chain.pem";
const KEY: &str = "tls/server-key.pem";

/// Everything that was read from `tls/` and `access.json`, checked. Replaced as a whole, or not at all.
#[derive(Clone)]
pub struct InForce {
    pub tls: Arc<ServerConfig>,
    pub anchor: CertificateDer<'static>,
    pub crl: Arc<Crl>,
    /// Those that came before their time by this clock: not in force, but whom they name is refused.
    pub early: Vec<Arc<Crl>>,
    pub access: Arc<Access>,
    anchor_not_before: i64,
    anchor_not_after: i64,
    pin: String,
    server_not_after: i64,
    own: Vec<String>,
}

impl InForce {
    /// Reads and checks all of `tls/`, and `access.json`. With one bad file, none of it is taken.
    pub fn load(directory: &Path, config: &Config, previous: Option<&Self>) -> Result<Self, Problem> {
        let access = Arc::new(Access::load(directory, &config.claims)?);
        let anchor = load_anchor(directory, &config.recipe.pin).map_err(|problem| problem.of(ANCHOR))?;
        let parsed = parse_certificate(&anchor)?;
        let anchor_not_before = parsed.validity().not_before.timestamp();
        let anchor_not_after = parsed.validity().not_after.timestamp();
        let crl = Crl::load(directory, CRL, &parsed, previous.map(|previous| &*previous.crl));
        let crl = Arc::new(crl.map_err(|problem| problem.of(CRL))?);
        let chain = load_chain(directory, &config.hosts).map_err(|problem| problem.of(CHAIN))?;
        let server_not_after = parse_certificate(&chain[0])?.validity().not_after.timestamp();
        let key = PrivateKeyDer::from_pem_file(directory.join(KEY)).map_err(|error| Problem::from(error).of(KEY))?;
        let tls = Arc::new(configure(config, &anchor, &crl, chain, key)?);
        let (pin, own) = (config.recipe.pin.clone(), config.own.clone());
        let early = previous.map_or(&[][..], |previous| &previous.early);
        let early = early.iter().filter(|early| !crl.replaces(early)).cloned().collect();
        Ok(Self { tls, anchor, crl, early, access, anchor_not_before, anchor_not_after, pin, server_not_after, own })
    }

    /// Why nobody at all can be let in, if so.
    pub fn why_nobody(&self) -> Option<&'static str> {
        if now() < self.anchor_not_before {
            return Some("the client CA is from the future: nobody can be let in");
        }
        if now() > self.anchor_not_after {
            return Some("the client CA has expired: nobody can be let in");
        }
        if self.crl.is_early() {
            return Some("the CRL is from the future: nobody can be let in");
        }
        self.crl.is_expired().then_some("the CRL has expired: nobody can be let in")
    }

    /// The same, and whom the CRL in the folder names, where that is good but from the future.
    pub fn with_early(&self, directory: &Path) -> Option<Self> {
        let early = Crl::load_early(directory, CRL, &parse_certificate(&self.anchor).ok()?, &self.crl)?;
        let mut kept = self.clone();
        kept.early.retain(|before| !early.replaces(before));
        kept.early.push(Arc::new(early));
        Some(kept)
    }
}

impl fmt::Display for InForce {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { pin, crl, access, server_not_after, own, .. } = self;
        let end = instant(*server_not_after);
        write!(f, "client CA sha256/{pin}, {crl}, server certificate until {end}, {access}")?;
        if own.is_empty() { Ok(()) } else { write!(f, ", local.json sets {}", own.join(", ")) }
    }
}

/// Every setting of TLS, at the start and at each reload: a reload that went another way could forget one of them.
fn configure(
    config: &Config,
    anchor: &CertificateDer<'static>,
    crl: &Crl,
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
) -> Result<ServerConfig, Problem> {
    let settings = &config.tls;
    let provider = Arc::new(CryptoProvider {
        cipher_suites: chosen(&settings.ciphers, SUITES)?,
        kx_groups: chosen(&settings.groups, GROUPS)?,
        ..default_provider()
    });
    let mut roots = RootCertStore::empty();
    roots.add(anchor.clone())?;
    // Without a CRL this verifier would not check revocation at all. Here there is always exactly one.
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider.clone())
        .with_crls([crl.der.clone()])
        .enforce_revocation_expiration()
        .build()?;
    let verifier = Arc::new(Remembering(verifier));
    let mut tls = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&chosen(&settings.versions, VERSIONS)?)?
        .with_client_cert_verifier(verifier)
        .with_single_cert(chain, key)
        .map_err(|error| Problem::from(error).of(KEY))?;
    let protocols: &[&[u8]] = if config.http2 { &[b"h2", b"http/1.1"] } else { &[b"http/1.1"] };
    tls.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    // A resumed session would bring back a client that was revoked meanwhile.
    tls.session_storage = Arc::new(NoServerSessionStorage {});
    tls.send_tls13_tickets = 0;
    Ok(tls)
}

tokio::task_local! {
    /// The certificate that this task's handshake was refused for. The error of a handshake does not say whose it was.
    pub static REFUSED: RefCell<Option<Vec<u8>>>;
}

/// Decides as the verifier in it does, and remembers whom it refused, for the log.
#[derive(Debug)]
struct Remembering(Arc<dyn ClientCertVerifier>);

impl ClientCertVerifier for Remembering {
    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer,
        intermediates: &[CertificateDer],
        now: UnixTime,
    ) -> Result<ClientCertVerified, rustls::Error> {
        let verdict = self.0.verify_client_cert(end_entity, intermediates, now);
        if verdict.is_err() {
            let _ = REFUSED.try_with(|refused| refused.replace(Some(end_entity.to_vec())));
        }
        verdict
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        self.0.root_hint_subjects()
    }

    fn client_auth_mandatory(&self) -> bool {
        self.0.client_auth_mandatory()
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

/// The one certificate whose key vouches for clients. Its own dates count as well, which rustls would not look at.
fn load_anchor(directory: &Path, expected: &str) -> Result<CertificateDer<'static>, Problem> {
    let der = CertificateDer::from(read_only_pem(directory, ANCHOR, SectionKind::Certificate)?);
    let anchor = parse_certificate(&der)?;
    let pin = BASE64.encode(sha256(anchor.public_key().raw).as_ref());
    if pin != expected {
        return Err(Problem::new(format!("its pin is {pin}, not {expected}")));
    }
    if !anchor.is_ca() || anchor.subject() != anchor.issuer() || !is_signed_by(&anchor, &anchor) {
        return Err(Problem::new("it is not a self-signed CA certificate"));
    }
    require_in_date(anchor.validity())?;
    Ok(der)
}

/// The server's certificate, which is for each host and in date, and what stands between it and its own anchor.
fn load_chain(directory: &Path, hosts: &[Host]) -> Result<Vec<CertificateDer<'static>>, Problem> {
    let chain = read_pem(directory, CHAIN, SectionKind::Certificate)?;
    let chain: Vec<_> = chain.into_iter().map(CertificateDer::from).collect();
    let [server, ..] = chain.as_slice() else { return Err(Problem::new("it holds no certificate")) };
    let certificate = ParsedCertificate::try_from(server)?;
    for Host { name, .. } in hosts {
        verify_server_name(&certificate, &ServerName::try_from(name.as_str())?)
            .map_err(|_| Problem::new(format!("its certificate is not for {name}")))?;
    }
    require_in_date(parse_certificate(server)?.validity())?;
    Ok(chain)
}

/// The settings of `config.json` in the words of rustls. A name that is not here is an error, not something left out.
fn chosen<T: Copy>(names: &[String], known: &[(&str, T)]) -> Result<Vec<T>, Problem> {
    let find = |name: &String| known.iter().find(|(word, _)| word == name).map(|(_, value)| *value);
    let unknown = |name| Problem::new(format!("{name} is not known here")).of("config.json");
    names.iter().map(|name| find(name).ok_or_else(|| unknown(name))).collect()
}

const VERSIONS: &[(&str, &SupportedProtocolVersion)] = &[("1.2", &version::TLS12), ("1.3", &version::TLS13)];

const SUITES: &[(&str, SupportedCipherSuite)] = &[
    ("TLS_AES_128_GCM_SHA256", cipher_suite::TLS13_AES_128_GCM_SHA256),
    ("TLS_AES_256_GCM_SHA384", cipher_suite::TLS13_AES_256_GCM_SHA384),
    ("TLS_CHACHA20_POLY1305_SHA256", cipher_suite::TLS13_CHACHA20_POLY1305_SHA256),
    ("ECDHE-ECDSA-AES128-GCM-SHA256", cipher_suite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256),
    ("ECDHE-ECDSA-AES256-GCM-SHA384", cipher_suite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384),
    ("ECDHE-ECDSA-CHACHA20-POLY1305", cipher_suite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256),
    ("ECDHE-RSA-AES128-GCM-SHA256", cipher_suite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256),
    ("ECDHE-RSA-AES256-GCM-SHA384", cipher_suite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384),
    ("ECDHE-RSA-CHACHA20-POLY1305", cipher_suite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256),
];

const GROUPS: &[(&str, &dyn SupportedKxGroup)] = &[
    ("X25519MLKEM768", kx_group::X25519MLKEM768),
    ("X25519", kx_group::X25519),
    ("P-256", kx_group::SECP256R1),
    ("P-384", kx_group::SECP384R1),
];
