// Reads what a door needs to know of a certificate, from its DER (RFC 5280). Checks no signature: the server did.
//
// Text for people, as servers print it, can read like two names. Written in the plain language that njs knows, as der.mjs is.

import der from './der.mjs';
import text from './text.mjs';

const BASIC_CONSTRAINTS = '2.5.29.19';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SUBJECT_ALT_NAME = '2.5.29.17';

const IP_ADDRESS = 0x87;

const TAGS = der.TAGS;

/** What every certificate has (§4.1). `subject` is its DER. Throws where it is malformed. */
function read(bytes) {
  const certificate = der.reader(der.only(bytes, TAGS.SEQUENCE));
  const tbs = der.reader(certificate.take(TAGS.SEQUENCE).content);
  certificate.take(TAGS.SEQUENCE); // signatureAlgorithm
  certificate.take(TAGS.BIT_STRING);
  certificate.end();
  tbs.takeIf(0xa0); // version
  const serial = der.readUnsigned(tbs.take(TAGS.INTEGER).content);
  if (serial === undefined || serial === '') throw new Error('a serial number is not positive');
  tbs.take(TAGS.SEQUENCE); // signature
  tbs.take(TAGS.SEQUENCE); // issuer
  const validity = der.reader(tbs.take(TAGS.SEQUENCE).content);
  const notBefore = der.readTime(validity);
  const notAfter = der.readTime(validity);
  validity.end();
  const subject = der.whole(tbs.take(TAGS.SEQUENCE));
  tbs.take(TAGS.SEQUENCE); // subjectPublicKeyInfo
  tbs.takeIf(0x81); // issuerUniqueID
  tbs.takeIf(0x82); // subjectUniqueID
  const extensions = readExtensions(wrapped(tbs.takeIf(0xa3)));
  tbs.end();
  return {
    serial: serial,
    notBefore: notBefore,
    notAfter: notAfter,
    subject: subject,
    extensions: extensions,
  };
}

/**
 * A client: who it is, and what bounds it. Throws where its certificate is malformed, or where a claim is of another type than
 * it should be.
 *
 * `claims` says where the claims lie: [{ name, type, oid }] or [{ name, type, uri }].
 */
function readClient(bytes, claims) {
  const certificate = read(bytes);
  const value = (oid) => (oid in certificate.extensions ? certificate.extensions[oid].value : undefined);
  const names = readNames(value(SUBJECT_ALT_NAME));
  return {
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    isAuthority: isAuthority(value(BASIC_CONSTRAINTS)),
    purposes: readPurposes(value(EXTENDED_KEY_USAGE)),
    identity: {
      uris: names[text.URI],
      dns: names[text.DNS],
      emails: names[text.EMAIL],
      serial: certificate.serial,
      claims: readClaims(claims, value, names[text.URI]),
    },
  };
}

/** Whether a client is one by its certificate. One without any EKU is good for everything in the eyes of OpenSSL; not here (§4.2.1.12). */
function isForClients(client) {
  return !client.isAuthority && client.purposes.includes(CLIENT_AUTH);
}

/** Whether a certificate is in its time, at a time in milliseconds. */
function isInTime(certificate, now) {
  const second = Math.floor(now / 1000) * 1000; // the grain that certificates have
  return second >= certificate.notBefore && second <= certificate.notAfter;
}

/** What speaks against a client with this certificate at a time in milliseconds, or undefined. */
function objection(client, now) {
  if (!isInTime(client, now)) return 'the certificate is out of its validity';
  return isForClients(client) ? undefined : 'the certificate is not for clients';
}

/** Extensions (§4.1.2.9) by OID: { critical, value }. Two of one kind are an error: two readers could take different ones (§4.2). */
function readExtensions(list) {
  const extensions = Object.create(null);
  if (list === undefined) return extensions;
  der.forEach(list.content, (element) => {
    const fields = der.reader(der.expect(element, TAGS.SEQUENCE).content);
    const oid = der.readOid(fields.take(TAGS.OBJECT_IDENTIFIER).content);
    const critical = fields.takeIf(TAGS.BOOLEAN) !== undefined;
    const value = fields.take(TAGS.OCTET_STRING).content;
    fields.end();
    if (oid in extensions) throw new Error(`the extension ${oid} occurs twice`);
    extensions[oid] = { critical: critical, value: value };
  });
  return extensions;
}

/** The SEQUENCE that an EXPLICIT tag wraps. */
function wrapped(wrapper) {
  if (wrapper === undefined) return undefined;
  const fields = der.reader(wrapper.content);
  const list = fields.take(TAGS.SEQUENCE);
  fields.end();
  return list;
}

export default { read, readClient, isForClients, isInTime, objection, readExtensions, wrapped };

/** Whole names by the tag of their kind. */
function readNames(value) {
  const names = { [text.EMAIL]: [], [text.DNS]: [], [text.URI]: [] };
  if (value === undefined) return names;
  const list = der.elements(der.only(value, TAGS.SEQUENCE));
  if (list.length === 0) throw new Error('the subjectAltName holds no name');
  list.forEach((element) => {
    const length = element.content.length;
    if (element.tag === IP_ADDRESS && length !== 4 && length !== 16) throw new Error('an IP address has a wrong length');
    if (!(element.tag in names)) return;
    names[element.tag].push(text.requireCertifiable(element.tag, der.latin1(element.content)));
  });
  return names;
}

function readPurposes(value) {
  const list = value === undefined ? [] : der.elements(der.only(value, TAGS.SEQUENCE));
  return list.map((element) => der.readOid(der.expect(element, TAGS.OBJECT_IDENTIFIER).content));
}

function isAuthority(value) {
  if (value === undefined) return false;
  const ca = der.reader(der.only(value, TAGS.SEQUENCE)).takeIf(TAGS.BOOLEAN);
  return ca !== undefined && der.readBoolean(ca.content);
}

function readClaims(claims, value, uris) {
  const found = {};
  claims.forEach((claim) => {
    if (claim.oid !== undefined && value(claim.oid) !== undefined) {
      found[claim.name] = readClaim(claim.type, value(claim.oid));
    }
    if (claim.uri !== undefined) {
      const inUris = uris.filter((uri) => uri.startsWith(claim.uri));
      if (inUris.length > 1) throw new Error(`the claim ${claim.name} occurs twice`);
      if (inUris.length === 1) found[claim.name] = text.requireFit(inUris[0].slice(claim.uri.length));
    }
  });
  return found;
}

/** A claim's value, strictly of its type: another type in its place makes the certificate malformed. */
function readClaim(type, value) {
  switch (type) {
    case 'string':
      return text.requireFit(der.utf8(der.only(value, TAGS.UTF8_STRING)));
    case 'strings': {
      const list = der.elements(der.only(value, TAGS.SEQUENCE));
      if (list.length === 0) throw new Error('a list is empty');
      const texts = list.map((element) => text.requireFit(der.utf8(der.expect(element, TAGS.UTF8_STRING).content)));
      if (texts.some((one, index) => texts.indexOf(one) !== index)) throw new Error('a list repeats itself');
      return texts;
    }
    case 'integer':
      return der.readInteger(der.only(value, TAGS.INTEGER));
    case 'boolean':
      return der.readBoolean(der.only(value, TAGS.BOOLEAN));
    case 'time': {
      const time = der.generalizedTime(der.latin1(der.only(value, TAGS.GENERALIZED_TIME)));
      if (time < Date.UTC(1950, 0)) throw new Error('a time is malformed');
      return new Date(time).toISOString().replace('.000Z', 'Z');
    }
    default:
      throw new Error(`there is no type ${type}`);
  }
}
