/**
 * The tables of the SQLite record, one migration per format version. A released migration is never edited; a change is a new
 * migration. `upgrade.ts` runs them, a paragraph at a time; one that says `:from` and `:to` is run for some certificates at a time.
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

  UPDATE certificate SET key_digest = key_digest_of(coalesce(certificate, tbs))
    WHERE id > :from AND id <= :to AND coalesce(certificate, tbs) IS NOT NULL;

  CREATE INDEX certificate_key ON certificate (key_digest) WHERE key_digest IS NOT NULL;

  -- The certificate of the same authority that it renews, and the one that has renewed it.
  ALTER TABLE certificate ADD COLUMN supersedes TEXT;
  ALTER TABLE certificate ADD COLUMN superseded_by TEXT;
  CREATE INDEX certificate_superseded ON certificate (superseded_by) WHERE superseded_by IS NOT NULL;

  -- How many certificates there are in each state that ended on each day, so that nobody counts a million: kept by the database itself,
  -- whatever writes; what was renewed is counted apart. Reservations and what was abandoned are few, and counted as they stand.
  CREATE TABLE tally (
    state TEXT NOT NULL,
    day INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (state, day)
  ) STRICT, WITHOUT ROWID;

  INSERT INTO tally SELECT state, not_after / 86400, count(*) FROM certificate WHERE state IN ('issued', 'revoked', 'listed') GROUP BY 1, 2;

  CREATE TRIGGER certificate_counted AFTER INSERT ON certificate WHEN NEW.state IN ('issued', 'revoked', 'listed') BEGIN
    INSERT INTO tally VALUES (NEW.state, NEW.not_after / 86400, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER certificate_uncounted AFTER DELETE ON certificate WHEN OLD.state IN ('issued', 'revoked', 'listed') BEGIN
    UPDATE tally SET n = n - 1
      WHERE state = iif(OLD.state = 'issued' AND OLD.superseded_by IS NOT NULL, 'superseded', OLD.state) AND day = OLD.not_after / 86400;
  END;
  CREATE TRIGGER certificate_recounted AFTER UPDATE OF state, not_after, superseded_by ON certificate BEGIN
    UPDATE tally SET n = n - 1
      WHERE state = iif(OLD.state = 'issued' AND OLD.superseded_by IS NOT NULL, 'superseded', OLD.state) AND day = OLD.not_after / 86400;
    INSERT INTO tally
      SELECT iif(NEW.state = 'issued' AND NEW.superseded_by IS NOT NULL, 'superseded', NEW.state), NEW.not_after / 86400, 1
      WHERE NEW.state IN ('issued', 'revoked', 'listed')
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;

  CREATE INDEX certificate_ended ON certificate (not_after, superseded_by) WHERE state = 'issued';

  CREATE INDEX certificate_begun ON certificate (not_before, superseded_by) WHERE state = 'issued';

  -- Most events are of very few kinds.
  CREATE INDEX event_kind ON event (kind, sequence);

  -- How far the record was found to be sound: its events up to one of this hash, and the rows of up to these ids.
  CREATE TABLE checked (
    sequence INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    certificate INTEGER NOT NULL,
    revocation INTEGER NOT NULL
  ) STRICT;

  -- The last revocation that it was drafted from; older ones do not have it.
  ALTER TABLE crl ADD COLUMN revocation INTEGER;
  CREATE INDEX revocation_ends ON revocation (authority, not_after);

  -- What certificates are found by: names, by their kind, and values of claims, by their OID. terms_of is ours, too.
  CREATE TABLE term (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    certificate INTEGER NOT NULL,
    PRIMARY KEY (kind, value, certificate)
  ) STRICT, WITHOUT ROWID;

  INSERT OR IGNORE INTO term SELECT term.value ->> 'kind', term.value ->> 'value', certificate.id
    FROM certificate, json_each(terms_of(certificate.certificate)) AS term
    WHERE certificate.id > :from AND certificate.id <= :to AND certificate.certificate IS NOT NULL;

  CREATE INDEX certificate_fingerprint ON certificate (fingerprint);

  CREATE INDEX certificate_ends ON certificate (not_after, id);

  CREATE INDEX certificate_profile ON certificate (profile, id);
  `,
  `
  -- Set where the key of a certificate was stolen: another certificate of the key was revoked for keyCompromise. Marked when that is recorded, so
  -- that nobody holds every good certificate against every stolen key. None is issued of such a key afterwards; one may be reserved before.
  ALTER TABLE certificate ADD COLUMN stolen INTEGER;

  UPDATE certificate SET stolen = 1 WHERE state IN ('reserved', 'issued') AND key_digest IN (
    SELECT c.key_digest FROM revocation r JOIN certificate c ON c.authority = r.authority AND c.serial = r.serial
    WHERE r.reason = 'keyCompromise');

  CREATE INDEX certificate_stolen ON certificate (not_after) WHERE stolen = 1;

  CREATE TRIGGER revocation_marks AFTER INSERT ON revocation WHEN NEW.reason = 'keyCompromise' BEGIN
    UPDATE certificate SET stolen = 1 WHERE state IN ('reserved', 'issued') AND key_digest =
      (SELECT key_digest FROM certificate WHERE authority = NEW.authority AND serial = NEW.serial);
  END;
  `,
]
