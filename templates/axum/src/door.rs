//! The door: every request passes here before the application sees it, and every answer on its way out.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Version, header};
use axum::response::{IntoResponse, Response};
use hyper::upgrade::OnUpgrade;
use tokio::sync::watch;
use tokio::time::timeout;
use tower::ServiceExt;

use crate::at_hand::AtHand;
use crate::config::{Config, ForeignHeaders, Host, WithoutOrigin};
use crate::cors;
use crate::log;
use crate::peer::Peer;
use crate::problem::Problem;
use crate::refusal::{Refusal, Why};
use crate::tls::InForce;

/// Whose connection a request came by. The server puts it on each request.
#[derive(Clone)]
pub struct Caller {
    pub address: IpAddr,
    /// The name that TLS was asked for.
    pub server_name: Option<String>,
    /// Who is there, or what is wrong with the certificate, which each request of the connection meets.
    pub peer: Arc<Result<Peer, Problem>>,
    pub at_hand: AtHand,
}

impl Caller {
    /// Why nobody may be answered on this connection, if so.
    pub fn objection(&self, in_force: &InForce) -> Option<Refusal> {
        match &*self.peer {
            Ok(peer) => peer.objection(in_force),
            Err(problem) => Some(Refusal::new(StatusCode::FORBIDDEN, problem.to_string())),
        }
    }
}

/// What a path with an escape in it is answered.
const UNREAD: &str = "the request target is not a plain path: it can be read in two ways, or has an escape, which access \
    rules take only with \"escapes\": \"decode-once\"";

#[derive(Clone)]
struct Door {
    config: Arc<Config>,
    in_force: watch::Receiver<Arc<InForce>>,
    application: Router,
    web_sockets: Router,
}

/// Where a request goes that may.
enum Way {
    ToItsPage,
    ToAWebSocket,
    /// It only asks what it may send, and this is the answer.
    Back(Response),
}

/// Puts the door around an application, its 404 and 405 too. It is no layer of the application's router: that would come
/// after the routing, too late to say by which path.
pub fn around(
    application: Router,
    web_sockets: Router,
    config: &Arc<Config>,
    in_force: &watch::Receiver<Arc<InForce>>,
) -> Router {
    let application = application.layer(DefaultBodyLimit::max(config.limits.body_bytes.get()));
    let (config, in_force) = (config.clone(), in_force.clone());
    Router::new().fallback(pass).with_state(Door { config, in_force, application, web_sockets })
}

async fn pass(State(door): State<Door>, mut request: Request) -> Response {
    let version = request.version();
    let caller = request.extensions().get::<Caller>().cloned();
    let at_hand = caller.as_ref().map(|caller| caller.at_hand.one_more());
    let target = request.uri().path_and_query().map_or("*", |target| target.as_str());
    let asked = format!("{} {target}", request.method());
    let limit = door.config.limits.request_seconds.into();
    let host = door.config.host_of(caller.as_ref().and_then(|caller| caller.server_name.as_deref()));
    let origin = cors::origin_of(&door.config, host, request.headers());
    let mut response = match door.admit(&mut request) {
        Ok(Way::Back(response)) => response,
        Ok(Way::ToItsPage) => answer(door.application, request, limit).await,
        Ok(Way::ToAWebSocket) => answer(door.web_sockets, request, limit).await,
        Err(refusal) => refusal.into_response(),
    };
    let headers = response.headers_mut();
    for header in &door.config.headers {
        headers.insert(header.name.clone(), header.value.clone());
    }
    cors::share(&door.config, origin, headers);
    if version >= Version::HTTP_2 {
        headers.remove(header::CONNECTION); // RFC 9113 §8.2.2
    }
    if let Some(Caller { address, peer, .. }) = caller {
        let identity = (*peer).as_ref().ok().map(|peer| &peer.identity);
        let why = response.extensions().get::<Why>().map(|Why(why)| why.as_ref());
        log::request(address, identity, &asked, response.status().as_u16(), why);
    }
    match at_hand {
        Some(at_hand) => at_hand.lasts_as_long_as(response),
        None => response,
    }
}

async fn answer(application: Router, request: Request, limit: Duration) -> Response {
    match timeout(limit, application.oneshot(request)).await {
        Ok(Ok(response)) => response,
        Err(_) => Refusal::new(StatusCode::REQUEST_TIMEOUT, "the request took too long").closing().into_response(),
    }
}

