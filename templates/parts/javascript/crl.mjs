// Reads a CRL from its DER (RFC 5280 §5): what it says, and whether it speaks for every certificate. Checks no signature.
//
// Written in the plain language that njs knows, as der.mjs is.

import certificate from './certificate.mjs';
import der from './der.mjs';

const CRL_NUMBER = '2.5.29.20';

/**
 * Extensions of a CRL or its entries by which it is a part of a list, or speaks of other CAs' certificates: partial it is
 * also where its issuer forgot to mark them critical (§5.2.4, §5.2.5, §5.3.3; X.509 §9.5, §9.6).
 */
const PARTIAL = [27, 28, 29, 44, 45, 58, 59, 63].map((arc) => `2.5.29.${arc}`);

const TAGS = der.TAGS;

/**
 * All but its entries, which `forEachRevoked` visits, and whether it is complete, which `requireComplete` asks. `signed`,
 * `signature` and the OID `algorithm` are there to be verified; `issuer` is DER; `number` is hex of one length, so that numbers
 * compare as texts do. Throws where it is malformed.
 */
function read(bytes) {
  const list = der.reader(der.only(bytes, TAGS.SEQUENCE));
  const signed = list.take(TAGS.SEQUENCE);
  const algorithm = list.take(TAGS.SEQUENCE);
  const signature = list.take(TAGS.BIT_STRING).content;
  list.end();
  const tbs = der.reader(signed.content);
  if (der.readInteger(tbs.take(TAGS.INTEGER).content) !== 1) throw new Error('not a version 2 CRL');
  if (!der.whole(tbs.take(TAGS.SEQUENCE)).equals(der.whole(algorithm))) throw new Error('it names two signature algorithms');
  const issuer = der.whole(tbs.take(TAGS.SEQUENCE));
  const thisUpdate = der.readTime(tbs);
  const nextUpdate = der.readTime(tbs);
  const entries = tbs.takeIf(TAGS.SEQUENCE);
  const extensions = certificate.readExtensions(certificate.wrapped(tbs.takeIf(0xa0)));
  tbs.end();
  if (!(CRL_NUMBER in extensions)) throw new Error('it has no CRL number');
  const number = der.readUnsigned(der.only(extensions[CRL_NUMBER].value, TAGS.INTEGER));
  if (number === undefined) throw new Error('its CRL number is negative');
  return {
    signed: der.whole(signed),
    algorithm: der.readOid(der.reader(algorithm.content).take(TAGS.OBJECT_IDENTIFIER).content),
    signature: signature,
    issuer: issuer,
    thisUpdate: thisUpdate,
    nextUpdate: nextUpdate,
    entries: entries === undefined ? undefined : entries.content,
    extensions: extensions,
    number: number.padStart(64, '0'),
  };
}

/** Visits the serial number of each certificate that a CRL names. Throws where an entry is malformed, or says more than that. */
function forEachRevoked(crl, visit) {
  if (crl.entries === undefined) return;
  const fit = Object.create(null); // extensions that were looked at: a hundred thousand entries give the same few reasons
  der.forEach(crl.entries, (entry) => {
    const fields = der.reader(der.expect(entry, TAGS.SEQUENCE).content);
    // A number that no certificate has is passed over: to refuse the list would let in the others that it names.
    const serial = der.readUnsigned(fields.take(TAGS.INTEGER).content);
    if (serial !== undefined && serial !== '') visit(serial);
    der.readTime(fields);
    const extensions = fields.takeIf(TAGS.SEQUENCE);
    fields.end();
    if (extensions === undefined) return;
    const octets = extensions.content.toString('hex');
    if (octets in fit) return;
    requireComplete(certificate.readExtensions(extensions));
    fit[octets] = true;
  });
}

/** Requires that a list, or an entry of one, speaks for every certificate, and holds nothing that is not understood. */
function requireComplete(extensions) {
  Object.keys(extensions).forEach((oid) => {
    if (PARTIAL.includes(oid)) throw new Error(`it does not speak for every certificate, by its extension ${oid}`);
    if (extensions[oid].critical) throw new Error(`the extension ${oid} is not understood`);
  });
}

export default { read, forEachRevoked, requireComplete };
