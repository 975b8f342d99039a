//! A layer that shows pages only to identities with a claim.

use std::future::ready;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tower::{Layer, Service};

use crate::identity::Identity;
use crate::refusal::Refusal;

/// Lets in anybody who carries the claim with one of the values; everybody else gets 403.
///
/// ```ignore
/// Router::new().route("/admin", get(admin).layer(RequireClaim::new("role", ["admin"])))
/// ```
#[derive(Clone)]
pub struct RequireClaim {
    name: &'static str,
    values: Arc<[&'static str]>,
}

impl RequireClaim {
    pub fn new<const N: usize>(name: &'static str, values: [&'static str; N]) -> Self {
        Self { name, values: Arc::new(values) }
    }

    fn is_met_by(&self, request: &Request) -> bool {
        let identity = request.extensions().get::<Identity>();
        identity.is_some_and(|identity| self.values.iter().any(|value| identity.claims(self.name, value)))
    }
}

impl<S> Layer<S> for RequireClaim {
    type Service = Guarded<S>;

    fn layer(&self, page: S) -> Guarded<S> {
        Guarded { claim: self.clone(), page }
    }
}

/// A page behind [`RequireClaim`].
#[derive(Clone)]
pub struct Guarded<S> {
    claim: RequireClaim,
    page: S,
}

impl<S> Service<Request> for Guarded<S>
where
    S: Service<Request, Response = Response>,
    S::Error: Send + 'static,
    S::Future: Send + 'static,
{
    type Response = Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.page.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if self.claim.is_met_by(&request) {
            return Box::pin(self.page.call(request));
        }
        let refusal = Refusal::new(StatusCode::FORBIDDEN, format!("this needs the claim {}", self.claim.name));
        Box::pin(ready(Ok(refusal.into_response())))
    }
}
