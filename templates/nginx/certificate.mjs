// Reads what a door needs to know of a client's certificate, from its DER (RFC 5280). Checks no signature: nginx did.
//
// nginx and the backend both use this file. njs knows less of JavaScript than Node.js does, hence the plain language.

const BASIC_CONSTRAINTS = '2.5.29.19';
const CRL_NUMBER = '2.5.29.20';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SUBJECT_ALT_NAME = '2.5.29.17';

const BOOLEAN = 0x01;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const SEQUENCE = 0x30;

const EMAIL = 0x81;
const DNS = 0x82;
const URI = 0x86;
const IP_ADDRESS = 0x87;

// How a name must be formed that a CA may certify (§4.2.1.6). A host is labels of letters, digits and hyphens, the last of
// them no number, for that reads as an address; a wildcard is none of a client's.
const HOST =
  '(?![0-9]*$)(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:[.](?![0-9]*$)|$))+$';
const DOT_ATOM = "[A-Za-z0-9_!#$%&'*+/=?^`{|}~-]+";
const FORMS = {
  [DNS]: new RegExp(`^${HOST}`),
  [EMAIL]: new RegExp(`^(?=[^@]{1,64}@)${DOT_ATOM}(?:[.]${DOT_ATOM})*@${HOST}`),
  [URI]: /^[A-Za-z][A-Za-z0-9+.-]*:(?!\/\/(?!(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?(?:[\/?#]|$)))(?:[A-Za-z0-9_.~:\/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/,
};

// Beyond ASCII, what no claim may hold: controls, spaces, quotation marks, characters that are not seen or turn others
// around, and those of private use. First and last of each range.
const UNFIT =
  '80-a0 ab-ab ad-ad bb-bb 34f-34f 600-605 61c-61c 6dd-6dd 70f-70f 890-891 8e2-8e2 115f-1160 1680-1680 17b4-17b5 180b-180f ' +
  '2000-200f 2018-201f 2028-202f 2039-203a 205f-206f 2e42-2e42 3000-3000 300c-300f 301d-301f 3164-3164 e000-f8ff fdd0-fdef ' +
  'fe00-fe0f fe41-fe44 feff-feff ff02-ff02 ff07-ff07 ff62-ff63 ffa0-ffa0 fff0-fffb fffe-ffff 110bd-110bd 110cd-110cd ' +
  '13430-1343f 1bca0-1bca3 1d173-1d17a 1fffe-1ffff 2fffe-2ffff 3fffe-10ffff';
const RANGES = UNFIT.split(' ').map((range) => range.split('-').map((end) => parseInt(end, 16)));

/**
 * Reads a certificate. Throws where it is malformed, or where a claim is of another type than it should be.
 *
 * `claims` says where the claims lie: [{ name, type, oid }] or [{ name, type, uri }].
 */
function read(der, claims) {
  const certificate = reader(only(der, SEQUENCE));
  const tbs = reader(certificate.take(SEQUENCE).content);
  tbs.takeIf(0xa0); // version
  const serial = readSerial(tbs.take(INTEGER).content);
  tbs.take(SEQUENCE); // signature
  tbs.take(SEQUENCE); // issuer
  const validity = reader(tbs.take(SEQUENCE).content);
  const notBefore = readTime(validity);
  const notAfter = readTime(validity);
  validity.end();
  tbs.take(SEQUENCE); // subject
  tbs.take(SEQUENCE); // subjectPublicKeyInfo
  tbs.takeIf(0x81); // issuerUniqueID
  tbs.takeIf(0x82); // subjectUniqueID
  const extensions = readExtensions(tbs.takeIf(0xa3));
  tbs.end();
  certificate.take(SEQUENCE); // signatureAlgorithm
  certificate.take(BIT_STRING);
  certificate.end();

  const names = readNames(extensions[SUBJECT_ALT_NAME]);
  return {
    notBefore: notBefore,
    notAfter: notAfter,
    isAuthority: isAuthority(extensions[BASIC_CONSTRAINTS]),
    purposes: readPurposes(extensions[EXTENDED_KEY_USAGE]),
    identity: {
      uris: names[URI],
      dns: names[DNS],
      emails: names[EMAIL],
      serial: serial,
      claims: readClaims(claims, extensions, names[URI]),
    },
  };
}

/** What speaks against a client with this certificate at a time in milliseconds, or undefined. */
function objection(certificate, now) {
  const second = Math.floor(now / 1000) * 1000; // the grain that certificates have
  if (second < certificate.notBefore || second > certificate.notAfter) return 'the certificate is out of its validity';
  // A certificate without any EKU is good for everything in the eyes of OpenSSL; not here (§4.2.1.12).
  if (certificate.isAuthority || certificate.purposes.indexOf(CLIENT_AUTH) < 0) {
    return 'the certificate is not for clients';
  }
  return undefined;
}

/** The number of a CRL (§5.2.3), as hex of one length, so that numbers compare as texts do. */
function readCrlNumber(der) {
  const tbs = reader(reader(only(der, SEQUENCE)).take(SEQUENCE).content);
  tbs.take(INTEGER); // version
  tbs.take(SEQUENCE); // signature
  tbs.take(SEQUENCE); // issuer
  readTime(tbs); // thisUpdate
  readTime(tbs); // nextUpdate
  tbs.takeIf(SEQUENCE); // revokedCertificates
  const value = readExtensions(tbs.takeIf(0xa0))[CRL_NUMBER];
  if (value === undefined) throw new Error('the CRL has no number');
  return readSerial(only(value, INTEGER)).padStart(64, '0');
}

export default { read, objection, readCrlNumber };

/** Extensions (§4.1.2.9): OID → value. Two of one kind are an error: two readers could take different ones (§4.2). */
function readExtensions(wrapper) {
  const extensions = Object.create(null);
  const list = wrapper === undefined ? [] : elements(only(wrapper.content, SEQUENCE));
  list.forEach((element) => {
    const fields = reader(expect(element, SEQUENCE).content);
    const oid = readOid(fields.take(OBJECT_IDENTIFIER).content);
    fields.takeIf(BOOLEAN); // critical
    const value = fields.take(OCTET_STRING).content;
    fields.end();
    if (oid in extensions) throw new Error(`the extension ${oid} occurs twice`);
    extensions[oid] = value;
  });
  return extensions;
}

/** Whole names by the tag of their kind. Text for people, as nginx and Node.js print it, can read like two names. */
function readNames(value) {
  const names = { [EMAIL]: [], [DNS]: [], [URI]: [] };
  const list = value === undefined ? [] : elements(only(value, SEQUENCE));
  if (value !== undefined && list.length === 0) throw new Error('the subjectAltName holds no name');
  list.forEach((element) => {
    const length = element.content.length;
    if (element.tag === IP_ADDRESS && length !== 4 && length !== 16) throw new Error('an IP address has a wrong length');
    if (element.tag in names) names[element.tag].push(certifiable(element));
  });
  return names;
}

function readPurposes(value) {
  const list = value === undefined ? [] : elements(only(value, SEQUENCE));
  return list.map((element) => readOid(expect(element, OBJECT_IDENTIFIER).content));
}

function isAuthority(value) {
  if (value === undefined) return false;
  const ca = reader(only(value, SEQUENCE)).takeIf(BOOLEAN);
  return ca !== undefined && readBoolean(ca.content);
}

function readClaims(claims, extensions, uris) {
  const found = {};
  claims.forEach((claim) => {
    if (claim.oid !== undefined && claim.oid in extensions) {
      found[claim.name] = readClaim(claim.type, extensions[claim.oid]);
    }
    if (claim.uri !== undefined) {
      const inUris = uris.filter((uri) => uri.startsWith(claim.uri));
      if (inUris.length > 1) throw new Error(`the claim ${claim.name} occurs twice`);
      if (inUris.length === 1) found[claim.name] = claimText(inUris[0].slice(claim.uri.length));
    }
  });
  return found;
}

/** A claim's value, strictly of its type: another type in its place makes the certificate malformed. */
function readClaim(type, der) {
  switch (type) {
    case 'string':
      return claimText(utf8(only(der, UTF8_STRING)));
    case 'strings': {
      const texts = elements(only(der, SEQUENCE)).map((element) => utf8(expect(element, UTF8_STRING).content));
      if (texts.length === 0) throw new Error('a list is empty');
      texts.forEach((text, index) => {
        if (texts.indexOf(claimText(text)) !== index) throw new Error('a list repeats itself');
      });
      return texts;
    }
    case 'integer':
      return readInteger(only(der, INTEGER));
    case 'boolean':
      return readBoolean(only(der, BOOLEAN));
    case 'time': {
      const time = generalizedTime(latin1(only(der, GENERALIZED_TIME)));
      if (time < Date.UTC(1950, 0)) throw new Error('a time is malformed');
      return new Date(time).toISOString().replace('.000Z', 'Z');
    }
    default:
      throw new Error(`there is no type ${type}`);
  }
}

function requireMinimal(octets) {
  const padded =
    octets.length > 1 && (octets[0] === 0x00 ? octets[1] < 0x80 : octets[0] === 0xff && octets[1] >= 0x80);
  if (octets.length === 0 || padded) throw new Error('an INTEGER is malformed');
}

/** A serial number as lower-case hex without leading zero octets, the way it stands on a CRL and everywhere else. */
function readSerial(octets) {
  requireMinimal(octets);
  let hex = '';
  for (let i = octets[0] === 0 ? 1 : 0; i < octets.length; i += 1) hex += octets[i].toString(16).padStart(2, '0');
  if (octets[0] >= 0x80 || hex === '') throw new Error('a serial number is not positive');
  return hex;
}

function readInteger(octets) {
  requireMinimal(octets);
  let value = octets[0] >= 0x80 ? -1 : 0;
  for (let i = 0; i < octets.length; i += 1) value = value * 256 + octets[i];
  if (octets.length > 8 || !Number.isSafeInteger(value)) throw new Error('an integer is too large');
  return value;
}

function readBoolean(octets) {
  if (octets.length !== 1 || (octets[0] !== 0x00 && octets[0] !== 0xff)) throw new Error('a BOOLEAN is malformed');
  return octets[0] === 0xff;
}

function readOid(octets) {
  const arcs = [];
  let septets = [];
  for (let i = 0; i < octets.length; i += 1) {
    if (septets.length === 0 && octets[i] === 0x80) throw new Error('an OBJECT IDENTIFIER is malformed');
    septets.push(octets[i] & 0x7f);
    if (octets[i] >= 0x80) continue;
    arcs.push(septets);
    septets = [];
  }
  if (septets.length > 0 || arcs.length === 0) throw new Error('an OBJECT IDENTIFIER is malformed');
  if (arcs[0].length > 7) throw new Error('an OBJECT IDENTIFIER is too large');
  const both = Number(decimal(arcs[0])); // the first two arcs in one (X.690 §8.19.4)
  const root = Math.min(Math.floor(both / 40), 2);
  return [root, both - root * 40].concat(arcs.slice(1).map(decimal)).join('.');
}

/** A number in base 128 as decimal digits, exact beyond 2^53: arcs may be UUIDs. */
function decimal(septets) {
  const digits = [0]; // the lowest first
  septets.forEach((septet) => {
    let carry = septet;
    for (let i = 0; i < digits.length; i += 1) {
      carry += digits[i] * 128;
      digits[i] = carry % 10;
      carry = Math.floor(carry / 10);
    }
    for (; carry > 0; carry = Math.floor(carry / 10)) digits.push(carry % 10);
  });
  return digits.reverse().join('');
}

/** UTCTime or GeneralizedTime as milliseconds, in the one form that §4.1.2.5 allows: to the second, ending in Z. */
function readTime(fields) {
  const utc = fields.takeIf(UTC_TIME);
  const text = latin1((utc === undefined ? fields.take(GENERALIZED_TIME) : utc).content);
  return generalizedTime(utc === undefined ? text : (text.slice(0, 2) < '50' ? '20' : '19') + text);
}

function generalizedTime(full) {
  const iso = full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
  const time = Date.parse(iso);
  if (iso === full || isNaN(time) || new Date(time).toISOString() !== iso) throw new Error('a time is malformed');
  return time;
}

function latin1(octets) {
  let text = '';
  for (let i = 0; i < octets.length; i += 1) text += String.fromCharCode(octets[i]);
  return text;
}

/** What is told is compared, printed and put into headers: a name that nobody may certify is told to nobody. */
function certifiable(element) {
  const text = latin1(element.content);
  // Not by the form alone: in njs `$` is also before a line feed that ends the text.
  if (/[^\x20-\x7e]/.test(text) || !FORMS[element.tag].test(text)) {
    throw new Error('a name is not one that may be certified');
  }
  return text;
}

/** A text that some claim may hold: no quotes, separators or controls. */
function claimText(text) {
  const unfit = /^ | $|["'$,;\\`{}\x00-\x1f\x7f]/.test(text) || text === '' || text.length > 256;
  if (unfit || hasUnfit(text)) throw new Error('a claim holds unfit characters');
  return text;
}

function hasUnfit(text) {
  for (let i = 0; i < text.length; i += 1) {
    // Where strings are of UTF-16, the second half of a character comes once more, and is in no range.
    const point = text.codePointAt(i);
    if (RANGES.some((range) => point >= range[0] && point <= range[1])) return true;
  }
  return false;
}

function utf8(octets) {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
}

// DER itself (X.690): definite, minimal lengths, one-octet tags, nothing left over.

function elements(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at];
    let start = at + 2;
    let length = bytes[at + 1];
    if (length > 0x80 && length <= 0x84 && start + length - 0x80 <= bytes.length) {
      const octets = length - 0x80;
      length = 0;
      for (let i = 0; i < octets; i += 1) length = length * 256 + bytes[start + i];
      start += octets;
      if (length < 0x80 || length < Math.pow(256, octets - 1)) throw new Error('a DER length is not minimal');
    } else if (!(length < 0x80)) {
      throw new Error('a DER length is malformed');
    }
    const end = start + length;
    if (end > bytes.length || (tag & 0x1f) === 0x1f) throw new Error('the DER is cut short or unknown');
    found.push({ tag: tag, content: bytes.subarray(start, end) });
    at = end;
  }
  return found;
}

/** Takes elements in turn. */
function reader(bytes) {
  const rest = elements(bytes);
  let next = 0;
  const take = (tag) => {
    next += 1;
    return expect(rest[next - 1], tag);
  };
  return {
    take: take,
    takeIf: (tag) => (next < rest.length && rest[next].tag === tag ? take(tag) : undefined),
    end: () => {
      if (next < rest.length) throw new Error('the DER goes on after its end');
    },
  };
}

function expect(element, tag) {
  if (element === undefined || element.tag !== tag) throw new Error(`the DER lacks an element of tag ${tag}`);
  return element;
}

/** The content of bytes that are exactly one element. */
function only(bytes, tag) {
  const fields = reader(bytes);
  const content = fields.take(tag).content;
  fields.end();
  return content;
}
