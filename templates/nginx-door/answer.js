// Ends an answer that is none, takes the door's answer to a preflight for no yes, and makes an answer of what the door says of itself:
// nginx can do none of these by its own directives. This is njs: nginx's own JavaScript.

/**
 * A backend that switches protocols would be spoken with past the door from then on: no rule, no revocation, no Origin. nginx lets
 * each do so whose client names a protocol, so what fails here ends the connection.
 */
function requireAnswer(r) {
  if (r.status === 101) throw new Error('the backend switches protocols, and has not been asked to');
}

/**
 * auth_request takes every 2xx for a yes. The 204 by which the door answers a preflight is none, and 401, which the door never says, has a
 * location of its own.
 */
function holdPreflight(r) {
  if (r.status === 204) r.status = 401;
}

const OPEN = /^listening, CRL until [0-9TZ:-]+\n$/;
const CLOSED = /^[A-Za-z ]+: nobody can be let in\n$/;

/** The health check: what the door says of itself, word for word. What is neither of its two sentences lets nobody in. */
function health(r) {
  r.headersOut['Content-Type'] = 'text/plain';
  if (r.method !== 'GET' && r.method !== 'HEAD') {
    r.headersOut.Allow = 'GET, HEAD';
    return r.return(405, 'this method is not served here\n');
  }
  r.subrequest('//health', (reply) => {
    const said = String(reply.responseText);
    if (reply.status === 200 && OPEN.test(said)) return r.return(200, said);
    if (reply.status === 503 && CLOSED.test(said)) return r.return(503, said);
    r.return(503, 'the door does not answer: nobody can be let in\n');
  });
}

export default { requireAnswer, holdPreflight, health };
