/** An ML-DSA key is experimental: most servers and clients cannot verify it, so a person who uses one should know. */
import type { Der } from '../../core/brand.ts'
import { cautionAbout } from '../../core/key.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Certificate } from '../../x509/certificate.ts'
import { describePublicKey } from '../../x509/public-key.ts'
import { defineRule } from '../lint-rule.ts'

function cautionsAbout(spki: Der<'SubjectPublicKeyInfo'>): readonly string[] {
  const { type } = describePublicKey(spki)
  const caution = type === 'other' ? undefined : cautionAbout(type)
  return caution === undefined ? [] : [caution]
}

const cautionsAboutIssuer = oncePer(({ tbs }: Certificate) => cautionsAbout(tbs.spki))

export const experimentalKey = defineRule({
  id: 'experimental-key',
  subject: 'certificate',
  given: ['issuer'],
  severity: 'notice',
  citation: 'RFC 9881 §2, §4',
  cwe: [],
  check(tbs, { issuer }) {
    const own = cautionsAbout(tbs.spki)
    return [...own, ...cautionsAboutIssuer(issuer).filter((caution) => !own.includes(caution))]
  },
})
