//! `access.json`: who may do what, and the decision by it. Who is calling is read in `identity`, and told in `door`.

use std::cmp::Reverse;
use std::fmt;
use std::path::Path;

use axum::http::{Method, Uri};
use serde::Deserialize;

use crate::condition::Condition;
use crate::config::{ClaimPlace, Recipe, some};
use crate::identity::Identity;
use crate::path::{self, Escapes, fold, lies_at, read_path};
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

/// One path and all that lies below it. A method that no grant names is refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    path: String,
    grants: Vec<Grant>,
}

/// Anybody who meets every condition may use these methods.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grant {
    #[serde(deserialize_with = "some")]
    methods: Vec<String>,
    require: Vec<Condition>,
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
        path::read_target(uri, self.escapes)
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
            if let Some(name) = condition.unknown_claim(claims) {
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

impl Grant {
    /// Methods are case-sensitive, and GET does not imply HEAD (RFC 9110 §9.1).
    fn names(&self, method: &Method) -> bool {
        self.methods.iter().any(|one| one == method.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ClaimType, Place};
    use crate::identity::Claim;
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
