//! What keeps something from being taken into service.

use std::fmt;

/// A wrong file, a wrong setting, a malformed certificate: said in words.
#[derive(Debug, PartialEq)]
pub struct Problem(String);

impl Problem {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The same, with the file that it is about.
    pub fn of(self, path: &str) -> Self {
        Self(format!("{path}: {}", self.0))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Problem {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}
