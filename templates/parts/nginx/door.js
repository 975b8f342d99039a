// What nginx cannot decide by its own directives: who is calling, whether they may do that, and whether a request can
// be read in two ways.
//
// nginx.conf asks for $countersign_door on every request and lets it pass on the word `granted` alone, so whatever fails in here
// ends in a refusal. This is njs: nginx's own JavaScript. It runs this file anew for each request, and not before.

import crypto from 'crypto';
import fs from 'fs';
import table from './access.mjs';
import certificate from './certificate.mjs';
import crl from './crl.mjs';
import headers from './headers.mjs';
import rules from './rules.mjs';
import settings from './settings.mjs';

const lain = readLain();

const UNREAD =
  'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take only where ' +
  'their escapes say decode-once';
const ODD =
  'Host, Origin or Sec-Fetch-Site is not as it should be, or a header pretends to tell an identity: the log of this server names it';

const NAMES = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:, ?[!#$%&'*+.^_`|~0-9A-Za-z-]+)*$/;

/** `granted`, `websocket`, `preflight`, or the status and the reason that are answered. */
function judge(r) {
  if (lain.unfit !== undefined) throw lain.unfit;
  const access = lain.access;
  const path = rules.readPath(r.variables.request_uri, access.escapes);
  if (path === undefined) return refuse(r, 400, UNREAD, 'the request target is not a plain path');
  if (rules.isAmbiguous(access, path)) return refuse(r, 400, 'the path could be taken for another one');
  const odd = isHostPlain(r) ? oddHeader(r) : 'Host';
  if (odd !== undefined) return refuse(r, 400, ODD, `the header ${odd} is not as it should be`);
  const client = certificate.readClient(derOf(r), settings.claims);
  const objection = certificate.objection(client, Date.now());
  if (objection !== undefined) return refuse(r, 403, objection);
  const ofCrl = objectionToCrl(r, r.variables.document_root);
  if (ofCrl !== undefined) return refuse(r, 403, 'the CRL that lies here is not taken: nobody can be let in', ofCrl);
  if (isPreflight(r)) return 'preflight';
  if (rules.allows(access, client.identity, r.method, path)) return isWebSocket(r) ? 'websocket' : 'granted';
  return refuse(r, 403, 'this client may not do that', 'no access rule allows this');
}

/** The values of a field, by its name in lower case. */
function valuesOf(r, name) {
  return r.rawHeadersIn.filter((header) => header[0].toLowerCase() === name).map((header) => header[1]);
}

/** Whether a browser asks, for a page of another origin that may ask, what it may send (the Fetch standard, §3.2.2). */
function isPreflight(r) {
  if (r.method !== 'OPTIONS' || valuesOf(r, 'access-control-request-method').length !== 1) return false;
  const origin = valuesOf(r, 'origin')[0]; // of two, oddHeader has made a refusal
  return origin !== r.variables.countersign_own_origin && settings.origins.indexOf(origin) >= 0;
}

/** Whether a client asks for a WebSocket (RFC 6455 §4.1) where there is one. Who asks for another protocol gets an answer in this one. */
function isWebSocket(r) {
  const upgrade = valuesOf(r, 'upgrade');
  const connection = valuesOf(r, 'connection').join(',').toLowerCase().split(',');
  const asks = upgrade.length === 1 && upgrade[0].toLowerCase() === 'websocket' && connection.some((one) => one.trim() === 'upgrade');
  const hasBody = valuesOf(r, 'content-length').length > 0 || valuesOf(r, 'transfer-encoding').length > 0;
  return asks && !hasBody && r.method === 'GET' && r.httpVersion === '1.1' && settings.webSockets.indexOf(r.variables.request_uri.split('?')[0]) >= 0;
}

/** The names of headers that it asks for, which may all come: they pass the door like any other request's. */
function askedHeaders(r) {
  const asked = valuesOf(r, 'access-control-request-headers');
  return asked.length === 1 && NAMES.test(asked[0]) ? asked[0] : '';
}

/** Says in the log who was refused, from where, what was asked, and why. What comes from outside is quoted there, and not answered. */
function refuse(r, status, reason, why) {
  const asked = JSON.stringify(`${r.method} ${r.variables.request_uri}`);
  r.warn(`refused ${r.remoteAddress} ${r.variables.ssl_client_serial.toLowerCase()} ${asked}: ${why || reason}`);
  return `${status} ${reason}`;
}

/**
 * Why nobody is let in by a CRL whose time has not come. OpenSSL has held it against the CA by then, and the client against it:
 * it is the newest that was here, and none before it takes its place.
 */
function early(r) {
  objectionToCrl(r, r.variables.document_root);
  return 'the CRL is from the future: nobody can be let in';
}

/** The header of RFC 9440 §2.2: the certificate as a Byte Sequence. */
function clientCert(r) {
  return `:${derOf(r).toString('base64')}:`;
}

/** Who is calling, as one line of JSON in ASCII. */
function clientIdentity(r) {
  const identity = certificate.readClient(derOf(r), settings.claims).identity;
  return JSON.stringify(identity).replace(/[^ -~]/g, (unit) => `\\u${`000${unit.charCodeAt(0).toString(16)}`.slice(-4)}`);
}

/** What the backend is asked for: the path that was decided on. */
function target(r) {
  const asked = r.variables.request_uri;
  return rules.spell(rules.readPath(asked, lain.access.escapes), asked);
}

/**
 * A backend that switches protocols would be spoken with past this door from then on: no rule, no revocation, no Origin. nginx lets
 * each do so whose client names a protocol, so what fails here ends the connection. One that was asked for a WebSocket may open it.
 */
function requireAnswer(r) {
  if (r.status !== 101) return;
  const isAsked = r.variables.countersign_door === 'websocket' && String(r.headersOut.Upgrade).toLowerCase() === 'websocket';
  if (!isAsked) throw new Error('the backend switches protocols, and has not been asked to');
}

export default { judge, early, clientCert, clientIdentity, health, askedHeaders, target, requireAnswer };

/**
 * What lies here, or why it cannot be used: nobody gets in then. What is left out by a slip must not let anybody in: a table that is not
 * exactly of its form is none. `foreign` is what nginx.conf takes off a request by its name; what is only alike is refused here.
 */
function readLain() {
  let file = 'settings.mjs';
  try {
    const foreign = headers.listOf(settings.foreignHeaders);
    file = 'access.mjs';
    return { access: rules.check(table, settings.claims), foreign: foreign };
  } catch (error) {
    return { unfit: new Error(`${file}: ${error.message}`) };
  }
}

function derOf(r) {
  const pem = /^-----BEGIN CERTIFICATE-----([A-Za-z0-9+\/=\s]+)-----END CERTIFICATE-----\s*$/.exec(
    r.variables.ssl_client_raw_cert,
  );
  return Buffer.from(pem[1].replace(/\s/g, ''), 'base64');
}

/**
 * What speaks against the CRL that lies there, if anything. nginx takes any at a reload, an older one too, and anybody who was
 * revoked since would be back. So the newest that was seen is noted in run/, and while one that is older, or another of
 * its number (RFC 5280 §5.2.3), lies in its place, nobody is let in. Workers that may not look there, those of an nginx that
 * root has started, can compare nothing: nginx's own verification is then all there is, as `cannot` says.
 */
function objectionToCrl(r, directory) {
  try {
    return compareCrls(directory);
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
    r.warn(`CRLs are not compared: ${error.message}; start nginx as the owner of ${directory}`);
    return undefined;
  }
}

function compareCrls(directory) {
  const path = `${directory}/tls/client-crl.pem`;
  const mark = markOf(path);
  const seen = readSeen(`${directory}/run/crl.json`);
  if (mark === undefined || mark === seen.mark) return undefined;
  const found = readCrl(path);
  if (found === undefined) return undefined; // nginx does not take it either, and goes on as it was
  const objection = found.objection || objectionToNumber(found, seen);
  if (objection !== undefined) return objection;
  const next = `${directory}/run/crl.json.${process.pid}`;
  const noted = { pin: settings.recipe.pin, mark, number: found.number, sha256: found.sha256 };
  fs.writeFileSync(next, JSON.stringify(noted));
  fs.renameSync(next, `${directory}/run/crl.json`);
  return undefined;
}

/** The one CRL of a file; undefined where there is none, and an objection where there are more. */
function readCrl(path) {
  const blocks = fs.readFileSync(path, 'utf8').split('-----BEGIN X509 CRL-----').slice(1);
  if (blocks.length === 0) return undefined;
  if (blocks.length > 1) return { objection: `tls/client-crl.pem holds ${blocks.length} CRLs` };
  const der = Buffer.from(blocks[0].split('-----')[0].replace(/\s/g, ''), 'base64');
  const read = crl.read(der);
  const sha256 = crypto.createHash('sha256').update(der).digest('hex');
  return { number: read.number, sha256, thisUpdate: read.thisUpdate, nextUpdate: read.nextUpdate };
}

function objectionToNumber(found, seen) {
  if (found.number < seen.number) return 'tls/client-crl.pem is older than a CRL that was here; put a newer one in its place';
  if (found.number === seen.number && found.sha256 !== seen.sha256) {
    return 'tls/client-crl.pem has the number of a CRL that was here, and is another; put a newer one in its place';
  }
  return undefined;
}

/**
 * The health check: until when the CRL is that lies here, or why nobody can be let in by it. It vouches for nothing that it reads:
 * nobody has verified that CRL yet, so its number is noted nowhere.
 */
function health(r) {
  r.headersOut['Content-Type'] = 'text/plain';
  if (r.method !== 'GET' && r.method !== 'HEAD') {
    r.headersOut.Allow = 'GET, HEAD';
    return r.return(405, 'this method is not served here\n');
  }
  let answer;
  try {
    answer = describe(r.variables.document_root);
  } catch (error) {
    r.warn(`the health check cannot read the CRL: ${error.message}`);
    answer = { why: 'the CRL cannot be read: nobody can be let in' };
  }
  if (answer.why !== undefined) return r.return(503, `${answer.why}\n`);
  return r.return(200, `listening, CRL until ${new Date(answer.nextUpdate).toISOString().replace('.000Z', 'Z')}\n`);
}

/** Whether anybody can be let in: what is decided by, the client CA, and the CRL. OpenSSL counts the second in which the CA ends as over. */
function describe(directory) {
  if (lain.unfit !== undefined) return { why: 'the rules or settings cannot be used: nobody can be let in' };
  const pem = fs.readFileSync(`${directory}/tls/client-ca.pem`, 'utf8');
  const anchor = certificate.read(Buffer.from(pem.split('-----')[2].replace(/\s/g, ''), 'base64'));
  if (Date.now() < anchor.notBefore) return { why: 'the client CA is from the future: nobody can be let in' };
  if (Date.now() >= anchor.notAfter) return { why: 'the client CA has expired: nobody can be let in' };
  return describeCrl(directory);
}

/** A large CRL is not read anew for each check: what it said is kept beside its mark. */
function describeCrl(directory) {
  const path = `${directory}/tls/client-crl.pem`;
  const mark = markOf(path);
  if (mark === undefined) return { why: 'there is no CRL: nobody can be let in' };
  const file = `${directory}/run/health.json`;
  const kept = markOf(file) === undefined ? undefined : JSON.parse(fs.readFileSync(file, 'utf8'));
  let found = kept;
  if (kept === undefined || kept.mark !== mark) {
    found = Object.assign({ mark }, readCrl(path) || { objection: 'no CRL' });
    const next = `${file}.${process.pid}`;
    fs.writeFileSync(next, JSON.stringify(found));
    fs.renameSync(next, file);
  }
  const seen = readSeen(`${directory}/run/crl.json`);
  if (found.objection !== undefined || objectionToNumber(found, seen) !== undefined) {
    return { why: 'the CRL is not taken: nobody can be let in' };
  }
  if (Date.now() < found.thisUpdate) return { why: 'the CRL is from the future: nobody can be let in' };
  if (Date.now() > found.nextUpdate + 999) return { why: 'the CRL has expired: nobody can be let in' };
  return { nextUpdate: found.nextUpdate };
}

/** What changes whenever a file is replaced or written; undefined where there is none. */
function markOf(path) {
  try {
    const file = fs.statSync(path);
    return [file.ino, file.size, file.mtimeMs, file.ctimeMs].join(' ');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The newest CRL of this CA that was seen here; one of number 0 where none was. */
function readSeen(path) {
  if (markOf(path) === undefined) return { number: '' };
  const seen = JSON.parse(fs.readFileSync(path, 'utf8'));
  return seen.pin === settings.recipe.pin ? seen : { number: '' };
}

/**
 * The name of a header that is not as it should be. One Origin and one Sec-Fetch-Site at most, neither of them empty: nginx
 * before 1.23 looks at the first only.
 */
function oddHeader(r) {
  const count = { origin: 0, 'sec-fetch-site': 0 };
  const odd = r.rawHeadersIn.find((header) => {
    const name = header[0].toLowerCase();
    if (name in count) {
      count[name] += 1;
      return count[name] > 1 || header[1] === '';
    }
    return headers.kindOf(lain.foreign, name) === 'alike';
  });
  return odd === undefined ? undefined : odd[0];
}

/** The field Host names what nginx takes for the host, which a request target with a host of its own would hide. */
function isHostPlain(r) {
  const host = (r.variables.http_host || '').toLowerCase();
  return host.replace(/:[0-9]{1,5}$/, '') === r.variables.host;
}
