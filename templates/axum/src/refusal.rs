//! An answer other than the one hoped for.

use std::borrow::Cow;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Why an answer is a refusal, for the log.
#[derive(Clone)]
pub struct Why(pub Cow<'static, str>);

/// What a request gets in place of a page: a status, and the reason as `{"error": …}`.
#[derive(Debug, PartialEq)]
pub struct Refusal {
    status: StatusCode,
    message: Cow<'static, str>,
    close: bool,
}

impl Refusal {
    pub fn new(status: StatusCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self { status, message: message.into(), close: false }
    }

    /// Ends the connection with the answer.
    pub fn closing(self) -> Self {
        Self { close: true, ..self }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(json!({ "error": self.message }))).into_response();
        response.extensions_mut().insert(Why(self.message));
        if self.close {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}
