//! The requests that are being answered on one connection, and for how long there were none. Over HTTP/1.1 hyper counts that time itself; over
//! HTTP/2 a PING would keep a connection that asks nothing.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use tokio::sync::watch;
use tokio::time::timeout;

/// How many there are.
#[derive(Clone, Default)]
pub struct AtHand(watch::Sender<usize>);

/// One of them, until this is dropped.
pub struct Request(AtHand);

impl AtHand {
    pub fn one_more(&self) -> Request {
        self.0.send_modify(|count| *count += 1);
        Request(self.clone())
    }

    /// Ends once there was none for as long as this.
    pub async fn are_none_for(&self, limit: Duration) {
        let mut count = self.0.subscribe();
        loop {
            let is_none = count.wait_for(|count| *count == 0).await.is_ok();
            if is_none && timeout(limit, count.changed()).await.is_err() {
                return;
            }
        }
    }
}

impl Request {
    /// It is at hand until the last octet of its answer is on its way.
    pub fn lasts_as_long_as(self, response: Response) -> Response {
        response.map(|body| Body::new(Answer { body, _request: self }))
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.0.0.send_modify(|count| *count -= 1);
    }
}

struct Answer {
    body: Body,
    _request: Request,
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse;

    const SHORT: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn a_connection_is_at_rest_once_its_last_answer_is_over() {
        let requests = AtHand::default();
        let (first, second) = (requests.one_more(), requests.one_more());
        let answer = first.lasts_as_long_as("an answer".into_response());
        drop(second);
        assert_eq!(answer.body().size_hint().exact(), Some(9));
        assert!(timeout(SHORT * 5, requests.are_none_for(SHORT)).await.is_err());
        drop(answer);
        requests.are_none_for(SHORT).await;
    }
}
