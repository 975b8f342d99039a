//! Your application. A handler that takes an `Identity` is told who is calling, already verified.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use axum::{Json, Router};
use serde_json::json;

use crate::config::Config;
use crate::guard::RequireClaim;
use crate::identity::Identity;
use crate::refusal::Refusal;

/// The pages. Everything that `door` checks has been checked before one of them is asked.
pub fn router(config: &Config) -> Router {
    let mut router = Router::new().route("/", page(get(whoami).post(receive)));
    if config.has_claim("role") {
        router = router.route("/admin", page(get(admin)).layer(RequireClaim::new("role", ["admin"])));
    }
    router.fallback(nothing_here)
}

/// A page that says in JSON, too, that it does not serve a method.
fn page(methods: MethodRouter) -> MethodRouter {
    methods.fallback(async || Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "this method is not served here"))
}

async fn whoami(identity: Identity) -> Json<Identity> {
    Json(identity)
}

async fn receive(body: Result<Bytes, BytesRejection>) -> Response {
    match body {
        Ok(body) => Json(json!({ "received": body.len() })).into_response(),
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large").into_response()
        }
        Err(_) => Refusal::new(StatusCode::BAD_REQUEST, "the body broke off").into_response(),
    }
}

async fn admin() -> Response {
    Json(json!({ "admin": true })).into_response()
}

async fn nothing_here() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "there is nothing here")
}
