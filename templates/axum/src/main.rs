//! A mutual-TLS server: a client that has no good certificate of the one pinned client CA gets no answer.
//!
//! ```text
//! mutual-tls-server [DIRECTORY]           serves until SIGTERM
//! mutual-tls-server --check [DIRECTORY]   reads its files, says what would be in force, and ends
//! kill -HUP PID                           takes up a new CRL, server certificate or access.json; a bad one changes nothing
//! ```
//!
//! DIRECTORY holds `config.json`, `access.json` and `tls/`; without it they are looked for where the program is started.
//! Your application is `app.rs`. The rest is the door, and can stay as it is.

mod access;
mod app;
mod at_hand;
mod condition;
mod config;
mod cors;
mod crl;
mod door;
mod front;
mod guard;
mod health;
mod identity;
mod line;
mod log;
mod path;
mod peer;
mod places;
mod problem;
mod refusal;
mod server;
mod tls;
mod x509;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::config::Config;
use crate::log::{note, say};
use crate::problem::Problem;
use crate::tls::InForce;
use crate::x509::now;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            note(&format!("not started: {problem}"));
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Problem> {
    let (check, directory) = arguments()?;
    let config = Arc::new(Config::load(&directory)?);
    let material = Arc::new(InForce::load(&directory, &config, None)?);
    if check {
        // A result, and no line of the log. Unlike `println!`, this does not panic when nobody listens any more.
        let _ = writeln!(std::io::stdout(), "good: {material}");
        return Ok(());
    }

    // Signals are taken before anybody is told that the server is there.
    let mut hangup = signal(SignalKind::hangup())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let address = (config.listen.address, config.listen.port.get());
    let listener = TcpListener::bind(address).await.map_err(|error| Problem::new(format!("cannot listen: {error}")))?;
    let health = match &config.health {
        Some(place) => Some(health::open(place).await?),
        None => None,
    };
    let (in_force, current) = watch::channel(material);

    let app = door::around(app::router(&config), app::web_sockets(&config), &config, &current);
    let stop = async move {
        tokio::select! { _ = terminate.recv() => (), _ = interrupt.recv() => () }
    };
    let checks = health.map(|listener| tokio::spawn(health::serve(listener, config.clone(), current.clone())));
    let stop = async move {
        stop.await;
        if let Some(checks) = checks {
            checks.abort();
        }
    };
    let serving = server::serve(listener, app, config.clone(), current.clone(), stop);
    let names: Vec<_> = config.hosts.iter().map(|host| host.name.as_str()).collect();
    say(&format!("listening on {} port {} as {}: {}", address.0, address.1, names.join(", "), *current.borrow()));
    warn_of_expiry(&current.borrow());

    let reloading = async {
        let mut hourly = tokio::time::interval(Duration::from_secs(3600));
        hourly.tick().await;
        let mut looked = now();
        let mut each_second = tokio::time::interval(Duration::from_secs(1));
        loop {
            tokio::select! {
                _ = hangup.recv() => reload(&directory, &config, &in_force).await,
                // A CRL that came too early: nobody would send the signal again when its time has come.
                _ = each_second.tick() => {
                    let since = std::mem::replace(&mut looked, now());
                    if !in_force.borrow().early.iter().any(|crl| since < crl.this_update && crl.this_update <= looked) {
                        continue;
                    }
                    reload(&directory, &config, &in_force).await;
                }
                _ = hourly.tick() => (),
            }
            warn_of_expiry(&in_force.borrow());
        }
    };
    tokio::select! {
        () = serving => Ok(()),
        () = reloading => Ok(()),
    }
}

fn arguments() -> Result<(bool, PathBuf), Problem> {
    let mut arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let check = arguments.first().is_some_and(|word| word == "--check");
    if check {
        arguments.remove(0);
    }
    match arguments.as_slice() {
        [] => Ok((check, PathBuf::from("."))),
        [directory] if !directory.to_string_lossy().starts_with('-') => Ok((check, PathBuf::from(directory))),
        _ => Err(Problem::new("usage: mutual-tls-server [--check] [DIRECTORY]")),
    }
}

/// Reads everything again, and takes it into force only if all of it is good.
async fn reload(directory: &std::path::Path, config: &Arc<Config>, in_force: &watch::Sender<Arc<InForce>>) {
    let (directory, config, previous) = (directory.to_owned(), config.clone(), in_force.borrow().clone());
    // A large CRL takes its time; anybody who is connected is served meanwhile.
    let loading = tokio::task::spawn_blocking(move || {
        let loaded = InForce::load(&directory, &config, Some(&previous));
        // Whom a CRL from the future names is refused at once.
        let early = if loaded.is_err() { previous.with_early(&directory) } else { None };
        (loaded, early)
    });
    let broken = |_| (Err(Problem::new("the reading of the files broke off")), None);
    let (loaded, early) = loading.await.unwrap_or_else(broken);
    if let Some(kept) = early {
        in_force.send_replace(Arc::new(kept));
    }
    match loaded {
        Ok(material) => {
            let text = material.to_string();
            in_force.send_replace(Arc::new(material));
            say(&format!("reloaded: {text}"));
        }
        Err(problem) => note(&format!("not reloaded: {problem}; still in force: {}", *in_force.borrow())),
    }
}

/// An expired CRL locks everybody out: say so from the half of its life on.
fn warn_of_expiry(in_force: &InForce) {
    if let Some(end) = in_force.crl.nears_its_end() {
        note(&format!("warning: the CRL expires at {end}, and nobody gets in after that"));
    }
}
