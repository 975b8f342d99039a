//! `access.json`: who may do what, and the decision by it. Who is calling is read in `identity`, and told in `door`.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt;
use std::ops::RangeInclusive;
use std::path::Path;

use axum::http::{Method, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Deserializer};

use crate::config::{ClaimPlace, ClaimType, Recipe, some};
use crate::identity::{Claim, Identity};
use crate::problem::Problem;

/// The rules in force. What none of them allows is refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    #[serde(rename = "recipe")]
    _recipe: Recipe,
    mode: Mode,
    escapes: Escapes,
    /// Longest path first, so that the first that covers a request decides.
    paths: Vec<Rule>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Mode {
    /// There are no rules: every client may do everything.
    Unrestricted,
    /// What is not listed is refused. An empty list lets in nobody.
    ByRule,
}

/// What becomes of percent-encoded characters in a path.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Escapes {
    Refuse,
    DecodeOnce,
}

/// One path and all that lies below it. A method that no grant names is refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    path: String,
    grants: Vec<Grant>,
}

/// Whoever meets every condition may use these methods.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grant {
    #[serde(deserialize_with = "some")]
    methods: Vec<String>,
    require: Vec<Condition>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Condition {
    Uri(Names),
    Dns(Names),
    Email(Names),
    Claim(ClaimCondition),
}

/// Patterns of names, of which one is enough. In a pattern `*` stands for exactly one part that is not empty.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Names {
    #[serde(deserialize_with = "some")]
    one_of: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "ClaimConditionSetting")]
struct ClaimCondition {
    name: String,
    wanted: Wanted,
}

