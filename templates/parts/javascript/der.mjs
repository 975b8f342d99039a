// Reads DER (X.690): definite, minimal lengths, one-octet tags, nothing left over. What the values are for is in other files.
//
// Bytes are Buffers. This is the plain language that njs and Node.js share: njs 0.7 has no classes, destructuring, BigInt or
// named exports.

const TAGS = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  OBJECT_IDENTIFIER: 0x06,
  UTF8_STRING: 0x0c,
  UTC_TIME: 0x17,
  GENERALIZED_TIME: 0x18,
  SEQUENCE: 0x30,
};

/** The element at a place: its tag, its content, and where it lies, which `whole` reads. */
function elementAt(bytes, at) {
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
  return { tag: tag, content: bytes.subarray(start, end), from: bytes, at: at, end: end };
}

/** Visits each element of some bytes, in turn. */
function forEach(bytes, visit) {
  for (let at = 0; at < bytes.length; ) {
    const element = elementAt(bytes, at);
    visit(element);
    at = element.end;
  }
}

/** An element with its tag and length. */
function whole(element) {
  return element.from.subarray(element.at, element.end);
}

function elements(bytes) {
  const found = [];
  forEach(bytes, (element) => found.push(element));
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
  if (element === undefined || element.tag !== tag) {
    throw new Error(`the DER has ${element === undefined ? 'nothing' : element.tag} in the place of ${tag}`);
  }
  return element;
}

/** The content of bytes that are exactly one element. */
function only(bytes, tag) {
  const element = expect(bytes.length === 0 ? undefined : elementAt(bytes, 0), tag);
  if (element.end < bytes.length) throw new Error('the DER goes on after its end');
  return element.content;
}

function readBoolean(octets) {
  if (octets.length !== 1 || (octets[0] !== 0x00 && octets[0] !== 0xff)) throw new Error('a BOOLEAN is malformed');
  return octets[0] === 0xff;
}

function requireMinimal(octets) {
  const padded =
    octets.length > 1 && (octets[0] === 0x00 ? octets[1] < 0x80 : octets[0] === 0xff && octets[1] >= 0x80);
  if (octets.length === 0 || padded) throw new Error('an INTEGER is malformed');
}

/** An INTEGER that a number can hold. */
function readInteger(octets) {
  requireMinimal(octets);
  let value = octets[0] >= 0x80 ? -1 : 0;
  for (let i = 0; i < octets.length; i += 1) value = value * 256 + octets[i];
  if (octets.length > 8 || !Number.isSafeInteger(value)) throw new Error('an integer is too large');
  return value;
}

/** An INTEGER of any size as lower-case hex without leading zero octets, of zero `''`; undefined where it is negative. */
function readUnsigned(octets) {
  requireMinimal(octets);
  if (octets[0] >= 0x80) return undefined;
  return octets.toString('hex').replace(/^00/, '');
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

/** UTCTime or GeneralizedTime as milliseconds, in the one form that RFC 5280 §4.1.2.5 allows: to the second, ending in Z. */
function readTime(fields) {
  const utc = fields.takeIf(TAGS.UTC_TIME);
  const text = latin1((utc === undefined ? fields.take(TAGS.GENERALIZED_TIME) : utc).content);
  return generalizedTime(utc === undefined ? text : (text.slice(0, 2) < '50' ? '20' : '19') + text);
}

function generalizedTime(text) {
  const form = text.length === 15 && /^\d{8}(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ/.test(text);
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  const time = form ? Date.parse(`${day}T${text.slice(8, 10)}:${text.slice(10, 12)}:${text.slice(12, 14)}.000Z`) : NaN;
  // 30 February would be taken for another day, not for none.
  if (isNaN(time) || new Date(time).getUTCDate() !== Number(text.slice(6, 8))) throw new Error('a time is malformed');
  return time;
}

function latin1(octets) {
  let text = '';
  for (let i = 0; i < octets.length; i += 1) text += String.fromCharCode(octets[i]);
  return text;
}

function utf8(octets) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch (error) {
    throw new Error('a string is not UTF-8');
  }
}

export default {
  TAGS,
  forEach,
  elements,
  whole,
  reader,
  expect,
  only,
  readBoolean,
  readInteger,
  readUnsigned,
  readOid,
  readTime,
  generalizedTime,
  latin1,
  utf8,
};
