//! The path of a request as access rules read it: in one way, or not at all. Which rule is for it is decided in `access`.

use std::borrow::Cow;

use axum::http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Deserialize;

/// What becomes of percent-encoded characters in a path.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Escapes {
    Refuse,
    DecodeOnce,
}

/// The path of a request target, or nothing where another reader could read it differently. The target is left in its one
/// spelling.
pub fn read_target(uri: &mut Uri, escapes: Escapes) -> Option<String> {
    let query = uri.query().unwrap_or_default();
    let path = read_path(uri.path(), escapes)?;
    if !query.bytes().all(|octet| octet.is_ascii_graphic()) {
        return None;
    }
    if uri.path() != path {
        *uri = with_path(uri, &path)?;
    }
    Some(path)
}

/// Whether a path is another, or lies below it by whole segments, octet for octet.
pub fn lies_at(path: &str, above: &str) -> bool {
    let below = path.strip_prefix(above);
    above == "/" || below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
}

/// A path without what some readers do not see: which letters are capitals, and dots and blanks that end a segment.
pub fn fold(path: &str) -> String {
    let folded = path.to_uppercase().to_lowercase();
    folded.split('/').map(|segment| segment.trim_end_matches(['.', ' '])).collect::<Vec<_>>().join("/")
}

/// What a segment of a path may hold beside ASCII letters and digits (RFC 3986 §3.3, without the semicolon).
const PLAIN: &[u8] = b"._~!$&'()*+,=:@-";

/// A path, its escapes decoded once where they may be there.
pub fn read_path(path: &str, escapes: Escapes) -> Option<String> {
    let rest = path.strip_prefix('/')?;
    let (inner, end) = rest.strip_suffix('/').map_or((rest, ""), |inner| (inner, "/"));
    if rest.is_empty() {
        return Some("/".to_owned());
    }
    let segments: Option<Vec<_>> = inner.split('/').map(|segment| read_segment(segment, escapes)).collect();
    Some(format!("/{}{end}", segments?.join("/")))
}

fn read_segment(raw: &str, escapes: Escapes) -> Option<Cow<'_, str>> {
    let may_stay = |octet: u8| octet.is_ascii_alphanumeric() || PLAIN.contains(&octet);
    if !raw.bytes().all(|octet| may_stay(octet) || (octet == b'%' && escapes == Escapes::DecodeOnce)) {
        return None;
    }
    // What only looks like an escape stays what it is, and is refused for its percent sign.
    let segment = percent_decode_str(raw).decode_utf8().ok()?;
    let is_odd = |c: char| c.is_control() || "%/\\;".contains(c);
    (!["", ".", ".."].contains(&&*segment) && !segment.contains(is_odd)).then_some(segment)
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    const ESCAPED: AsciiSet = {
        let mut escaped = NON_ALPHANUMERIC.remove(b'/');
        let mut at = 0;
        while at < PLAIN.len() {
            escaped = escaped.remove(PLAIN[at]);
            at += 1;
        }
        escaped
    };
    let path = utf8_percent_encode(path, &ESCAPED);
    let target = uri.query().map_or_else(|| path.to_string(), |query| format!("{path}?{query}"));
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(target.parse().ok()?);
    Uri::from_parts(parts).ok()
}
