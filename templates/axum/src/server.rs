//! Connections: accepted, shaken hands with, served for a while, ended. Nobody who is unknown can keep others out.

use std::cell::RefCell;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use rustls::CertificateError;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{interval, sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use tower::Layer;

use crate::at_hand::AtHand;
use crate::config::{Config, Limits};
use crate::door::Caller;
use crate::front;
use crate::line;
use crate::log;
use crate::peer::Peer;
use crate::places::{Place, Places};
use crate::problem::Problem;
use crate::tls::{InForce, REFUSED};

/// What every connection needs.
struct Server {
    app: Router,
    config: Arc<Config>,
    /// The handshakes that are going on, by address: strangers never take the places of clients.
    handshakes: Places<IpAddr>,
    /// By serial number; empty for all whose certificate is not accepted.
    clients: Places<String>,
    /// Listened to by each client who is there.
    present: watch::Sender<()>,
    refused: log::Handshakes,
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
    let grace = Duration::from(*shutdown_seconds);
    let server = Arc::new(Server {
        handshakes: Places::new(handshakes.get()),
        clients: Places::new(connections.get() as usize),
        present: watch::Sender::new(()),
        refused: log::Handshakes::default(),
        app,
        config,
        in_force,
        stopping,
    });
    let mut each_minute = interval(Duration::from_secs(60));

    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            _ = each_minute.tick() => server.refused.sum_up(),
            accepted = listener.accept() => match accepted {
                // Who may not be in front takes nobody's turn.
                Ok((_, address)) if !front::may_be(&server.config.proxy_protocol, address.ip()) => {
                    server.refused.refused(address.ip(), None, "it is not what stands in front");
                }
                Ok((stream, address)) => {
                    let turn = server.handshakes.take(address.ip()); // here, in the order of arrival
                    tokio::spawn(attend(server.clone(), stream, address, turn));
                }
                Err(error) => {
                    log::note(&format!("cannot accept: {error}"));
                    sleep(Duration::from_millis(100)).await; // out of file descriptors, for example
                }
            },
        }
    }
    drop(listener);
    stopped.send_replace(true);
    let _ = timeout(grace, server.present.closed()).await;
}

/// One connection, from its first octet to its last.
async fn attend(server: Arc<Server>, mut stream: TcpStream, address: SocketAddr, turn: Place) {
    let _ = stream.set_nodelay(true);
    let (address, turn) = match server.introduce(&mut stream, address.ip(), turn).await {
        Ok(known) => known,
        Err(why) => return server.refused.refused(address.ip(), None, why),
    };
    let mut current = server.in_force.clone();
    let in_force = current.borrow_and_update().clone();
    let examine = |certificate: &[u8]| Peer::examine(certificate, &in_force, &server.config.claims);
    let stream = match server.shake_hands(stream, turn, &in_force).await {
        Ok(stream) => stream,
        Err((why, certificate)) => {
            let peer = certificate.and_then(|certificate| examine(&certificate).ok());
            return server.refused.refused(address, peer.as_ref().map(|peer| &peer.identity), &why);
        }
    };
    let (_, session) = stream.get_ref();
    let http2 = session.alpn_protocol() == Some(b"h2");
    let certificate = session.peer_certificates().and_then(|chain| chain.first());
    let peer = match certificate {
        Some(certificate) => examine(certificate),
        None => Err(Problem::new("a client certificate is needed")),
    };
    let server_name = session.server_name().map(str::to_owned);
    let identity = peer.as_ref().ok().map(|peer| &peer.identity);
    // Only those count who have shown a certificate.
    let Some(place) = server.clients.take_fairly(identity.map(|one| one.serial.clone()).unwrap_or_default()) else {
        return server.refused.refused(address, identity, "too many clients");
    };
    let _present = server.present.subscribe();
    let caller = Caller { address, server_name, peer: Arc::new(peer), at_hand: AtHand::default() };
    server.converse(stream, caller, http2, current, place).await;
}

