// Ends an answer that is none, which nginx cannot do by its own directives. This is njs: nginx's own JavaScript.

/**
 * A backend that switches protocols would be spoken with past the door from then on: no rule, no revocation, no Origin. nginx lets
 * each do so whose client names a protocol, so what fails here ends the connection.
 */
function requireAnswer(r) {
  if (r.status === 101) throw new Error('the backend switches protocols, and has not been asked to');
}

export default { requireAnswer };
