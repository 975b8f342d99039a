/**
 * The one table of cases that says what access rules mean: identity × request → allowed, refused or malformed. It is held
 * against the decision itself, `access check`, and each started server.
 */
import { parseOid } from '../../src/asn1/oid.ts'
import { type AccessTable, parseAccess } from '../../src/policy/access.ts'
import type { ClaimDefinition } from '../../src/policy/claim.ts'
import type { Extension } from '../../src/x509/extension.ts'
import { type ClaimType, type ClaimValue, encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../src/x509/general-name.ts'

const claim = (name: string, type: ClaimType, arc: number) =>
  ({ name, title: name, type, alphabet: 'ascii', oid: parseOid(`1.3.6.1.4.1.32473.${arc}`) }) as const

/** The claims that the identities carry. */
export const accessClaims: readonly ClaimDefinition[] = [
  claim('role', 'string', 1),
  claim('scopes', 'strings', 4),
  claim('clearance', 'integer', 5),
  claim('contractor', 'boolean', 6),
  { name: 'department', title: 'department', type: 'string', alphabet: 'ascii', uri: 'urn:acme:department:' },
]

/** The two sets of rules, by name. */
export const accessRules = {
  'as they are': {
    rules: [
      { paths: ['/public'], methods: ['GET', 'POST'], require: 'any-client' },
      { paths: ['/admin'], methods: ['GET', 'POST'], require: { role: ['admin'] } },
      { paths: ['/admin/help'], methods: ['GET'], require: 'any-client', weaker: 'intended' },
      { paths: ['/ops', '/operations'], methods: ['GET'], require: { uri: ['spiffe://acme.internal/ops/*'] } },
      {
        paths: ['/ops/keys'],
        methods: ['GET'],
        require: { uri: ['spiffe://acme.internal/ops/*'], role: ['operator', 'admin'] },
      },
      { paths: ['/exact'], methods: ['GET'], require: { uri: ['spiffe://acme.internal/ops/kim'] } },
      { paths: ['/host'], methods: ['GET'], require: { dns: ['*.svc.acme.internal'] } },
      { paths: ['/mail'], methods: ['GET'], require: { email: ['*@acme.example'] } },
      { paths: ['/deploy'], methods: ['GET'], require: { scopes: ['deploy:write'] } },
      { paths: ['/secret'], methods: ['GET'], require: { clearance: { atLeast: 3 } } },
      { paths: ['/band'], methods: ['GET'], require: { clearance: { atLeast: -1, atMost: 3 } } },
      { paths: ['/level'], methods: ['GET'], require: { clearance: [3, 7] } },
      { paths: ['/staff'], methods: ['GET'], require: { contractor: [false] } },
      { paths: ['/lab'], methods: ['GET'], require: { department: ['research'] } },
      { paths: ['/metrics'], require: 'nobody' },
    ],
  },
  'decoded once': {
    escapes: 'decode-once',
    rules: [
      { paths: ['/'], methods: ['GET'], require: 'any-client' },
      { paths: ['/admin'], methods: ['GET'], require: { role: ['admin'] } },
    ],
  },
} as const
export type AccessRulesName = keyof typeof accessRules

export const accessTable = (name: AccessRulesName): AccessTable =>
  parseAccess(JSON.stringify(accessRules[name]), `${name}.json`, accessClaims)

type Identity = {
  readonly names?: readonly GeneralName[]
  readonly claims?: Readonly<Record<string, ClaimValue>>
  /** Claims written as another type than their definition says. */
  readonly mistyped?: Readonly<Record<string, readonly [ClaimType, ClaimValue]>>
}

const uri = (value: string): GeneralName => ({ kind: 'uri', value })
const dns = (value: string): GeneralName => ({ kind: 'dns', value })
const email = (value: string): GeneralName => ({ kind: 'email', value })

/** Who asks. Several could never be issued: an authority of ours refuses such names, a server must not rely on that. */
export const accessIdentities = {
  admin: { claims: { role: 'admin' } },
  viewer: { claims: { role: 'viewer' } },
  'without claims': {},
  'role in capitals': { claims: { role: 'ADMIN' } },
  'role that begins alike': { claims: { role: 'administrator' } },
  'role that ends alike': { claims: { role: 'sysadmin' } },
  'role with a space': { claims: { role: 'admin ' } },
  'role with a comma': { claims: { role: 'viewer,admin' } },
  'role with a wildcard': { claims: { role: '*' } },
  'role as a number': { mistyped: { role: ['integer', 1n] } },
  'role as a list': { mistyped: { role: ['strings', ['admin']] } },
  operator: { names: [uri('spiffe://acme.internal/ops/kim')], claims: { role: 'operator' } },
  'operator without a role': { names: [uri('spiffe://acme.internal/ops/kim')] },
  'operator by the second name': { names: [uri('urn:acme:kim'), uri('spiffe://acme.internal/ops/kim')] },
  'name with a comma': { names: [uri('urn:acme:kim,URI:spiffe://acme.internal/ops/kim')] },
  'name one deeper': { names: [uri('spiffe://acme.internal/ops/kim/laptop')] },
  'name one shorter': { names: [uri('spiffe://acme.internal/ops')] },
  'name that ends in a slash': { names: [uri('spiffe://acme.internal/ops/')] },
  'name that begins alike': { names: [uri('spiffe://acme.internal/ops-team/kim')] },
  'name in capitals': { names: [uri('spiffe://acme.internal/OPS/kim')] },
  'name of another domain': { names: [uri('spiffe://evil.internal/ops/kim')] },
  'name after another': { names: [uri('https://evil.example/spiffe://acme.internal/ops/kim')] },
  'name of another kind': { names: [email('spiffe://acme.internal/ops/kim'), dns('acme.internal')] },
  service: { names: [dns('build.svc.acme.internal')] },
  'service one deeper': { names: [dns('a.build.svc.acme.internal')] },
  'service one shorter': { names: [dns('svc.acme.internal')] },
  'service as a URI': { names: [uri('build.svc.acme.internal')] },
  'service that goes on': { names: [dns('build.svc.acme.internal.evil.example')] },
  mailbox: { names: [email('kim@acme.example')] },
  'mailbox of a subdomain': { names: [email('kim@mail.acme.example')] },
  'mailbox with two at signs': { names: [email('kim@evil.example@acme.example')] },
  deployer: { claims: { scopes: ['deploy:read', 'deploy:write'] } },
  'scopes in one text': { claims: { scopes: ['deploy:read deploy:write'] } },
  'another scope': { claims: { scopes: ['deploy:read'] } },
  'clearance 3': { claims: { clearance: 3n } },
  'clearance 2': { claims: { clearance: 2n } },
  'clearance 4': { claims: { clearance: 4n } },
  'clearance -1': { claims: { clearance: -1n } },
  'clearance -2': { claims: { clearance: -2n } },
  'clearance in words': { mistyped: { clearance: ['string', '3'] } },
  employee: { claims: { contractor: false } },
  contractor: { claims: { contractor: true } },
  researcher: { names: [uri('urn:acme:department:research')] },
  'researcher of a part': { names: [uri('urn:acme:department:research:cold')] },
} as const satisfies Readonly<Record<string, Identity>>
export type AccessIdentity = keyof typeof accessIdentities

/** The extensions of a client certificate for one of them. */
export function extensionsOf(who: AccessIdentity): readonly Extension[] {
  const { names = [uri('urn:acme:somebody')], claims = {}, mistyped = {} }: Identity = accessIdentities[who]
  const place = (name: string) => accessClaims.find((one) => one.name === name) as ClaimDefinition & { oid: never }
  return [
    encodeExtendedKeyUsage(['clientAuth']),
    encodeSubjectAlternativeName(names),
    ...Object.entries(claims).map(([name, value]) =>
      encodeClaimExtension(place(name).oid, place(name).type, value as never),
    ),
    ...Object.entries(mistyped).map(([name, [type, value]]) =>
      encodeClaimExtension(place(name).oid, type, value as never),
    ),
  ]
}

export type Outcome = 'allowed' | 'refused' | 'malformed'
export type AccessCase = {
  readonly rules: AccessRulesName
  readonly who: AccessIdentity
  readonly method: string
  readonly target: string
  /** Sent along: name, value, name, value. */
  readonly headers: readonly string[]
  readonly outcome: Outcome
}

type Row = readonly [who: AccessIdentity, request: string, outcome: Outcome, ...headers: string[]]

const rows: Readonly<Record<AccessRulesName, readonly Row[]>> = {
  'as they are': [
    ['admin', 'GET /admin', 'allowed'],
    ['admin', 'GET /admin/', 'allowed'],
    ['admin', 'GET /admin/users', 'allowed'],
    ['admin', 'GET /admin?as=viewer', 'allowed'],
    ['admin', 'POST /admin', 'allowed'],
    ['viewer', 'GET /admin', 'refused'],
    ['viewer', 'GET /admin/', 'refused'],
    ['viewer', 'GET /admin/users', 'refused'],
    ['viewer', 'GET /admin?role=admin', 'refused'],
    ['viewer', 'POST /admin', 'refused'],
    ['without claims', 'GET /admin', 'refused'],
    ['role in capitals', 'GET /admin', 'refused'],
    ['role that begins alike', 'GET /admin', 'refused'],
    ['role that ends alike', 'GET /admin', 'refused'],
    ['role with a space', 'GET /admin', 'refused'],
    ['role with a comma', 'GET /admin', 'refused'],
    ['role with a wildcard', 'GET /admin', 'refused'],
    // A claim of another type makes the certificate malformed: it is let in nowhere.
    ['role as a number', 'GET /admin', 'refused'],
    ['role as a number', 'GET /public', 'refused'],
    ['role as a list', 'GET /admin', 'refused'],
    ['clearance in words', 'GET /public', 'refused'],
    // Methods.
    ['admin', 'HEAD /admin', 'refused'],
    ['admin', 'DELETE /admin', 'refused'],
    ['admin', 'OPTIONS /admin', 'refused'],
    ['viewer', 'GET /public', 'allowed'],
    ['viewer', 'HEAD /public', 'refused'],
    ['viewer', 'POST /public', 'allowed'],
    ['viewer', 'PUT /public', 'refused'],
    ['viewer', 'PUT /public', 'refused', 'X-HTTP-Method-Override', 'GET'],
    ['viewer', 'POST /public', 'allowed', 'X-HTTP-Method-Override', 'PUT'],
    ['viewer', 'GET /public', 'allowed', 'X-Method-Override', 'DELETE'],
    // Paths.
    ['admin', 'GET /', 'refused'],
    ['admin', 'GET /administrator', 'refused'],
    ['admin', 'GET /ADMINISTRATOR', 'refused'],
    ['admin', 'GET /admin.html', 'refused'],
    ['admin', 'GET /admi', 'refused'],
    ['admin', 'GET /x/admin', 'refused'],
    ['admin', 'GET /metrics', 'refused'],
    ['admin', 'GET /metrics/cpu', 'refused'],
    ['viewer', 'GET /admin/help', 'allowed'],
    ['viewer', 'GET /admin/help/me', 'allowed'],
    ['viewer', 'GET /admin/helpers', 'refused'],
    ['admin', 'POST /admin/help', 'refused'],
    ['viewer', 'GET //admin', 'malformed'],
    ['admin', 'GET //admin', 'malformed'],
    ['admin', 'GET /admin//', 'malformed'],
    ['viewer', 'GET /%61dmin', 'malformed'],
    ['admin', 'GET /%61dmin', 'malformed'],
    ['viewer', 'GET /x/../admin', 'malformed'],
    ['viewer', 'GET /public/../admin', 'malformed'],
    ['viewer', 'GET /public/%2e%2e/admin', 'malformed'],
    ['viewer', 'GET /./admin', 'malformed'],
    ['viewer', 'GET /admin;x', 'malformed'],
    ['viewer', 'GET /public;/../admin', 'malformed'],
    ['viewer', 'GET /public\\..\\admin', 'malformed'],
    ['viewer', 'GET /public/caf\u00e9', 'malformed'],
    // Paths that some readers take for another, which another rule decides on.
    ['viewer', 'GET /Admin', 'malformed'],
    ['viewer', 'GET /ADMIN', 'malformed'],
    ['admin', 'GET /ADMIN', 'malformed'],
    ['admin', 'GET /aDmin/users?x', 'malformed'],
    ['admin', 'POST /Admin', 'malformed'],
    ['viewer', 'GET /admin/HELP', 'malformed'],
    ['admin', 'GET /admin/Help/me', 'malformed'],
    ['viewer', 'GET /Public', 'malformed'],
    ['admin', 'GET /METRICS', 'malformed'],
    ['operator', 'GET /ops/KEYS', 'malformed'],
    ['viewer', 'GET /admin.', 'malformed'],
    ['viewer', 'GET /admin./users', 'malformed'],
    ['viewer', 'GET /ADMIN.../users', 'malformed'],
    ['operator', 'GET /ops/keys.', 'malformed'],
    ['viewer', 'GET /public/ADMIN', 'allowed'],
    ['viewer', 'GET /public/ADMIN./x.', 'allowed'],
    ['admin', 'GET /admin/Users', 'allowed'],
    ['viewer', 'GET /admin/Users', 'refused'],
    ['operator', 'GET /ops/Keyring', 'allowed'],
    // Names.
    ['operator', 'GET /ops', 'allowed'],
    ['operator', 'GET /operations/x', 'allowed'],
    ['operator', 'GET /exact', 'allowed'],
    ['operator', 'GET /ops/keys', 'allowed'],
    ['operator without a role', 'GET /ops', 'allowed'],
    ['operator without a role', 'GET /ops/keys', 'refused'],
    ['operator without a role', 'GET /ops/keyring', 'allowed'],
    ['operator by the second name', 'GET /ops', 'allowed'],
    ['admin', 'GET /ops/keys', 'refused'],
    ['name with a comma', 'GET /ops', 'refused'],
    ['name with a comma', 'GET /exact', 'refused'],
    ['name one deeper', 'GET /ops', 'refused'],
    ['name one deeper', 'GET /exact', 'refused'],
    ['name one shorter', 'GET /ops', 'refused'],
    ['name that ends in a slash', 'GET /ops', 'refused'],
    ['name that begins alike', 'GET /ops', 'refused'],
    ['name in capitals', 'GET /ops', 'refused'],
    ['name of another domain', 'GET /ops', 'refused'],
    ['name after another', 'GET /ops', 'refused'],
    ['name of another kind', 'GET /ops', 'refused'],
    ['service', 'GET /host', 'allowed'],
    ['service one deeper', 'GET /host', 'refused'],
    ['service one shorter', 'GET /host', 'refused'],
    ['service as a URI', 'GET /host', 'refused'],
    ['service that goes on', 'GET /host', 'refused'],
    ['mailbox', 'GET /mail', 'allowed'],
    ['mailbox of a subdomain', 'GET /mail', 'refused'],
    ['mailbox with two at signs', 'GET /mail', 'refused'],
    // Claims of other types.
    ['deployer', 'GET /deploy', 'allowed'],
    ['scopes in one text', 'GET /deploy', 'refused'],
    ['another scope', 'GET /deploy', 'refused'],
    ['without claims', 'GET /deploy', 'refused'],
    ['clearance 3', 'GET /secret', 'allowed'],
    ['clearance 2', 'GET /secret', 'refused'],
    ['clearance 4', 'GET /secret', 'allowed'],
    ['without claims', 'GET /secret', 'refused'],
    ['clearance 3', 'GET /band', 'allowed'],
    ['clearance -1', 'GET /band', 'allowed'],
    ['clearance 4', 'GET /band', 'refused'],
    ['clearance -2', 'GET /band', 'refused'],
    ['without claims', 'GET /band', 'refused'],
    ['clearance 3', 'GET /level', 'allowed'],
    ['clearance 4', 'GET /level', 'refused'],
    ['employee', 'GET /staff', 'allowed'],
    ['contractor', 'GET /staff', 'refused'],
    ['without claims', 'GET /staff', 'refused'],
    ['researcher', 'GET /lab', 'allowed'],
    ['researcher of a part', 'GET /lab', 'refused'],
    ['without claims', 'GET /lab', 'refused'],
  ],
  'decoded once': [
    ['viewer', 'GET /', 'allowed'],
    ['viewer', 'GET /anything', 'allowed'],
    ['viewer', 'HEAD /anything', 'refused'],
    ['viewer', 'GET /a%20b', 'allowed'],
    ['viewer', 'GET /caf%C3%A9', 'allowed'],
    ['viewer', 'GET /CAF%C3%89', 'allowed'],
    ['viewer', 'GET /Inc.', 'allowed'],
    ['viewer', 'GET /ADMIN', 'malformed'],
    ['viewer', 'GET /%41dmin', 'malformed'],
    ['admin', 'GET /%41dmin', 'malformed'],
    ['viewer', 'GET /%41dmin/x', 'malformed'],
    ['viewer', 'GET /adm%49n', 'malformed'],
    ['viewer', 'GET /adm%C4%B1n', 'malformed'],
    ['viewer', 'GET /admin%2e', 'malformed'],
    ['viewer', 'GET /admin%20', 'malformed'],
    ['viewer', 'GET /admin.%20./x', 'malformed'],
    ['admin', 'GET /admin', 'allowed'],
    ['admin', 'GET /%61dmin', 'allowed'],
    ['admin', 'GET /%61dmi%6E/x', 'allowed'],
    ['viewer', 'GET /admin', 'refused'],
    ['viewer', 'GET /%61dmin', 'refused'],
    ['viewer', 'GET /%61dmi%6E/x', 'refused'],
    ['viewer', 'GET /%2561dmin', 'malformed'],
    ['viewer', 'GET /x/%2e%2e/admin', 'malformed'],
    ['viewer', 'GET /x/.%2E/admin', 'malformed'],
    ['viewer', 'GET /x%2Fadmin', 'malformed'],
    ['viewer', 'GET /x%5cadmin', 'malformed'],
    ['viewer', 'GET /admin%3bx', 'malformed'],
    ['viewer', 'GET /admin%00', 'malformed'],
    ['viewer', 'GET /admin%0a', 'malformed'],
    ['viewer', 'GET /admin%C2%85', 'malformed'],
    ['viewer', 'GET /admin%ff', 'malformed'],
    ['viewer', 'GET /x%C0%AFadmin', 'malformed'],
    ['viewer', 'GET /x%ED%A0%80', 'malformed'],
    ['viewer', 'GET /x%zz', 'malformed'],
    ['viewer', 'GET /x%4', 'malformed'],
    ['viewer', 'GET /%', 'malformed'],
    ['viewer', 'GET //admin', 'malformed'],
    ['viewer', 'GET /x;/admin', 'malformed'],
  ],
}

export const accessCases: readonly AccessCase[] = Object.entries(rows).flatMap(([rules, list]) =>
  list.map(([who, request, outcome, ...headers]) => {
    const [method = '', target = ''] = request.split(' ')
    return { rules: rules as AccessRulesName, who, method, target, headers, outcome }
  }),
)
