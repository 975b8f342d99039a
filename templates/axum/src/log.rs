//! The log: a line for each request and each refused handshake, which nobody who is refused can write into.
//!
//! ```text
//! 2027-01-31T12:00:00Z 192.0.2.7 4f0a… "spiffe://acme.internal/alice" "GET /admin" 200
//! ```
//!
//! When, from where, serial number and first name of the certificate, what was asked, what the answer was, and why it was a
//! refusal.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use crate::identity::Identity;
use crate::x509::{instant, now};

/// Prints a line of the log, with its time. Unlike `println!`, it does not panic when nobody listens any more.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{} {line}", instant(now()));
}

/// The same of what somebody should look at.
pub fn note(line: &str) {
    let _ = writeln!(std::io::stderr(), "{} {line}", instant(now()));
}

/// What comes from outside: in quotes, in ASCII, on one line.
pub fn quote(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            ' '..='~' => quoted.push(c),
            _ => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let _ = write!(quoted, "\\u{unit:04x}");
                }
            }
        }
    }
    quoted.push('"');
    quoted
}

fn who(address: IpAddr, identity: Option<&Identity>) -> String {
    let Some(identity) = identity else { return format!("{address} - -") };
    let name = identity.uris.iter().chain(&identity.dns).chain(&identity.emails).next();
    format!("{address} {} {}", identity.serial, name.map_or_else(|| "-".to_owned(), |name| quote(name)))
}

/// A request and its answer. `why` is what speaks against it.
pub fn request(address: IpAddr, identity: Option<&Identity>, asked: &str, status: u16, why: Option<&str>) {
    let line = format!("{} {} {status}", who(address, identity), quote(asked));
    match why {
        None => say(&line),
        Some(why) => note(&format!("{line} {}", quote(why))),
    }
}

/// Refused handshakes of this minute that were told already, and how often they came again: a flood must not fill the disk.
#[derive(Default)]
pub struct Handshakes(Mutex<HashMap<String, u64>>);

const TOLD_AT_MOST: usize = 1000;

impl Handshakes {
    pub fn refused(&self, address: IpAddr, identity: Option<&Identity>, why: &str) {
        let line = format!("{} handshake refused {}", who(address, identity), quote(why));
        if let Some(line) = self.is_new(line) {
            note(&line);
        }
    }

    fn is_new(&self, line: String) -> Option<String> {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(times) = told.get_mut(&line) {
            *times += 1;
        } else if told.len() < TOLD_AT_MOST {
            told.insert(line.clone(), 0);
            return Some(line);
        } else {
            *told.entry("handshakes refused".to_owned()).or_default() += 1;
        }
        None
    }

    /// Tells what came again, once a minute.
    pub fn sum_up(&self) {
        for line in self.repeated() {
            note(&line);
        }
    }

    fn repeated(&self) -> Vec<String> {
        let told = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let again = told.into_iter().filter(|(_, times)| *times > 0);
        again.map(|(line, times)| format!("{line}, and {times} more like it")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_outside_stays_on_its_line_and_in_its_quotes() {
        assert_eq!(quote("a\r\nb\" 200\u{85}\u{1b}é💩\\"), r#""a\u000d\u000ab\" 200\u0085\u001b\u00e9\ud83d\udca9\\""#);
    }

    #[test]
    fn what_comes_again_is_told_once_and_then_summed_up() {
        let handshakes = Handshakes::default();
        let told: Vec<_> = ["a", "b", "a", "a"].into_iter().filter_map(|line| handshakes.is_new(line.into())).collect();
        assert_eq!(told, ["a", "b"]);
        assert_eq!(handshakes.repeated(), ["a, and 2 more like it"]);
        assert!(handshakes.repeated().is_empty());
    }

    #[test]
    fn a_flood_from_many_addresses_is_told_in_bounds() {
        let handshakes = Handshakes::default();
        let told = (0..5000).filter_map(|at| handshakes.is_new(at.to_string())).count();
        assert_eq!(told, TOLD_AT_MOST);
        assert_eq!(handshakes.repeated(), ["handshakes refused, and 4000 more like it"]);
    }
}
