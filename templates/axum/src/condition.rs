//! What an access rule asks of a client, and whether the client meets it. Which rule is asked is decided in `access`.

use std::ops::RangeInclusive;

use serde::{Deserialize, Deserializer};

use crate::config::{ClaimPlace, ClaimType, some};
use crate::identity::{Claim, Identity};

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Condition {
    Uri(Names),
    Dns(Names),
    Email(Names),
    Claim(ClaimCondition),
}

/// Patterns of names, of which one is enough. In a pattern `*` stands for exactly one part that is not empty.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Names {
    #[serde(deserialize_with = "some")]
    one_of: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "ClaimConditionSetting")]
pub struct ClaimCondition {
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

impl Condition {
    /// The claim that it asks for, where none of these has such values.
    pub fn unknown_claim(&self, claims: &[ClaimPlace]) -> Option<&str> {
        let Self::Claim(ClaimCondition { name, wanted }) = self else { return None };
        let is_known = claims.iter().any(|claim| claim.name == *name && wanted.suits(claim.kind));
        (!is_known).then_some(name)
    }

    pub fn is_met_by(&self, identity: &Identity) -> bool {
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
