// Headers by which proxies tell an identity, or clients another method or path: which those are. What becomes of them, the door
// decides.
//
// Written in the plain language that njs knows, as der.mjs is.

/** A list to be asked: `names` and `beginnings` of what nobody may send, and the names that are `passed` all the same. */
function listOf(headers) {
  const kinds = Object.create(null);
  headers.names.forEach((name) => {
    kinds[spell(name)] = 'named';
  });
  headers.passed.forEach((name) => {
    kinds[spell(name)] = 'passed';
  });
  return { kinds: kinds, beginnings: headers.beginnings };
}

/** `named`, or `alike` where only its beginning is on the list; `passed` or `other` where it is nobody's identity. */
function kindOf(list, name) {
  const spelling = spell(name);
  if (spelling in list.kinds) return list.kinds[spelling];
  return list.beginnings.some((beginning) => spelling.startsWith(beginning)) ? 'alike' : 'other';
}

/** X_SSL_Cert is X-SSL-Cert to some readers. */
function spell(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '-');
}

export default { listOf, kindOf };
