//! Your application. A handler that takes an `Identity` is told who is calling, already verified.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
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

/// What is said over WebSockets, with routes of its own. Who may open one, and at which paths, the door has decided by then.
pub fn web_sockets(config: &Config) -> Router {
    let most = config.limits.body_bytes.get();
    let open = async move |identity: Identity, asked: WebSocketUpgrade| {
        asked.max_message_size(most).max_frame_size(most).on_upgrade(move |socket| greet(socket, identity))
    };
    Router::new().fallback(open)
}

/// Says who is there, and listens for the end alone.
async fn greet(mut socket: WebSocket, identity: Identity) {
    let who = json!(identity).to_string();
    if socket.send(Message::text(who)).await.is_ok() {
        while let Some(Ok(_)) = socket.recv().await {}
    }
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
