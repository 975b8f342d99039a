//! What pages of other origins may do here, as browsers ask for it (the Fetch standard, §3.2): the origins that were named at export may
//! read answers and send what needs a preflight. Who may do what as a client is decided elsewhere.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::config::{Config, Host};

const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE");

/// The only value of a field.
fn only(headers: &HeaderMap, name: header::HeaderName) -> Option<&HeaderValue> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())
}

/// The one other origin that a request is from, if it is one of those. That of the host itself is no other.
pub fn origin_of(config: &Config, host: Option<&Host>, headers: &HeaderMap) -> Option<HeaderValue> {
    let origin = only(headers, header::ORIGIN)?;
    let is = |one: &String| one.as_bytes() == origin.as_bytes();
    (config.origins.iter().any(is) && !host.is_some_and(|host| is(&host.origin))).then(|| origin.clone())
}

/// Says on an answer which page may read it. What is answered depends on the origin, so that caches must ask again.
pub fn share(config: &Config, origin: Option<HeaderValue>, headers: &mut HeaderMap) {
    if config.origins.is_empty() {
        return;
    }
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    headers.remove(header::ACCESS_CONTROL_ALLOW_CREDENTIALS);
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    }
}

/// The answer to a browser that asks, for a page of such an origin, what it may send: what is usual, and the headers that it asks for.
/// Whatever comes then passes the door like any other request.
pub fn preflight(config: &Config, host: &Host, request: &Request) -> Option<Response> {
    let headers = request.headers();
    origin_of(config, Some(host), headers)?;
    only(headers, header::ACCESS_CONTROL_REQUEST_METHOD)?;
    if request.method() != Method::OPTIONS {
        return None;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    let fields = response.headers_mut();
    fields.insert(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    fields.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    if let Some(asked) = only(headers, header::ACCESS_CONTROL_REQUEST_HEADERS).filter(|asked| are_names(asked)) {
        fields.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
    }
    Some(response)
}

/// Names of headers with commas between.
fn are_names(value: &HeaderValue) -> bool {
    let is_name =
        |name: &str| header::HeaderName::from_bytes(name.strip_prefix(' ').unwrap_or(name).as_bytes()).is_ok();
    value.to_str().is_ok_and(|text| text.split(',').all(is_name))
}
