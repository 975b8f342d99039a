//! `config.json`: what the server was told when it was exported. Unknown and missing settings are errors.

use std::net::IpAddr;
use std::num::{NonZeroU16, NonZeroU32, NonZeroUsize};
use std::path::Path;
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};
use serde::{Deserialize, Deserializer, de::Error};

use crate::front::Block;
use crate::problem::Problem;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Config {
    pub recipe: Recipe,
    #[serde(deserialize_with = "some")]
    pub hosts: Vec<Host>,
    pub listen: Listen,
    /// Where there is a health check, if anywhere. The setting is there in any case.
    #[serde(deserialize_with = "Option::deserialize")]
    pub health: Option<Listen>,
    /// Those of other sites.
    pub origins: Vec<String>,
    pub clients_without_origin: WithoutOrigin,
    /// Paths at which one may be opened, each exactly as it stands.
    pub web_sockets: Vec<String>,
    /// Whether it is spoken beside HTTP/1.1.
    pub http2: bool,
    /// What stands in front and speaks the PROXY protocol, if anything: nobody else gets an answer then.
    pub proxy_protocol: Vec<Block>,
    pub claims: Vec<ClaimPlace>,
    pub tls: Tls,
    #[serde(deserialize_with = "some")]
    pub headers: Vec<SecurityHeader>,
    pub foreign_headers: ForeignHeaders,
    pub limits: Limits,
    /// Limits that `local.json` has set.
    #[serde(skip)]
    pub own: Vec<String>,
}

/// Headers that nobody may send: names; beginnings of names, in lower case; and names that pass all the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignHeaders {
    #[serde(deserialize_with = "some")]
    pub names: Vec<String>,
    #[serde(deserialize_with = "some")]
    pub beginnings: Vec<String>,
    pub passed: Vec<String>,
}

/// `local.json`: limits of your own, which exports leave alone. Nothing that decides who gets in can be set there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Local {
    limits: serde_json::Map<String, serde_json::Value>,
}

impl Local {
    fn load(directory: &Path) -> Result<Option<Self>, Problem> {
        match std::fs::read_to_string(directory.join("local.json")) {
            Ok(text) => Ok(Some(serde_json::from_str(&text)?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// Where all of this came from. Only the pin is a setting: the CA that `tls/client-ca.pem` must hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Recipe {
    #[serde(rename = "target")]
    pub _target: String,
    #[serde(rename = "versions")]
    pub _versions: String,
    #[serde(rename = "guideline")]
    pub _guideline: String,
    pub pin: String,
    #[serde(rename = "exportedAt")]
    pub _exported_at: String,
}

/// A host that the server answers for, and the origin of its pages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    pub name: String,
    pub origin: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listen {
    pub address: IpAddr,
    pub port: NonZeroU16,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum WithoutOrigin {
    Refuse,
    Allow,
}

/// A claim: its name, its type, and where certificates carry it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "ClaimSetting")]
pub struct ClaimPlace {
    pub name: String,
    pub kind: ClaimType,
    pub place: Place,
}

#[derive(Debug)]
pub enum Place {
    /// An extension of its own, by its OID.
    Extension(String),
    /// The end of a URI, after this beginning.
    Uri(String),
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum ClaimType {
    String,
    Strings,
    Integer,
    Boolean,
    Time,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimSetting {
    name: String,
    #[serde(rename = "type")]
    kind: ClaimType,
    oid: Option<String>,
    uri: Option<String>,
}

impl TryFrom<ClaimSetting> for ClaimPlace {
    type Error = String;

    fn try_from(claim: ClaimSetting) -> Result<Self, String> {
        let ClaimSetting { name, kind, oid, uri } = claim;
        let place = match (oid, uri) {
            (Some(oid), None) => Place::Extension(oid),
            (None, Some(uri)) if !uri.is_empty() && kind == ClaimType::String => Place::Uri(uri),
            _ => return Err(format!("the claim {name} needs an oid, or is a string and needs a uri")),
        };
        Ok(Self { name, kind, place })
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    #[serde(deserialize_with = "some")]
    pub versions: Vec<String>,
    #[serde(deserialize_with = "some")]
    pub ciphers: Vec<String>,
    #[serde(deserialize_with = "some")]
    pub groups: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecurityHeader {
    #[serde(deserialize_with = "parsed")]
    pub name: HeaderName,
    #[serde(deserialize_with = "parsed")]
    pub value: HeaderValue,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Limits {
    /// Clients at a time.
    pub connections: NonZeroU32,
    pub connection_seconds: Seconds,
    /// Handshakes at a time; one more takes the place of the oldest.
    pub handshakes: NonZeroUsize,
    pub handshake_seconds: Seconds,
    /// How long a connection may be without a request, and how long the head of one may take to come.
    pub idle_seconds: Seconds,
    pub request_seconds: Seconds,
    pub shutdown_seconds: Seconds,
    #[serde(deserialize_with = "header_bytes")]
    pub header_bytes: u32,
    pub body_bytes: NonZeroUsize,
}

/// A number of seconds, not zero.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Seconds(NonZeroU32);

impl From<Seconds> for Duration {
    fn from(seconds: Seconds) -> Self {
        Self::from_secs(seconds.0.get().into())
    }
}

impl Config {
    pub fn load(directory: &Path) -> Result<Self, Problem> {
        let name = "config.json";
        let text = std::fs::read_to_string(directory.join(name)).map_err(|error| Problem::from(error).of(name))?;
        let mut config: Self = serde_json::from_str(&text).map_err(|error| Problem::from(error).of(name))?;
        let local = Local::load(directory).map_err(|problem| problem.of("local.json"))?;
        if let (Some(local), Ok(mut all)) = (local, serde_json::from_str::<serde_json::Value>(&text)) {
            config.own = local.limits.keys().cloned().collect();
            for (limit, value) in local.limits {
                all["limits"][limit] = value;
            }
            let limits = all["limits"].take();
            config.limits = serde_json::from_value(limits).map_err(|error| Problem::from(error).of("local.json"))?;
        }
        Ok(config)
    }

    /// The host that a handshake was for; an address is never sent as SNI (RFC 6066 §3).
    pub fn host_of(&self, server_name: Option<&str>) -> Option<&Host> {
        self.hosts.iter().find(|Host { name, .. }| match server_name {
            Some(asked) => name.eq_ignore_ascii_case(asked),
            None => name.parse::<IpAddr>().is_ok(),
        })
    }

    pub fn has_claim(&self, name: &str) -> bool {
        self.claims.iter().any(|claim| claim.name == name)
    }
}

pub fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let list = Vec::deserialize(deserializer)?;
    if list.is_empty() { Err(D::Error::invalid_length(0, &"at least one")) } else { Ok(list) }
}

fn parsed<'de, D: Deserializer<'de>, T: TryFrom<String>>(deserializer: D) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    T::try_from(text).map_err(|_| D::Error::custom("not a header that HTTP can carry"))
}

/// hyper reads into no less than this.
const LEAST_HEADER_BYTES: u32 = 8192;

fn header_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let bytes = u32::deserialize(deserializer)?;
    if bytes < LEAST_HEADER_BYTES {
        return Err(D::Error::custom(format!("headerBytes is less than {LEAST_HEADER_BYTES}")));
    }
    Ok(bytes)
}
