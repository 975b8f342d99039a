/** The exported axum server, built once with pages of the tests: how tests bend it. What is particular to it is proven beside this. */
import { addSeconds } from '../../../src/core/brand.ts'
import { findTarget } from '../../../src/export/catalogue.ts'
import { buildCrate, installCrate, rustVersion } from '../../support/cargo.ts'
import { makeCertificate, type TestKey, type Wishes } from '../../support/certificate-kit.ts'
import { makeServer } from '../../support/export-kit.ts'
import { editPrograms, exportFor, type LivePki, makeLivePki } from '../../support/exported-server.ts'
import { shippedTargets } from '../../support/target-kit.ts'
import { commonlyUnfit, limitByConfig } from '../own-server.ts'
import type { Stands, Unfit } from '../stand.ts'

/** Pages that only tests have: what reaches an application, one that takes its time, one with a bug. */
export function addPages(directory: string): void {
  editPrograms(directory, {
    'let mut router = Router::new()': `let seen = async |headers: axum::http::HeaderMap| Json(headers.iter().map(|(name, value)| [name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()]).collect::<Vec<_>>());
    let slow = async || tokio::time::sleep(std::time::Duration::from_secs(60)).await;
    let mut router = Router::new().route("/seen", get(seen)).route("/slow", get(slow)).route("/bug", get(bug))`,
    'async fn whoami': 'async fn bug() {\n    panic!("a bug of the application")\n}\n\nasync fn whoami',
  })
}

/** Builds the crate, bent first where a test wants that. */
export async function build(bend?: (directory: string) => void) {
  const exported = await exportFor(findTarget(await shippedTargets(), 'axum'), makeLivePki())
  bend?.(exported.directory)
  const built = await buildCrate(exported)
  exported.remove()
  if (built.status !== 0) throw new Error(built.output)
  return built
}

/** Another certificate for the pinned key. */
const anchor = (pki: LivePki, wishes: Wishes): string =>
  makeCertificate({ ...pki.lately, key: pki.authority.key, ...wishes }).pem
const [CA, CHAIN] = ['tls/client-ca.pem', 'tls/server-chain.pem']
const unfit: readonly Unfit[] = [
  ['an anchor that is no CA', CA, (_, pki) => anchor(pki, { issuer: pki.authority }), /not a self-signed CA/],
  [
    'an anchor signed by another CA',
    CA,
    (_, pki, stranger) => anchor(pki, { signedBy: stranger.authority.key }),
    /not a self-signed CA/,
  ],
  ['an anchor past its end', CA, (_, pki) => anchor(pki, { notAfter: addSeconds(pki.now, -1) }), /it is valid from/],
  [
    'its own certificate past its end',
    CHAIN,
    (_, pki) => {
      const ended = { ...pki.lately, notAfter: addSeconds(pki.now, -1), key: pki.server.key as TestKey }
      return makeServer(pki.servers, [{ kind: 'dns', value: 'localhost' }], ended).pem
    },
    /server-chain.pem: it is valid from/,
  ],
  [
    'an unknown cipher suite',
    'config.json',
    (text) => text.replace('"TLS_AES_128_GCM_SHA256"', '"RC4-MD5"'),
    /RC4-MD5/,
  ],
  [
    'access rules that are not in force',
    'access.json',
    (text) => text.replace(/"paths": \[\s*\]/, '"paths": [{ "path": "/", "grants": [] }]'),
    /access.json: it has rules, and is unrestricted/,
  ],
  ...commonlyUnfit({
    notACrl: /holds a Certificate/,
    otherKey: /server-key.pem: .*(mismatch|inconsistent)/i,
    missing: /requestSeconds/,
    misspelt: /conections/,
    zero: /config.json/,
    noHeaders: /at least one/,
    broken: /config.json: EOF/,
  }),
]

export const stands: Stands = () => [
  {
    title: 'the exported axum server',
    ...(rustVersion === undefined && { missing: 'no cargo: install Rust 1.88 or later' }),
    program: async () => (await build(addPages)).program,
    manners: {
      ...{ connected: 'refused', fragment: 'cut off', oddTrailers: 'dropped' },
      continues: /^HTTP\/1\.1 (100 Continue|200)/,
    },
    limit: limitByConfig,
    unfit,
    // Over HTTP/2 it has no answer: its stream is reset.
    answers: ({ stand }) => (stand.http === '2' ? [] : [['a Host that is none', 400, { headers: ['Host', 'a b'] }]]),
    life: async () => {
      const built = await build()
      return { prepare: (exported) => installCrate(exported, built) }
    },
  },
]
