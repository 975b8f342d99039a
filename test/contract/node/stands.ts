/** The exported Node.js server under each Node at hand: how tests bend it. What is particular to it is proven beside this. */
import { execFileSync } from 'node:child_process'
import { editPrograms } from '../../support/exported-server.ts'
import { commonlyUnfit, limitByConfig } from '../own-server.ts'
import type { Particular, Stands } from '../stand.ts'

/** Pages that only tests have: what reaches an application, a bug, and an answer that never ends. */
const TEST_PAGES = `const pages = {
  '/seen': { GET: ({ rawHeaders }, response) => answer(response, 200, rawHeaders.flatMap((one, at, all) => at % 2 ? [] : [[one, all[at + 1]]])) },
  '/views': { GET: ({ headers, headersDistinct }, response) => answer(response, 200, { headers, headersDistinct }) },
  '/broken': { GET: () => { throw new Error('a bug of the application') } },
  '/endless': { GET: (_request, response) => void response.writeHead(200).write('and so on', () => console.log('endless')) },`

/** The Node that runs us, and an older one that the server still covers, where there is one. */
const older = process.env['COUNTERSIGN_OLDER_NODE'] ?? '/usr/bin/node'
const found = [process.execPath, older].flatMap((program) => {
  try {
    const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()
    return Number(/^v(\d+)/.exec(version)?.[1]) >= 20 ? [{ program, version }] : []
  } catch {
    return []
  }
})
export const runtimes = found.filter(
  (one, index) => found.findIndex(({ version }) => version === one.version) === index,
)

const hasMlKem = async (program: string): Promise<boolean> =>
  execFileSync(
    program,
    ['-p', "try { tls.createSecureContext({ ecdhCurve: 'X25519MLKEM768' }); true } catch { false }"],
    { encoding: 'utf8' },
  ).trim() === 'true'

const hasMlDsa = async (program: string): Promise<boolean> =>
  execFileSync(program, ['-p', "try { crypto.generateKeyPairSync('ml-dsa-44'); true } catch { false }"], {
    encoding: 'utf8',
  }).trim() === 'true'

export const stands: Stands = () => runtimes.map(standOf)

const standOf = ({ program, version }: (typeof runtimes)[number]): Particular => ({
  title: `the exported server under Node.js ${version}`,
  program: () => program,
  manners: { promisedSessions: 2, slow: /^HTTP\/1\.1 408 .*X-Frame-Options: DENY/s },
  addPages: (directory) => editPrograms(directory, { 'const pages = {': TEST_PAGES }),
  limit: limitByConfig,
  hasMlKem: () => hasMlKem(program),
  hasMlDsa: () => hasMlDsa(program),
  reasons: {
    'no CRL': /it holds 0 CRLs/,
    'two CRLs': /it holds 2 CRLs/,
    'a certificate as well': /something else/,
    'words as well': /something else/,
    'an older one': /newer than 1/,
    'an expired one': /expired/,
    'one from the future': /from the future/,
    'one of a decoy of the same name': /not signed by the pinned CA/,
    'one under a key of its own': /not signed by the pinned CA/,
    'one of another CA': /not signed by the pinned CA/,
    'half of one': /something else/,
    'bytes after it': /the DER/,
  },
  unfit: [
    ...commonlyUnfit({
      notACrl: /something else/,
      otherKey: /not the key/,
      missing: /limits.requestSeconds is missing/,
      misspelt: /limits.conections is not a setting/,
      zero: /connectionSeconds/,
      noHeaders: /headers/,
      broken: /JSON/,
    }),
  ],
  answers: ({ alice, stand }) => [
    ['an expectation that nobody meets', 417, { headers: ['Expect', 'the-unexpected'] }],
    ['a bug', 500, { path: '/broken' }],
    // Over HTTP/2 these have no answer: Node.js resets their streams.
    ...(stand.http === '2'
      ? []
      : ([
          ['a Host that is none', 400, { headers: ['Host', 'a b'] }],
          ['too large a head', 431, { as: alice, headers: ['X-Long', 'x'.repeat(20_000)] }],
        ] as const)),
  ],
})