impl Server {
    /// Whom a connection is from: where something is to stand in front, whom that names, and nobody else has a place.
    async fn introduce(
        &self,
        stream: &mut TcpStream,
        sender: IpAddr,
        mut turn: Place,
    ) -> Result<(IpAddr, Place), &'static str> {
        let front = &self.config.proxy_protocol;
        if front.is_empty() {
            return Ok((sender, turn));
        }
        let client = tokio::select! {
            client = timeout(self.config.limits.handshake_seconds.into(), front::read_client(stream, sender)) => client,
            _ = &mut turn.displaced => return Err("it took its time with the PROXY protocol, and others waited"),
        };
        match client {
            Ok(Some(client)) => {
                let client = client.to_canonical(); // who listens for both families writes IPv4 as ::ffff:203.0.113.7
                drop(turn); // or it would count against the one that follows
                Ok((client, self.handshakes.take(client)))
            }
            Ok(None) => Err("it does not begin with the PROXY protocol"),
            Err(_) => Err("it took too long with the PROXY protocol"),
        }
    }

    async fn shake_hands(
        &self,
        stream: TcpStream,
        mut turn: Place,
        in_force: &InForce,
    ) -> Result<TlsStream<TcpStream>, (String, Option<Vec<u8>>)> {
        let handshake = REFUSED.scope(RefCell::default(), async {
            let done = TlsAcceptor::from(in_force.tls.clone()).accept(stream).await;
            done.map_err(|error| (describe(&error), REFUSED.with(RefCell::take)))
        });
        tokio::select! {
            done = timeout(self.config.limits.handshake_seconds.into(), handshake) => {
                done.unwrap_or_else(|_| Err(("it took too long with the handshake".to_owned(), None)))
            }
            _ = &mut turn.displaced => {
                Err(("it took its time with the handshake, and others waited".to_owned(), None))
            }
        }
    }

    /// Answers requests until the client leaves, is no longer good, or has been here for long enough.
    async fn converse(
        &self,
        stream: TlsStream<TcpStream>,
        caller: Caller,
        http2: bool,
        in_force: watch::Receiver<Arc<InForce>>,
        place: Place,
    ) {
        let service = TowerToHyperService::new(Extension(caller.clone()).layer(self.app.clone()));
        // Where this function is left, the connection is over, also for who has it as a WebSocket.
        let (mut line, end) = line::lay(stream);
        let io = TokioIo::new(end);
        let mut unwanted = pin!(is_unwanted(&caller, in_force, place));
        let mut over = pin!(self.is_over(&caller, http2));
        let ends = (unwanted.as_mut(), over.as_mut());
        let limits = &self.config.limits;
        // The protocol was agreed on in TLS, so nothing is guessed from the first octets.
        let goes_on = if http2 {
            let connection = http2_builder(limits).serve_connection(io, service);
            self.serve(connection, http2::Connection::graceful_shutdown, ends).await
        } else {
            let connection = http1_builder(limits).serve_connection(io, service).with_upgrades();
            self.serve(connection, http1::UpgradeableConnection::graceful_shutdown, ends).await
        };
        if goes_on {
            tokio::select! {
                () = line.is_let_go() => (),
                () = unwanted => (),
                () = over => (),
                () = self.is_refused(&caller) => (),
            }
        }
    }

    /// Answers requests until one of these ends, and says whether the connection may go on as a WebSocket.
    async fn serve<C: Future>(
        &self,
        connection: C,
        take_no_more: fn(Pin<&mut C>),
        (mut unwanted, over): (Pin<&mut impl Future<Output = ()>>, Pin<&mut impl Future<Output = ()>>),
    ) -> bool {
        let mut connection = pin!(connection);
        tokio::select! {
            _ = connection.as_mut() => return true,
            () = unwanted.as_mut() => return false,
            () = over => take_no_more(connection.as_mut()),
        }
        tokio::select! {
            _ = timeout(self.config.limits.request_seconds.into(), connection) => (),
            () = unwanted => (),
        }
        false
    }

    /// Ends once its client would be refused. Nothing is asked of what goes over a WebSocket, so this is asked each second.
    async fn is_refused(&self, caller: &Caller) {
        let mut each_second = interval(Duration::from_secs(1));
        while caller.objection(&self.in_force.borrow()).is_none() {
            each_second.tick().await;
        }
    }

    /// Ends once a connection is to take no more requests: it is old or at rest, or the server ends.
    async fn is_over(&self, caller: &Caller, http2: bool) {
        let Limits { connection_seconds, idle_seconds, .. } = self.config.limits;
        let mut stopping = self.stopping.clone();
        tokio::select! {
            () = sleep(connection_seconds.into()) => (),
            () = caller.at_hand.are_none_for(idle_seconds.into()), if http2 => (),
            _ = stopping.wait_for(|stopping| *stopping) => (),
        }
    }
}

/// Ends once its client may not be there at all: an answer that goes on and on does not outlive its certificate either.
async fn is_unwanted(caller: &Caller, mut in_force: watch::Receiver<Arc<InForce>>, mut place: Place) {
    loop {
        tokio::select! {
            _ = &mut place.displaced => return,
            changed = in_force.changed() => {
                if changed.is_err() || caller.objection(&in_force.borrow_and_update()).is_some() {
                    return;
                }
            }
        }
    }
}

/// Fields of one head; its bytes are bounded apart. A hundred, where nothing is said, is less than some clients send.
const MOST_HEADERS: usize = 1000;

fn http1_builder(limits: &Limits) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from(limits.idle_seconds))
        .max_headers(MOST_HEADERS)
        .max_buf_size(limits.header_bytes as usize);
    builder
}

fn http2_builder(limits: &Limits) -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .keep_alive_interval(Duration::from(limits.idle_seconds))
        .keep_alive_timeout(limits.idle_seconds.into())
        .max_concurrent_streams(100)
        .max_header_list_size(limits.header_bytes);
    builder
}

/// What TLS had against a handshake, in words.
fn describe(error: &std::io::Error) -> String {
    let Some(error) = error.get_ref().and_then(|error| error.downcast_ref::<rustls::Error>()) else {
        return match error.kind() {
            ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
                "it left before the handshake was over".to_owned()
            }
            _ => error.to_string(),
        };
    };
    use CertificateError as Of;
    match error {
        rustls::Error::NoCertificatesPresented => "it has no certificate".to_owned(),
        rustls::Error::InvalidCertificate(problem) => match problem {
            Of::Revoked => "the certificate is revoked".to_owned(),
            Of::Expired | Of::ExpiredContext { .. } => "the certificate has expired".to_owned(),
            Of::NotValidYet | Of::NotValidYetContext { .. } => "the certificate is not valid yet".to_owned(),
            Of::InvalidPurpose | Of::InvalidPurposeContext { .. } => "the certificate is not for clients".to_owned(),
            Of::UnknownIssuer => "the certificate is of another CA".to_owned(),
            Of::BadSignature => "the certificate is not signed by the pinned CA, though it names it".to_owned(),
            Of::ExpiredRevocationList | Of::ExpiredRevocationListContext { .. } => {
                "the CRL has expired: nobody can be let in".to_owned()
            }
            other => format!("the certificate is not accepted: {other:?}"),
        },
        other => other.to_string(),
    }
}