impl Door {
    /// Whether a request may reach the application.
    fn admit(&self, request: &mut Request) -> Result<Way, Refusal> {
        let needed = || Refusal::new(StatusCode::FORBIDDEN, "a client certificate is needed").closing();
        let caller = request.extensions_mut().remove::<Caller>().ok_or_else(needed)?;
        let in_force = self.in_force.borrow();
        if let Some(objection) = caller.objection(&in_force) {
            return Err(objection.closing());
        }
        // Without it nobody gets hold of the connection.
        let upgrade = request.extensions_mut().remove::<OnUpgrade>();
        let upgrade = upgrade.filter(|_| self.is_for_a_web_socket(request));
        let host = self.require_right_name(caller.server_name.as_deref(), request)?;
        let escaped = request.uri().path().contains('%');
        let ambiguous = || {
            Refusal::new(
                StatusCode::BAD_REQUEST,
                if escaped { UNREAD } else { "the request target is not a plain path" },
            )
        };
        let path = in_force.access.read_target(request.uri_mut()).ok_or_else(ambiguous)?;
        if in_force.access.is_ambiguous(&path) {
            return Err(Refusal::new(StatusCode::BAD_REQUEST, "the path could be taken for another one"));
        }
        if let Some(answer) = cors::preflight(&self.config, host, request) {
            return Ok(Way::Back(answer));
        }
        remove_foreign_headers(request.headers_mut(), &self.config.foreign_headers);
        let peer = (*caller.peer).as_ref().map_err(|_| needed())?;
        if !in_force.access.allows(&peer.identity, request.method(), &path) {
            return Err(Refusal::new(StatusCode::FORBIDDEN, "this client may not do that"));
        }
        if upgrade.is_some() || ![Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method()) {
            self.require_own_origin(host, request.headers())?;
        }
        // Anybody who asks first whether to send a body is told before sending it (RFC 9110 §10.1.1).
        let length =
            request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        let most = self.config.limits.body_bytes.get();
        if request.headers().contains_key(header::EXPECT) && length.is_some_and(|length: usize| length > most) {
            return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large").closing());
        }
        request.extensions_mut().insert(peer.identity.clone());
        let Some(upgrade) = upgrade else { return Ok(Way::ToItsPage) };
        request.extensions_mut().insert(upgrade);
        Ok(Way::ToAWebSocket)
    }

    /// Whether it asks for a WebSocket, and for nothing else, at one of the paths of the export (RFC 6455 §4.1).
    fn is_for_a_web_socket(&self, request: &Request) -> bool {
        let (headers, path) = (request.headers(), request.uri().path());
        let upgrades: Vec<_> = headers.get_all(header::UPGRADE).iter().collect();
        request.method() == Method::GET
            && request.version() == Version::HTTP_11
            && self.config.web_sockets.iter().any(|one| one == path)
            && matches!(upgrades.as_slice(), [one] if one.as_bytes().eq_ignore_ascii_case(b"websocket"))
            && !headers.contains_key(header::CONTENT_LENGTH)
            && !headers.contains_key(header::TRANSFER_ENCODING)
    }

    /// SNI and Host must both name one host of this server: a request meant for another has no business here (RFC 9110 §7.4).
    fn require_right_name(&self, server_name: Option<&str>, request: &Request) -> Result<&Host, Refusal> {
        let misdirected = |why| Refusal::new(StatusCode::MISDIRECTED_REQUEST, why);
        let host =
            self.config.host_of(server_name).ok_or_else(|| misdirected("this name is not served here").closing())?;
        let named =
            host_of(request).ok_or_else(|| Refusal::new(StatusCode::BAD_REQUEST, "one Host header is needed"))?;
        if named != host.name {
            return Err(misdirected("this host is not served here"));
        }
        Ok(host)
    }

    /// A browser shows the certificate to us on behalf of any page that asks, so an unsafe request must come from a page
    /// of ours: exactly one Origin, and an allowed one. Sec-Fetch-Site speaks only where there is no Origin.
    fn require_own_origin(&self, host: &Host, headers: &HeaderMap) -> Result<(), Refusal> {
        let all = |name: HeaderName| headers.get_all(name).iter().map(|value| value.as_bytes()).collect::<Vec<_>>();
        let (origins, sites) = (all(header::ORIGIN), all(HeaderName::from_static("sec-fetch-site")));
        let own = match (origins.as_slice(), sites.as_slice()) {
            ([origin], _) => self.config.origins.iter().chain([&host.origin]).any(|own| own.as_bytes() == *origin),
            ([], [site]) => *site == b"same-origin",
            ([], []) => self.config.clients_without_origin == WithoutOrigin::Allow,
            _ => false,
        };
        if own {
            return Ok(());
        }
        if origins.is_empty() && sites.is_empty() {
            let origin = &host.origin;
            return Err(Refusal::new(
                StatusCode::FORBIDDEN,
                format!(
                    "a request that changes something must say where it comes from: send the header \"Origin: {origin}\", or \
                     have this server exported with --without-origin allow"
                ),
            ));
        }
        Err(Refusal::new(StatusCode::FORBIDDEN, "requests that change something are taken from this origin only"))
    }
}

