/**
 * The tables of the SQLite record, one migration per format version. A released migration is never edited; a change is a new
 * migration.
 */

export const migrations: readonly string[] = [
  `
  CREATE TABLE authority (
    name TEXT PRIMARY KEY,
    usage TEXT NOT NULL CHECK (usage IN ('client', 'server')),
    certificate BLOB NOT NULL,
    pin TEXT NOT NULL,
    -- Number and thisUpdate of the newest CRL that may exist; rises before a CRL is signed.
    crl_number INTEGER NOT NULL DEFAULT 0,
    crl_this_update INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE certificate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    authority TEXT NOT NULL REFERENCES authority (name),
    serial TEXT NOT NULL,
    name TEXT NOT NULL,
    profile TEXT NOT NULL,
    not_before INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'abandoned', 'issued', 'revoked')),
    lease_ends INTEGER NOT NULL,
    revoke_after INTEGER,
    -- What was about to be signed; replaced by the certificate once that exists.
    tbs BLOB,
    certificate BLOB,
    fingerprint TEXT,
    issued_at INTEGER,
    CHECK ((state IN ('issued', 'revoked')) = (certificate IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX certificate_serial ON certificate (authority, serial);
  CREATE INDEX certificate_name ON certificate (name, id);
  CREATE INDEX certificate_state ON certificate (state, id);
  CREATE INDEX certificate_overdue ON certificate (authority, revoke_after) WHERE revoke_after IS NOT NULL;

  CREATE TABLE revocation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    authority TEXT NOT NULL,
    serial TEXT NOT NULL,
    reason TEXT NOT NULL,
    revoked_at INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    -- The CRL entry in DER, made once.
    entry BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX revocation_serial ON revocation (authority, serial);

  CREATE TABLE crl (
    authority TEXT NOT NULL,
    number INTEGER NOT NULL,
    this_update INTEGER NOT NULL,
    next_update INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    PRIMARY KEY (authority, number)
  ) STRICT;

  CREATE TABLE claim (
    name TEXT PRIMARY KEY,
    -- The object identifier, or the URI prefix, that the claim was first issued with.
    oid TEXT NOT NULL
  ) STRICT;

  CREATE TABLE event (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    facts TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TRIGGER event_kept BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'events are append-only'); END;
  CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'events are append-only'); END;
  CREATE TRIGGER revocation_kept BEFORE UPDATE ON revocation BEGIN SELECT RAISE (ABORT, 'revocation is final'); END;
  CREATE TRIGGER revocation_stays BEFORE DELETE ON revocation BEGIN SELECT RAISE (ABORT, 'revocation is final'); END;
  `,
  `
  -- A revocation may be known by its serial number alone (state 'listed').
  CREATE TABLE certificate_next (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    authority TEXT NOT NULL REFERENCES authority (name),
    serial TEXT NOT NULL,
    name TEXT NOT NULL,
    profile TEXT NOT NULL,
    not_before INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'abandoned', 'issued', 'revoked', 'listed')),
    lease_ends INTEGER NOT NULL,
    revoke_after INTEGER,
    tbs BLOB,
    certificate BLOB,
    fingerprint TEXT,
    issued_at INTEGER,
    CHECK ((state IN ('issued', 'revoked')) = (certificate IS NOT NULL))
  ) STRICT;
  INSERT INTO certificate_next SELECT * FROM certificate;
  DROP TABLE certificate;
  ALTER TABLE certificate_next RENAME TO certificate;
  CREATE UNIQUE INDEX certificate_serial ON certificate (authority, serial);
  CREATE INDEX certificate_name ON certificate (name, id);
  CREATE INDEX certificate_state ON certificate (state, id);
  CREATE INDEX certificate_overdue ON certificate (authority, revoke_after) WHERE revoke_after IS NOT NULL;

  -- SHA-256 of the CRL, so that another with its number is known for another.
  ALTER TABLE crl ADD COLUMN sha256 TEXT;
  `,
  `
  -- SHA-256 of the public key, by which a key that comes back is known. key_digest_of is ours: SQL does not read DER.
  ALTER TABLE certificate ADD COLUMN key_digest TEXT;
  UPDATE certificate SET key_digest = key_digest_of(coalesce(certificate, tbs)) WHERE coalesce(certificate, tbs) IS NOT NULL;
  CREATE INDEX certificate_key ON certificate (key_digest) WHERE key_digest IS NOT NULL;
  `,
]
