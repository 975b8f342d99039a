// What access rules mean: which path a request is for, and whether a client may do that there. Which rules there are is in a
// table that countersign exports.
//
// Written in the plain language that njs knows, as der.mjs is.

/**
 * The table, where it is exactly of its form and asks for nothing that the reader of certificates was not told of.
 * Throws where it is not: what is left out by a slip must not let anybody in.
 */
function check(access, claims) {
  const good =
    hasExactly(access, ['recipe', 'mode', 'escapes', 'paths']) &&
    isObject(access.recipe) &&
    ['by-rule', 'unrestricted'].includes(access.mode) &&
    ['refuse', 'decode-once'].includes(access.escapes) &&
    Array.isArray(access.paths);
  if (!good) throw new Error('it is no table of access rules');
  if (access.mode === 'unrestricted' && access.paths.length > 0) {
    throw new Error('its rules are not in force');
  }
  access.paths.forEach((rule, i) => {
    if (!isRule(rule, claims)) {
      throw new Error(`paths[${i}] is no rule, or asks for a claim that the server was not told of`);
    }
    if (i > 0 && rule.path.length > access.paths[i - 1].path.length) {
      throw new Error(`paths[${i}] stands behind a shorter path, which would decide in its place`);
    }
  });
  return access;
}

/**
 * The path of a request target as the rules read it, its escapes decoded once where `escapes` says so. Undefined where
 * two readers could read it differently.
 */
function readPath(target, escapes) {
  const segments = target.split('?')[0].split('/');
  const read = segments.map((segment, index) => {
    if (segment === '' && (index === 0 || index === segments.length - 1)) return '';
    return readSegment(segment, escapes);
  });
  // Not `^…$`: in njs `$` is also before a line feed that ends the text.
  if (target.charAt(0) !== '/' || /[^\x21-\x7e]/.test(target) || read.includes(undefined)) return undefined;
  return read.join('/');
}

/**
 * The request target by the path that was decided on, in its one spelling: an application that goes by what was sent could
 * serve another page than the one that was meant.
 */
function spell(path, target) {
  const query = target.indexOf('?');
  const spelt = path.replace(/[^A-Za-z0-9._~!$&'()*+,=:@\/-]+/g, (text) => encodeURIComponent(text));
  return spelt + (query < 0 ? '' : target.slice(query));
}

/** Whether a less exact reader than this one would find another rule for the path: nobody knows how the application reads. */
function isAmbiguous(access, path) {
  return findRule(access, path, (one) => one) !== findRule(access, fold(path), fold);
}

/**
 * Whether a client may do that. What no rule allows is refused. Of the paths that cover a request the longest, which
 * comes first, decides alone: a method that it does not name is refused. Paths are compared by whole segments.
 */
function allows(access, identity, method, path) {
  if (access.mode === 'unrestricted') return true;
  const rule = findRule(access, path, (one) => one);
  if (rule === undefined) return false;
  const grant = rule.grants.find((one) => one.methods.includes(method));
  return grant !== undefined && grant.require.every((condition) => isMet(condition, identity));
}

export default { check, readPath, spell, isAmbiguous, allows };

function findRule(access, path, as) {
  return access.paths.find((one) => one.path === '/' || path === as(one.path) || path.startsWith(`${as(one.path)}/`));
}

/** A path without what some readers do not see: which letters are capitals, and dots and blanks that end a segment. */
function fold(path) {
  return path
    .toUpperCase()
    .toLowerCase()
    .replace(/[. ]+(?=\/|$)/g, '');
}

function readSegment(raw, escapes) {
  const unescaped = escapes === 'decode-once' ? raw.replace(/%[0-9A-Fa-f]{2}/g, '_') : raw;
  if (raw === '' || /[^A-Za-z0-9._~!$&'()*+,=:@-]/.test(unescaped)) return undefined;
  let segment;
  try {
    segment = decodeURIComponent(raw);
  } catch (error) {
    return undefined; // not UTF-8
  }
  const ambiguous = segment === '.' || segment === '..' || /[\u0000-\u001f\u007f-\u009f%\/\\;]/.test(segment);
  return ambiguous ? undefined : segment;
}

/** One value is enough. In the pattern of a name `*` stands for exactly one part that is not empty. */
function isMet(condition, identity) {
  if (condition.kind === 'claim') return isClaimMet(condition, identity.claims);
  const names = { uri: identity.uris, dns: identity.dns, email: identity.emails }[condition.kind];
  const separator = { uri: '/', dns: '.', email: '@' }[condition.kind];
  return names.some((name) => {
    const parts = name.split(separator);
    return condition.oneOf.some((pattern) => matches(pattern.split(separator), parts));
  });
}

function matches(wanted, parts) {
  const fits = (part, index) => part === parts[index] || (part === '*' && parts[index] !== '');
  return wanted.length === parts.length && wanted.every(fits);
}

function isClaimMet(condition, claims) {
  if (!has(claims, condition.name)) return false;
  const value = claims[condition.name];
  if (condition.oneOf !== undefined) return [].concat(value).some((one) => condition.oneOf.includes(one));
  return typeof value === 'number' && !(value < condition.atLeast) && !(value > condition.atMost);
}

// What is exactly of its form. This runs at each request, hence without words on what is wrong within a rule.

const VALUES = {
  string: isText,
  strings: isText,
  integer: Number.isSafeInteger,
  boolean: (value) => value === true || value === false,
};

function isRule(rule, claims) {
  return (
    hasExactly(rule, ['path', 'grants']) &&
    isText(rule.path) &&
    rule.path.charAt(0) === '/' &&
    Array.isArray(rule.grants) &&
    rule.grants.every((grant) => isGrant(grant, claims))
  );
}

function isGrant(grant, claims) {
  return (
    hasExactly(grant, ['methods', 'require']) &&
    isSome(grant.methods, isText) &&
    Array.isArray(grant.require) &&
    grant.require.every((condition) => isCondition(condition, claims))
  );
}

function isCondition(condition, claims) {
  if (hasExactly(condition, ['kind', 'oneOf'])) {
    return ['uri', 'dns', 'email'].includes(condition.kind) && isSome(condition.oneOf, isText);
  }
  if (!isObject(condition) || condition.kind !== 'claim') return false;
  const claim = claims.find((one) => one.name === condition.name);
  if (claim === undefined || !has(VALUES, claim.type)) return false;
  if (hasExactly(condition, ['kind', 'name', 'oneOf'])) return isSome(condition.oneOf, VALUES[claim.type]);
  const bounds = ['atLeast', 'atMost'].filter((bound) => has(condition, bound));
  const areNumbers = isSome(bounds, (bound) => Number.isSafeInteger(condition[bound]));
  return claim.type === 'integer' && areNumbers && hasExactly(condition, ['kind', 'name'].concat(bounds));
}

function has(value, key) {
  return Object.prototype.hasOwnProperty.call(value, key);
}

function isObject(value) {
  return value !== null && typeof value === 'object';
}

function hasExactly(value, keys) {
  return isObject(value) && Object.keys(value).length === keys.length && keys.every((key) => has(value, key));
}

function isText(value) {
  return typeof value === 'string' && value !== '';
}

function isSome(value, is) {
  return Array.isArray(value) && value.length > 0 && value.every((one) => is(one));
}