/// The host that a request names, in lower case. HTTP/1.1 does so in one Host header, HTTP/2 in `:authority`.
fn host_of(request: &Request) -> Option<String> {
    let hosts: Vec<_> = request.headers().get_all(header::HOST).iter().collect();
    let stated = match (request.uri().authority(), hosts.as_slice()) {
        (None, [host]) if request.version() < Version::HTTP_2 => host.to_str().ok()?,
        (Some(authority), []) if request.version() == Version::HTTP_2 => authority.as_str(),
        (Some(authority), [host]) if request.version() == Version::HTTP_2 && authority.as_str() == *host => {
            authority.as_str()
        }
        _ => return None,
    };
    let authority: Authority = stated.parse().ok()?;
    let (host, rest) = (authority.host(), stated.strip_prefix(authority.host())?);
    let port = rest.is_empty() || authority.port_u16().is_some_and(|port| rest == format!(":{port}"));
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    port.then(|| bare.to_ascii_lowercase())
}

/// X_SSL_Cert is X-SSL-Cert to some readers.
fn spell(name: &str) -> String {
    name.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}

/// Takes off what proxies tell an identity by, or clients another method or path. Nothing that reads requests stands before this server, so
/// anybody who sends one is lying. The log says so at first sight of a name.
fn remove_foreign_headers(headers: &mut HeaderMap, foreign: &ForeignHeaders) {
    let is_foreign = |name: &&HeaderName| {
        let spelling = spell(name.as_str());
        let is = |names: &[String]| names.iter().any(|name| spell(name) == spelling);
        !is(&foreign.passed)
            && (is(&foreign.names)
                || foreign.beginnings.iter().any(|beginning| spelling.starts_with(beginning.as_str())))
    };
    let forged: Vec<_> = headers.keys().filter(is_foreign).cloned().collect();
    for name in forged {
        headers.remove(&name);
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() < 100 && seen.insert(name.to_string()) {
            log::note(&format!(
                "took off the header {name}, which would tell an identity; README.md says how to let it through"
            ));
        }
    }
}

static SEEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn one_host_is_named_and_its_port_is_a_number() {
        let host = |version: Version, uri: &str, hosts: &[&str]| {
            let mut request = Request::builder().version(version).uri(uri);
            for host in hosts {
                request = request.header(header::HOST, *host);
            }
            host_of(&request.body(Body::empty()).ok()?)
        };
        let (old, new) = (Version::HTTP_11, Version::HTTP_2);
        assert_eq!(host(old, "/", &["API.internal:8443"]).as_deref(), Some("api.internal"));
        assert_eq!(host(old, "/", &["[::1]:1"]).as_deref(), Some("::1"));
        assert_eq!(host(new, "https://api.internal/", &[]).as_deref(), Some("api.internal"));
        for hosts in [&[][..], &["a", "a"], &["a@b"], &["a:1:2"], &["a:"], &["a b"], &["a:99999"], &["a/"]] {
            assert_eq!(host(old, "/", hosts), None, "{hosts:?}");
        }
        assert_eq!(host(old, "https://a/", &["a"]), None);
        assert_eq!(host(new, "https://a/", &["b"]), None);
        assert_eq!(host(new, "/", &["a"]), None);
    }

    #[test]
    fn headers_that_pretend_to_tell_an_identity_are_removed_in_every_spelling() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let foreign = ForeignHeaders {
            names: list(&["Forwarded", "X-User", "X-Real-IP"]),
            beginnings: list(&["client-cert", "x-ssl-client", "x-client-cert"]),
            passed: list(&["X-Real-IP"]),
        };
        let mut headers = HeaderMap::new();
        for name in ["x-ssl-client-cert", "x_ssl_client_verify", "client-cert", "x-client.cert", "forwarded", "x_user"]
        {
            headers.append(HeaderName::from_static(name), header::HeaderValue::from_static("x"));
        }
        for name in ["x-client-info", "x-real-ip", "x-users"] {
            headers.append(HeaderName::from_static(name), header::HeaderValue::from_static("x"));
        }
        remove_foreign_headers(&mut headers, &foreign);
        let mut left: Vec<_> = headers.keys().map(HeaderName::as_str).collect();
        left.sort_unstable();
        assert_eq!(left, ["x-client-info", "x-real-ip", "x-users"]);
    }
}
