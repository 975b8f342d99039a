// What the access rules of access.mjs mean: which path a request is for, and whether a client may do that there.
//
// Written in the plain language that njs knows, as certificate.mjs is.

/**
 * The table, where it is exactly of its form and asks for nothing that the reader of certificates was not told of.
 * Throws where it is not: what is left out by a slip must not let anybody in.
 */
function check(access, claims) {
  requireShape(access, 'the table', {
    recipe: (value) => value !== undefined,
    mode: (value) => ['by-rule', 'unrestricted'].includes(value),
    escapes: (value) => ['refuse', 'decode-once'].includes(value),
    paths: Array.isArray,
  });
  const paths = access.paths;
  if (access.mode === 'unrestricted' && paths.length > 0) throw new Error('access.mjs: its rules are not in force');
  paths.forEach((rule, i) => {
    const place = `paths[${i}]`;
    requireShape(rule, place, { path: (value) => isText(value) && value.charAt(0) === '/', grants: Array.isArray });
    if (i > 0 && rule.path.length > paths[i - 1].path.length) {
      throw new Error(`access.mjs: ${place} stands behind a shorter path, which would decide in its place`);
    }
    rule.grants.forEach((grant, j) => {
      requireShape(grant, `${place}.grants[${j}]`, { methods: some(isText), require: Array.isArray });
      grant.require.forEach((condition, k) => {
        requireShape(condition, `${place}.grants[${j}].require[${k}]`, shapeOf(condition, claims));
      });
    });
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
 * Whether a client may do that. What no rule allows is refused. Of the paths that cover a request the longest, which
 * comes first, decides alone: a method that it does not name is refused. Paths are compared by whole segments.
 */
function allows(access, identity, method, path) {
  if (access.mode === 'unrestricted') return true;
  const rule = access.paths.find((one) => one.path === '/' || path === one.path || path.startsWith(`${one.path}/`));
  if (rule === undefined) return false;
  const grant = rule.grants.find((one) => one.methods.includes(method));
  return grant !== undefined && grant.require.every((condition) => isMet(condition, identity));
}

export default { check, readPath, allows };

function readSegment(raw, escapes) {
  const unescaped = escapes === 'decode-once' ? raw.replace(/%[0-9A-Fa-f]{2}/g, '_') : raw;
  if (raw === '' || /[^A-Za-z0-9._~!$&'()*+,=:@-]/.test(unescaped)) return undefined;
  let segment;
  try {
    segment = decodeURIComponent(raw);
  } catch (error) {
    return undefined; // not UTF-8
  }
  return segment === '.' || segment === '..' || /[\u0000-\u001f\u007f-\u009f%\/\\;]/.test(segment) ? undefined : segment;
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

// What is exactly of its form.

const has = (value, key) => Object.prototype.hasOwnProperty.call(value, key);
const isText = (value) => typeof value === 'string' && value !== '';
const some = (is) => (value) => Array.isArray(value) && value.length > 0 && value.every(is);

/** All of these keys and no others. */
function requireShape(value, place, shape) {
  if (value === null || typeof value !== 'object') throw new Error(`access.mjs: ${place} is missing or not allowed`);
  Object.keys(shape).forEach((key) => {
    const good = has(value, key) && shape[key](value[key]);
    if (!good) throw new Error(`access.mjs: ${key} of ${place} is missing or not allowed`);
  });
  const unknown = Object.keys(value).find((key) => !has(shape, key));
  if (unknown !== undefined) throw new Error(`access.mjs: ${unknown} of ${place} is not known`);
}

/** What a condition must look like, by its kind and by the type of its claim. */
function shapeOf(condition, claims) {
  const of = condition || {};
  if (['uri', 'dns', 'email'].includes(of.kind)) return { kind: isText, oneOf: some(isText) };
  const claim = claims.find((one) => one.name === of.name);
  const isValue = claim && {
    string: isText,
    strings: isText,
    integer: Number.isSafeInteger,
    boolean: (value) => typeof value === 'boolean',
  }[claim.type];
  const shape = { kind: (value) => value === 'claim', name: () => isValue !== undefined };
  const bounds = ['atLeast', 'atMost'].filter((bound) => has(of, bound));
  if (bounds.length === 0 || claim === undefined || claim.type !== 'integer') shape.oneOf = some(isValue);
  else bounds.forEach((bound) => (shape[bound] = isValue));
  return shape;
}
