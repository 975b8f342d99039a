// What nginx cannot decide by its own directives: who is calling, whether they may do that, and whether a request can
// be read in two ways.
//
// nginx.conf asks for $door on every request and lets it pass on the word `granted` alone, so whatever fails in here
// ends in a refusal. This is njs: nginx's own JavaScript. It runs this file anew for each request, and not before.

import table from './access.mjs';
import certificate from './certificate.mjs';
import rules from './rules.mjs';
import settings from './settings.mjs';

const access = rules.check(table, settings.claims);

const foreign = settings.foreignHeaders;

/** What nginx.conf takes off a request, or replaces by its own; and what passes because the export says so. */
const KNOWN = foreign.names.concat(foreign.passed).map((name) => name.toLowerCase());

/** `granted`, `ambiguous` (the path), `malformed` (anything else of the request) or `refused`. */
function judge(r) {
  const path = rules.readPath(r.variables.request_uri, access.escapes);
  if (path === undefined || rules.isAmbiguous(access, path)) {
    r.warn('refused: the request target is not a plain path');
    return 'ambiguous';
  }
  if (!areHeadersPlain(r) || !isHostPlain(r)) {
    r.warn('refused: an Origin, a Host or a header that tells an identity is not as it should be');
    return 'malformed';
  }
  const client = certificate.read(derOf(r), settings.claims);
  const allowed = rules.allows(access, client.identity, r.method, path);
  const problem = certificate.objection(client, Date.now()) || (allowed ? undefined : 'no access rule allows this');
  if (problem === undefined) return 'granted';
  r.warn(`refused ${client.identity.serial}: ${problem}`);
  return 'refused';
}

/** The header of RFC 9440 §2.2: the certificate as a Byte Sequence. */
function clientCert(r) {
  return `:${derOf(r).toString('base64')}:`;
}

/** What the backend is asked for: the path that was decided on. */
function target(r) {
  const asked = r.variables.request_uri;
  return rules.spell(rules.readPath(asked, access.escapes), asked);
}

export default { judge, clientCert, target };

function derOf(r) {
  const pem = /^-----BEGIN CERTIFICATE-----([A-Za-z0-9+\/=\s]+)-----END CERTIFICATE-----\s*$/.exec(
    r.variables.ssl_client_raw_cert,
  );
  return Buffer.from(pem[1].replace(/\s/g, ''), 'base64');
}

/** One Origin and one Sec-Fetch-Site at most, neither of them empty: nginx before 1.23 looks at the first only. */
function areHeadersPlain(r) {
  const count = { origin: 0, 'sec-fetch-site': 0 };
  return r.rawHeadersIn.every((header) => {
    const name = header[0].toLowerCase();
    if (name in count) {
      count[name] += 1;
      return count[name] === 1 && header[1] !== '';
    }
    return KNOWN.indexOf(name) >= 0 || !foreign.beginnings.some((beginning) => name.startsWith(beginning));
  });
}

/** The field Host names what nginx takes for the host, which a request target with a host of its own would hide. */
function isHostPlain(r) {
  const host = (r.variables.http_host || '').toLowerCase();
  return host.replace(/:[0-9]{1,5}$/, '') === r.variables.host;
}