/// What a claim must be. One value is enough, and of a list of texts, one text.
#[derive(Debug)]
enum Wanted {
    OneOf(Values),
    Within(RangeInclusive<i64>),
}

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "a list of texts, of whole numbers, or of true and false, that is not empty")]
enum Values {
    Texts(#[serde(deserialize_with = "some")] Vec<String>),
    Integers(#[serde(deserialize_with = "some")] Vec<i64>),
    Booleans(#[serde(deserialize_with = "some")] Vec<bool>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ClaimConditionSetting {
    name: String,
    #[serde(default, deserialize_with = "present")]
    one_of: Option<Values>,
    #[serde(default, deserialize_with = "present")]
    at_least: Option<i64>,
    #[serde(default, deserialize_with = "present")]
    at_most: Option<i64>,
}

/// What is there must be a value: `null` in the place of a bound must not pass for no bound.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

impl TryFrom<ClaimConditionSetting> for ClaimCondition {
    type Error = String;

    fn try_from(condition: ClaimConditionSetting) -> Result<Self, String> {
        let ClaimConditionSetting { name, one_of, at_least, at_most } = condition;
        let wanted = match (one_of, at_least, at_most) {
            (Some(values), None, None) => Wanted::OneOf(values),
            (None, Some(_), _) | (None, _, Some(_)) => {
                Wanted::Within(at_least.unwrap_or(i64::MIN)..=at_most.unwrap_or(i64::MAX))
            }
            _ => return Err(format!("the claim {name} needs oneOf, or atLeast, atMost or both")),
        };
        Ok(Self { name, wanted })
    }
}

impl Access {
    pub fn load(directory: &Path, claims: &[ClaimPlace]) -> Result<Self, Problem> {
        let name = "access.json";
        let text = std::fs::read_to_string(directory.join(name)).map_err(|error| Problem::from(error).of(name))?;
        Self::parse(&text, claims).map_err(|problem| problem.of(name))
    }

    /// Rules that are not exactly of their form are none: what is left out by a slip must not let anybody in.
    fn parse(text: &str, claims: &[ClaimPlace]) -> Result<Self, Problem> {
        let access: Self = serde_json::from_str(text)?;
        if access.mode == Mode::Unrestricted && !access.paths.is_empty() {
            return Err(Problem::new("it has rules, and is unrestricted"));
        }
        if !access.paths.is_sorted_by(|one, next| one.rank() < next.rank()) {
            return Err(Problem::new("its paths are not in order: longest first, then by name, none twice"));
        }
        for rule in &access.paths {
            rule.check(claims)?;
        }
        Ok(access)
    }

    /// The path of a request target as the rules read it, or nothing where another reader could read it differently. The
    /// target is left in its one spelling, so that what is decided on is also what is routed.
    pub fn read_target(&self, uri: &mut Uri) -> Option<String> {
        let query = uri.query().unwrap_or_default();
        let path = read_path(uri.path(), self.escapes)?;
        if !query.bytes().all(|octet| octet.is_ascii_graphic()) {
            return None;
        }
        if uri.path() != path {
            *uri = with_path(uri, &path)?;
        }
        Some(path)
    }

    /// Whether a less exact reader than this one would find another rule for the path: nobody knows how the application
    /// reads.
    pub fn is_ambiguous(&self, path: &str) -> bool {
        let folded = fold(path);
        let exact = self.paths.iter().position(|rule| rule.covers(path));
        exact != self.paths.iter().position(|rule| lies_at(&folded, &fold(&rule.path)))
    }

    /// Of the paths that cover a request the longest decides alone, whatever a shorter one says.
    pub fn allows(&self, identity: &Identity, method: &Method, path: &str) -> bool {
        if self.mode == Mode::Unrestricted {
            return true;
        }
        let rule = self.paths.iter().find(|rule| rule.covers(path));
        let grant = rule.and_then(|rule| rule.grants.iter().find(|grant| grant.names(method)));
        grant.is_some_and(|grant| grant.require.iter().all(|condition| condition.is_met_by(identity)))
    }
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.mode {
            Mode::ByRule => write!(f, "access rules for {} paths", self.paths.len()),
            Mode::Unrestricted => f.write_str("every client may do everything"),
        }
    }
}

impl Rule {
    fn rank(&self) -> (Reverse<usize>, &str) {
        (Reverse(self.path.len()), &self.path)
    }

    fn check(&self, claims: &[ClaimPlace]) -> Result<(), Problem> {
        let Self { path, grants } = self;
        let ends_in_slash = path.len() > 1 && path.ends_with('/');
        if ends_in_slash || read_path(path, Escapes::Refuse).is_none() {
            return Err(Problem::new(format!("{path:?} is not a plain path")));
        }
        let methods: Vec<_> = grants.iter().flat_map(|grant| &grant.methods).collect();
        if let Some((_, twice)) = methods.iter().enumerate().find(|(at, method)| methods[..*at].contains(method)) {
            return Err(Problem::new(format!("{twice} {path} is decided twice")));
        }
        for condition in grants.iter().flat_map(|grant| &grant.require) {
            if let Condition::Claim(ClaimCondition { name, wanted }) = condition
                && !claims.iter().any(|claim| claim.name == *name && wanted.suits(claim.kind))
            {
                return Err(Problem::new(format!("{path} asks for {name}, no claim of such values in config.json")));
            }
        }
        Ok(())
    }

    /// Whether a path is this one, or lies below it.
    fn covers(&self, path: &str) -> bool {
        lies_at(path, &self.path)
    }
}

/// Whether a path is another, or lies below it by whole segments, octet for octet.
fn lies_at(path: &str, above: &str) -> bool {
    let below = path.strip_prefix(above);
    above == "/" || below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
}

/// A path without what some readers do not see: which letters are capitals, and dots and blanks that end a segment.
fn fold(path: &str) -> String {
    let folded = path.to_uppercase().to_lowercase();
    folded.split('/').map(|segment| segment.trim_end_matches(['.', ' '])).collect::<Vec<_>>().join("/")
}

impl Grant {
    /// Methods are case-sensitive, and GET does not imply HEAD (RFC 9110 §9.1).
    fn names(&self, method: &Method) -> bool {
        self.methods.iter().any(|one| one == method.as_str())
    }
}

impl Condition {
    fn is_met_by(&self, identity: &Identity) -> bool {
        match self {
            Self::Uri(names) => names.include(&identity.uris, '/'),
            Self::Dns(names) => names.include(&identity.dns, '.'),
            Self::Email(names) => names.include(&identity.emails, '@'),
            Self::Claim(ClaimCondition { name, wanted }) => {
                identity.claims.get(name).is_some_and(|carried| wanted.is_met_by(carried))
            }
        }
    }
}

impl Names {
    fn include(&self, carried: &[String], separator: char) -> bool {
        carried.iter().any(|name| self.one_of.iter().any(|pattern| matches(pattern, name, separator)))
    }
}

/// Whether a name matches a pattern as a whole.
fn matches(pattern: &str, name: &str, separator: char) -> bool {
    let [wanted, parts] = [pattern, name].map(|text| text.split(separator).collect::<Vec<_>>());
    let fits = |(wanted, part): (&&str, &&str)| wanted == part || (*wanted == "*" && !part.is_empty());
    wanted.len() == parts.len() && wanted.iter().zip(&parts).all(fits)
}

impl Wanted {
    /// Whether a claim of this type can be so.
    fn suits(&self, kind: ClaimType) -> bool {
        match self {
            Self::OneOf(Values::Texts(_)) => [ClaimType::String, ClaimType::Strings].contains(&kind),
            Self::OneOf(Values::Integers(_)) | Self::Within(_) => kind == ClaimType::Integer,
            Self::OneOf(Values::Booleans(_)) => kind == ClaimType::Boolean,
        }
    }

    fn is_met_by(&self, carried: &Claim) -> bool {
        match (self, carried) {
            (Self::OneOf(Values::Texts(wanted)), Claim::String(one)) => wanted.contains(one),
            (Self::OneOf(Values::Texts(wanted)), Claim::Strings(all)) => all.iter().any(|one| wanted.contains(one)),
            (Self::OneOf(Values::Integers(wanted)), Claim::Integer(one)) => wanted.contains(one),
            (Self::OneOf(Values::Booleans(wanted)), Claim::Boolean(one)) => wanted.contains(one),
            (Self::Within(range), Claim::Integer(one)) => range.contains(one),
            _ => false,
        }
    }
}

/// What a segment of a path may hold beside ASCII letters and digits (RFC 3986 §3.3, without the semicolon).
const PLAIN: &[u8] = b"._~!$&'()*+,=:@-";

fn read_path(path: &str, escapes: Escapes) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Place;
    use std::collections::BTreeMap;

    fn claims() -> Vec<ClaimPlace> {
        let kinds = [("role", ClaimType::String), ("scopes", ClaimType::Strings), ("clearance", ClaimType::Integer)];
        let others = [("contractor", ClaimType::Boolean), ("since", ClaimType::Time)];
        let place = |(name, kind): &(&str, ClaimType)| ClaimPlace {
            name: (*name).to_owned(),
            kind: *kind,
            place: Place::Extension("1.3.6.1.4.1.32473.1".to_owned()),
        };
        kinds.iter().chain(&others).map(place).collect()
    }

    /// A file with these settings after its recipe.
    fn parse(settings: &str) -> Result<Access, Problem> {
        let recipe = r#"{ "target": "", "versions": "", "guideline": "", "pin": "", "exportedAt": "" }"#;
        Access::parse(&format!(r#"{{ "recipe": {recipe}, {settings} }}"#), &claims())
    }

    /// Rules for these paths.
    fn by_rule(paths: &str) -> Result<Access, Problem> {
        parse(&format!(r#""mode": "by-rule", "escapes": "refuse", "paths": [{paths}]"#))
    }

    /// A rule that asks this of GET /a.
    fn asking(condition: &str) -> Result<Access, Problem> {
        by_rule(&format!(r#"{{ "path": "/a", "grants": [{{ "methods": ["GET"], "require": [{condition}] }}] }}"#))
    }

    fn somebody() -> Identity {
        let claims = [
            ("role", Claim::String("admin".to_owned())),
            ("scopes", Claim::Strings(vec!["read".to_owned(), "write".to_owned()])),
            ("clearance", Claim::Integer(3)),
            ("contractor", Claim::Boolean(false)),
        ];
        Identity {
            uris: vec!["urn:kim".to_owned(), "spiffe://acme.internal/ops/kim".to_owned()],
            dns: vec!["build.acme.internal".to_owned()],
            emails: vec!["kim@acme.example".to_owned()],
            serial: String::new(),
            fingerprint: String::new(),
            claims: claims.into_iter().map(|(name, claim)| (name.to_owned(), claim)).collect::<BTreeMap<_, _>>(),
        }
    }

    fn is_let_in(access: &Access, request: &str) -> Option<bool> {
        let (method, path) = request.split_once(' ')?;
        Some(access.allows(&somebody(), &method.parse().ok()?, path))
    }

    #[test]
    fn a_target_that_can_be_read_in_two_ways_is_refused() -> Result<(), Problem> {
        let access = by_rule("")?;
        for target in ["/", "/admin", "/admin/", "/a/b?x=%2f..", "/~x/@y"] {
            let mut uri = Uri::from_static(target);
            assert_eq!(access.read_target(&mut uri).as_deref(), Some(Uri::from_static(target).path()));
            assert_eq!(uri, target);
        }
        for target in ["//", "/a//b", "/a//", "/./", "/../x", "/a/..", "/%61", "/a;x", "/a\\b", "*", "https://h/x//"] {
            assert_eq!(access.read_target(&mut Uri::from_static(target)), None, "{target}");
        }
        Ok(())
    }

    #[test]
    fn escapes_are_decoded_once_and_what_is_routed_is_what_was_decided_on() -> Result<(), Problem> {
        let access = parse(r#""mode": "unrestricted", "escapes": "decode-once", "paths": []"#)?;
        for (target, path, routed) in [
            ("/%61dmin?x=%61", "/admin", "/admin?x=%61"),
            ("https://h/%61%2c/", "/a,/", "https://h/a,/"),
            ("/a%20%23%3f", "/a #?", "/a%20%23%3F"),
            ("/caf%c3%a9", "/café", "/caf%C3%A9"),
        ] {
            let mut uri = Uri::from_static(target);
            assert_eq!(access.read_target(&mut uri).as_deref(), Some(path));
            assert_eq!(uri, routed);
        }
        for target in ["/%2561", "/%2e", "/.%2E/x", "/a%2Fb", "/a%5c", "/a%3b", "/%00", "/%7f", "/%C2%85", "/%ff"] {
            assert_eq!(access.read_target(&mut Uri::from_static(target)), None, "{target}");
        }
        for target in ["/%C0%AF", "/%ED%A0%80", "/%zz", "/%4", "/%", "/a;b", "//"] {
            assert_eq!(access.read_target(&mut Uri::from_static(target)), None, "{target}");
        }
        Ok(())
    }

    #[test]
    fn the_longest_path_decides_alone() -> Result<(), Problem> {
        let access = by_rule(
            r#"{ "path": "/jobs/all", "grants": [{ "methods": ["GET"], "require": [] }] },
               { "path": "/none", "grants": [] },
               { "path": "/", "grants": [{ "methods": ["GET", "PUT"], "require": [] }] }"#,
        )?;
        for request in ["GET /", "GET /jobs", "PUT /jobs", "GET /jobs/all/x", "PUT /jobs/allow", "GET /nonesuch"] {
            assert_eq!(is_let_in(&access, request), Some(true), "{request}");
        }
        for request in ["PUT /jobs/all", "PUT /jobs/all/", "HEAD /", "get /", "GET /none", "GET /none/x"] {
            assert_eq!(is_let_in(&access, request), Some(false), "{request}");
        }
        Ok(())
    }

    #[test]
    fn without_rules_nobody_is_let_in_unless_the_file_says_everybody() -> Result<(), Problem> {
        assert_eq!(is_let_in(&by_rule("")?, "GET /"), Some(false));
        let open = parse(r#""mode": "unrestricted", "escapes": "refuse", "paths": []"#)?;
        assert_eq!(is_let_in(&open, "GET /"), Some(true));
        Ok(())
    }

    #[test]
    fn a_condition_is_met_by_one_value_whole() -> Result<(), Problem> {
        for met in [
            r#"{ "kind": "uri", "oneOf": ["x", "spiffe://acme.internal/ops/*"] }"#,
            r#"{ "kind": "dns", "oneOf": ["*.acme.internal"] }"#,
            r#"{ "kind": "email", "oneOf": ["*@acme.example"] }"#,
            r#"{ "kind": "claim", "name": "role", "oneOf": ["x", "admin"] }"#,
            r#"{ "kind": "claim", "name": "scopes", "oneOf": ["write"] }"#,
            r#"{ "kind": "claim", "name": "clearance", "oneOf": [3] }"#,
            r#"{ "kind": "claim", "name": "clearance", "atLeast": 3, "atMost": 3 }"#,
            r#"{ "kind": "claim", "name": "clearance", "atMost": 4 }"#,
            r#"{ "kind": "claim", "name": "contractor", "oneOf": [false] }"#,
        ] {
            assert_eq!(is_let_in(&asking(met)?, "GET /a"), Some(true), "{met}");
        }
        for unmet in [
            r#"{ "kind": "uri", "oneOf": ["spiffe://acme.internal/*"] }"#,
            r#"{ "kind": "uri", "oneOf": ["spiffe:/*/acme.internal/ops/kim"] }"#,
            r#"{ "kind": "dns", "oneOf": ["*.internal", "spiffe://acme.internal/ops/kim"] }"#,
            r#"{ "kind": "claim", "name": "role", "oneOf": ["*"] }"#,
            r#"{ "kind": "claim", "name": "scopes", "oneOf": ["read,write"] }"#,
            r#"{ "kind": "claim", "name": "clearance", "atLeast": 4 }"#,
            r#"{ "kind": "claim", "name": "contractor", "oneOf": [true] }"#,
            r#"{ "kind": "uri", "oneOf": ["urn:kim"] }, { "kind": "dns", "oneOf": ["urn:kim"] }"#,
        ] {
            assert_eq!(is_let_in(&asking(unmet)?, "GET /a"), Some(false), "{unmet}");
        }
        Ok(())
    }

    #[test]
    fn a_file_that_is_not_exactly_of_its_form_is_refused() {
        for settings in [
            r#""mode": "open", "escapes": "refuse", "paths": []"#,
            r#""escapes": "refuse", "paths": []"#,
            r#""mode": "unrestricted", "paths": []"#,
            r#""mode": "unrestricted", "escapes": "refuse""#,
            r#""mode": "unrestricted", "escapes": "refuse", "paths": [], "pathz": []"#,
            r#""mode": "unrestricted", "escapes": "refuse", "paths": [{ "path": "/", "grants": [] }]"#,
        ] {
            assert!(parse(settings).is_err(), "{settings}");
        }
        for paths in [
            r#"{ "path": "/" }"#,
            r#"{ "path": "", "grants": [] }"#,
            r#"{ "path": "a", "grants": [] }"#,
            r#"{ "path": "/a/", "grants": [] }"#,
            r#"{ "path": "/a//b", "grants": [] }"#,
            r#"{ "path": "/", "grants": [] }, { "path": "/a", "grants": [] }"#,
            r#"{ "path": "/a", "grants": [] }, { "path": "/a", "grants": [] }"#,
            r#"{ "path": "/", "grants": [{ "require": [] }] }"#,
            r#"{ "path": "/", "grants": [{ "methods": [], "require": [] }] }"#,
            r#"{ "path": "/", "grants": [{ "methods": ["GET"] }] }"#,
            r#"{ "path": "/", "grants": [{ "methods": ["GET", "GET"], "require": [] }] }"#,
        ] {
            assert!(by_rule(paths).is_err(), "{paths}");
        }
        for condition in [
            r#"{}"#,
            r#"{ "kind": "any", "oneOf": ["x"] }"#,
            r#"{ "kind": "uri" }"#,
            r#"{ "kind": "uri", "oneOf": [] }"#,
            r#"{ "kind": "uri", "oneOf": [1] }"#,
            r#"{ "kind": "uri", "oneOf": ["x"], "name": "role" }"#,
            r#"{ "kind": "claim", "oneOf": ["x"] }"#,
            r#"{ "kind": "claim", "name": "rank", "oneOf": ["x"] }"#,
            r#"{ "kind": "claim", "name": "since", "oneOf": ["x"] }"#,
            r#"{ "kind": "claim", "name": "role" }"#,
            r#"{ "kind": "claim", "name": "role", "oneOf": [] }"#,
            r#"{ "kind": "claim", "name": "role", "oneOf": null }"#,
            r#"{ "kind": "claim", "name": "role", "oneOf": [1] }"#,
            r#"{ "kind": "claim", "name": "role", "oneOf": ["x", 1] }"#,
            r#"{ "kind": "claim", "name": "role", "atLeast": 1 }"#,
            r#"{ "kind": "claim", "name": "contractor", "oneOf": ["true"] }"#,
            r#"{ "kind": "claim", "name": "clearance", "oneOf": ["3"] }"#,
            r#"{ "kind": "claim", "name": "clearance", "oneOf": [3], "atMost": 3 }"#,
            r#"{ "kind": "claim", "name": "clearance", "atLeast": 1, "atMost": null }"#,
            r#"{ "kind": "claim", "name": "clearance", "atLeast": 1.5 }"#,
            r#"{ "kind": "claim", "name": "clearance", "atLeast": 1, "atMots": 3 }"#,
        ] {
            assert!(asking(condition).is_err(), "{condition}");
        }
    }
}
