//! Connections: accepted, shaken hands with, served for a while, ended. Nobody who is unknown can keep others out.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::{Extension, Router};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot, watch};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tower::Layer;

use crate::config::{Config, Limits};
use crate::door::Caller;
use crate::identity::Peer;
use crate::problem::{Problem, note};
use crate::tls::InForce;

/// What every connection needs.
struct Server {
    app: Router,
    config: Arc<Config>,
    handshakes: Handshakes,
    clients: Arc<Semaphore>,
    in_force: watch::Receiver<Arc<InForce>>,
    stopping: watch::Receiver<bool>,
}

/// Serves until `stop`, then answers the requests at hand and takes no more.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    config: Arc<Config>,
    in_force: watch::Receiver<Arc<InForce>>,
    stop: impl Future<Output = ()>,
) {
    let (stopped, stopping) = watch::channel(false);
    let Limits { connections, handshakes, shutdown_seconds, .. } = &config.limits;
    let (all, grace) = (connections.get(), Duration::from(*shutdown_seconds));
    let clients = Arc::new(Semaphore::new(all as usize));
    let handshakes = Handshakes { most: handshakes.get(), pending: Mutex::default() };
    let server = Arc::new(Server { app, config, handshakes, clients: clients.clone(), in_force, stopping });

    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => {
                    let turn = server.handshakes.begin(address.ip()); // here, in the order of arrival
                    tokio::spawn(attend(server.clone(), stream, address, turn));
                }
                Err(error) => {
                    note(&format!("cannot accept: {error}"));
                    sleep(Duration::from_millis(100)).await; // out of file descriptors, for example
                }
            },
        }
    }
    drop(listener);
    stopped.send_replace(true);
    let _ = timeout(grace, clients.acquire_many(all)).await;
}

/// One connection, from its first octet to its last.
async fn attend(server: Arc<Server>, stream: TcpStream, address: SocketAddr, turn: Turn) {
    let _ = stream.set_nodelay(true);
    let mut current = server.in_force.clone();
    let in_force = current.borrow_and_update().clone();
    let stream = match server.shake_hands(stream, turn, &in_force).await {
        Ok(stream) => stream,
        Err(problem) => return note(&format!("refused {address}: {problem}")),
    };
    // Only those count who have shown a certificate, so strangers cannot take their places.
    let Ok(_place) = server.clients.try_acquire() else {
        return note(&format!("refused {address}: too many clients"));
    };
    let (_, session) = stream.get_ref();
    let http2 = session.alpn_protocol() == Some(b"h2");
    let certificate = session.peer_certificates().and_then(|chain| chain.first());
    let peer = match certificate {
        Some(certificate) => Peer::examine(certificate, &in_force, &server.config.claims),
        None => Err(Problem::new("a client certificate is needed")),
    };
    let server_name = session.server_name().map(str::to_owned);
    server.converse(stream, Caller { server_name, peer: Arc::new(peer) }, http2, current).await;
}

impl Server {
    async fn shake_hands(
        &self,
        stream: TcpStream,
        mut turn: Turn,
        in_force: &InForce,
    ) -> Result<TlsStream<TcpStream>, Problem> {
        let handshake = TlsAcceptor::from(in_force.tls.clone()).accept(stream);
        tokio::select! {
            done = timeout(self.config.limits.handshake_seconds.into(), handshake) => Ok(done??),
            _ = &mut turn.displaced => Err(Problem::new("it took its time with the handshake, and others wait")),
        }
    }

    /// Answers requests until the client leaves, is no longer good, or has been here for long enough.
    async fn converse(
        &self,
        stream: TlsStream<TcpStream>,
        caller: Caller,
        http2: bool,
        mut in_force: watch::Receiver<Arc<InForce>>,
    ) {
        let service = TowerToHyperService::new(Extension(caller.clone()).layer(self.app.clone()));
        let builder = http_builder(&self.config.limits, http2);
        let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
        let mut age = pin!(sleep(self.config.limits.connection_seconds.into()));
        let mut stopping = self.stopping.clone();
        loop {
            tokio::select! {
                _ = connection.as_mut() => return,
                () = &mut age => break,
                _ = stopping.wait_for(|stopping| *stopping) => break,
                // An answer that goes on and on does not outlive its client's certificate either.
                changed = in_force.changed() => {
                    if changed.is_err() || caller.objection(&in_force.borrow_and_update()).is_some() {
                        return;
                    }
                }
            }
        }
        connection.as_mut().graceful_shutdown();
        let _ = timeout(self.config.limits.request_seconds.into(), connection).await;
    }
}

/// Fields of one head; its bytes are bounded apart. A hundred, where nothing is said, is less than some clients send.
const MOST_HEADERS: usize = 1000;

fn http_builder(limits: &Limits, http2: bool) -> Builder<TokioExecutor> {
    // The protocol was agreed on in TLS, so nothing is guessed from the first octets.
    let builder = Builder::new(TokioExecutor::new());
    let mut builder = if http2 { builder.http2_only() } else { builder.http1_only() };
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from(limits.idle_seconds))
        .max_headers(MOST_HEADERS)
        .max_buf_size(limits.header_bytes as usize);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Duration::from(limits.idle_seconds))
        .keep_alive_timeout(Duration::from(limits.idle_seconds))
        .max_concurrent_streams(100)
        .max_header_list_size(limits.header_bytes);
    builder
}

/// The handshakes that are going on. One too many takes the place of the oldest, of the address that has the most: so
/// whoever opens connections and says nothing pushes out himself, and not the client who is quick.
struct Handshakes {
    most: usize,
    pending: Mutex<VecDeque<(IpAddr, oneshot::Sender<Infallible>)>>,
}

/// A place among the handshakes, given back when it is dropped. `displaced` ends once it is another's.
struct Turn {
    displaced: oneshot::Receiver<Infallible>,
}

impl Handshakes {
    fn begin(&self, address: IpAddr) -> Turn {
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        pending.retain(|(_, stay)| !stay.is_closed());
        if pending.len() >= self.most {
            let mut counts = HashMap::<_, usize>::new();
            for (address, _) in pending.iter() {
                *counts.entry(*address).or_default() += 1;
            }
            let busiest = counts.into_iter().max_by_key(|(_, count)| *count).map(|(address, _)| address);
            if let Some(oldest) = pending.iter().position(|(address, _)| Some(*address) == busiest) {
                pending.remove(oldest);
            }
        }
        let (stay, displaced) = oneshot::channel();
        pending.push_back((address, stay));
        Turn { displaced }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;
    use tokio::sync::oneshot::error::TryRecvError;

    const STRANGER: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
    const CLIENT: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 2));

    fn is_displaced(turn: &mut Turn) -> bool {
        turn.displaced.try_recv() == Err(TryRecvError::Closed)
    }

    #[test]
    fn one_handshake_too_many_displaces_the_oldest_of_the_busiest_address() {
        let handshakes = Handshakes { most: 3, pending: Mutex::default() };
        let mut client = handshakes.begin(CLIENT);
        let mut strangers: Vec<_> = (0..3).map(|_| handshakes.begin(STRANGER)).collect();
        assert!(!is_displaced(&mut client));
        assert_eq!(strangers.iter_mut().map(is_displaced).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn a_handshake_that_is_over_gives_its_place_back() {
        let handshakes = Handshakes { most: 1, pending: Mutex::default() };
        drop(handshakes.begin(CLIENT));
        let mut first = handshakes.begin(CLIENT);
        assert!(!is_displaced(&mut first));
        let _second = handshakes.begin(CLIENT);
        assert!(is_displaced(&mut first));
    }
}
