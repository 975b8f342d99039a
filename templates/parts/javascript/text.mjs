// What names and claims may be made of. What is told is compared, printed and put into headers: what nobody may certify is
// told to nobody. How they lie in a certificate is in certificate.mjs.

const EMAIL = 0x81;
const DNS = 0x82;
const URI = 0x86;

// How a name must be formed that a CA may certify (RFC 5280 §4.2.1.6). A host is labels of letters, digits and hyphens, the
// last of them no number, for that reads as an address; a wildcard is none of a client's.
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

/** Requires that a name of a kind, by the tag of its GeneralName, is one that may be certified; gives it back. */
function requireCertifiable(tag, text) {
  // Not by the form alone: in njs `$` is also before a line feed that ends the text.
  if (/[^\x20-\x7e]/.test(text) || !FORMS[tag].test(text)) {
    throw new Error('a name is not one that may be certified');
  }
  return text;
}

/** Requires a text that some claim may hold: no quotes, separators or controls; gives it back. */
function requireFit(text) {
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

export default { EMAIL, DNS, URI, requireCertifiable, requireFit };
