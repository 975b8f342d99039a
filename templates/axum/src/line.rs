//! A connection as it is handed on, which can be taken back: what became a WebSocket is the application's, and ends all the same.

use std::convert::Infallible;
use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio_rustls::server::TlsStream;

/// What stays here. Once it is dropped, the connection is closed, and who holds the other end reads and writes nothing more.
pub struct Line {
    shared: Arc<Mutex<Shared>>,
    let_go: oneshot::Receiver<Infallible>,
}

/// What is handed on.
pub struct End {
    shared: Arc<Mutex<Shared>>,
    _held: oneshot::Sender<Infallible>,
}

struct Shared {
    /// Nothing once it was taken back.
    stream: Option<TlsStream<TcpStream>>,
    reads: Option<Waker>,
    writes: Option<Waker>,
}

pub fn lay(stream: TlsStream<TcpStream>) -> (Line, End) {
    let shared = Arc::new(Mutex::new(Shared { stream: Some(stream), reads: None, writes: None }));
    let (_held, let_go) = oneshot::channel();
    (Line { shared: shared.clone(), let_go }, End { shared, _held })
}

impl Line {
    /// Ends once nobody holds the other end.
    pub async fn is_let_go(&mut self) {
        let _ = (&mut self.let_go).await;
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let mut shared = lock(&self.shared);
        let stream = shared.stream.take();
        let waiting = [shared.reads.take(), shared.writes.take()];
        drop(shared);
        drop(stream);
        for waker in waiting.into_iter().flatten() {
            waker.wake(); // to find that it has ended
        }
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl End {
    /// Acts on the stream, as long as it is there; `waiting` is where the one to wake is noted.
    fn act<T>(
        &self,
        cx: &mut Context,
        waiting: impl FnOnce(&mut Shared) -> &mut Option<Waker>,
        act: impl FnOnce(Pin<&mut TlsStream<TcpStream>>, &mut Context) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        let mut shared = lock(&self.shared);
        let Some(stream) = &mut shared.stream else {
            return Poll::Ready(Err(ErrorKind::ConnectionAborted.into()));
        };
        let done = act(Pin::new(stream), cx);
        if done.is_pending() {
            *waiting(&mut shared) = Some(cx.waker().clone());
        }
        done
    }
}

impl AsyncRead for End {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context, buffer: &mut ReadBuf) -> Poll<io::Result<()>> {
        self.act(cx, |shared| &mut shared.reads, |stream, cx| stream.poll_read(cx, buffer))
    }
}

impl AsyncWrite for End {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context, octets: &[u8]) -> Poll<io::Result<usize>> {
        self.act(cx, |shared| &mut shared.writes, |stream, cx| stream.poll_write(cx, octets))
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context, octets: &[IoSlice]) -> Poll<io::Result<usize>> {
        self.act(cx, |shared| &mut shared.writes, |stream, cx| stream.poll_write_vectored(cx, octets))
    }

    fn is_write_vectored(&self) -> bool {
        lock(&self.shared).stream.as_ref().is_some_and(AsyncWrite::is_write_vectored)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        self.act(cx, |shared| &mut shared.writes, |stream, cx| stream.poll_flush(cx))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        self.act(cx, |shared| &mut shared.writes, |stream, cx| stream.poll_shutdown(cx))
    }
}
