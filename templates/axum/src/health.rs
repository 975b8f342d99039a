//! The health check: says in the clear, to anybody, that the server is there and until when its CRL is, or why nobody can be let
//! in. It answers to one path, knows nobody, and writes no log.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::config::{Config, Listen};
use crate::places::{Place, Places};
use crate::problem::Problem;
use crate::tls::InForce;

/// Connections at a time; the oldest makes room for one more.
const MOST: usize = 64;
/// How long one may take from its first octet to its last.
const LONGEST: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Health {
    config: Arc<Config>,
    in_force: watch::Receiver<Arc<InForce>>,
}

/// Opens its port.
pub async fn open(place: &Listen) -> Result<TcpListener, Problem> {
    let problem = |error| Problem::new(format!("cannot listen for health checks: {error}"));
    TcpListener::bind((place.address, place.port.get())).await.map_err(problem)
}

/// Answers until it is dropped.
pub async fn serve(listener: TcpListener, config: Arc<Config>, in_force: watch::Receiver<Arc<InForce>>) {
    let places = Places::new(MOST);
    let app = Router::new().fallback(check).with_state(Health { config, in_force });
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(converse(stream, app.clone(), places.take(())))),
            Err(_) => sleep(Duration::from_millis(100)).await, // out of file descriptors, for example
        }
    }
}

async fn converse(stream: TcpStream, app: Router, mut place: Place) {
    let mut builder = Builder::new(TokioExecutor::new()).http1_only();
    builder.http1().timer(TokioTimer::new()).keep_alive(false);
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
    tokio::select! {
        _ = timeout(LONGEST, connection) => (),
        _ = &mut place.displaced => (),
    }
}

async fn check(State(health): State<Health>, request: Request) -> Response {
    let in_force = health.in_force.borrow().clone();
    let known = [Method::GET, Method::HEAD].contains(request.method());
    let (status, text) = match (request.uri().to_string().as_str(), known, in_force.why_nobody()) {
        ("/health", true, None) => (StatusCode::OK, format!("listening, CRL until {}", in_force.crl.end())),
        ("/health", true, Some(why)) => (StatusCode::SERVICE_UNAVAILABLE, why.to_owned()),
        ("/health", false, _) => (StatusCode::METHOD_NOT_ALLOWED, "this method is not served here".to_owned()),
        _ => (StatusCode::NOT_FOUND, "there is nothing here".to_owned()),
    };
    let mut response = (status, format!("{text}\n")).into_response();
    let headers = response.headers_mut();
    // In the clear, a browser would not listen to that one, and must not be sent it (RFC 6797 §7.2).
    for field in health.config.headers.iter().filter(|field| field.name != header::STRICT_TRANSPORT_SECURITY) {
        headers.insert(field.name.clone(), field.value.clone());
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}
