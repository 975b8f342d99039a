/** Reads a server certificate of another authority from two files that the user gives, or from the last export. */
import { type Form, readForm } from '../asn1/form.ts'
import { parseFile } from '../authority/home.ts'
import type { Der } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Keys } from '../core/port/keys.ts'
import { CountersignError } from '../core/refusal.ts'
import { readExportRecord } from '../export/directory.ts'
import type { TargetManifest } from '../export/manifest.ts'
import type { Material } from '../export/material.ts'
import { fileOf } from '../export/material-files.ts'
import { certificatesIn, isSelfIssued, parseCertificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'

/** The two files, as they were named. */
export type ServerFiles = { readonly chain: string; readonly key: string }

export type OwnServer = Pick<Material, 'serverChain' | 'serverKey'> & { readonly serverSource: string }

/** Returns both files, or undefined if neither file is given. @throws {CountersignError} `usage.missing` */
export function bothFiles(chain: string | undefined, key: string | undefined): ServerFiles | undefined {
  if (chain !== undefined && key !== undefined) return { chain, key }
  if (chain === undefined && key === undefined) return undefined
  const [what, flag] =
    chain === undefined
      ? ['the chain of the server certificate', '--server-chain FILE']
      : ['the key of the server certificate', '--server-key FILE']
  throw new CountersignError('usage.missing', { what, flag })
}

/** Reads what was handed in. Does not judge it; the export does. */
async function readOwnServer(
  { chain, key }: ServerFiles,
  { files, keys }: Reading,
  forms: { readonly chain: Form; readonly key: Form } = { chain: 'pem', key: 'pem' },
): Promise<OwnServer> {
  const bytes = await files.readHandedIn(files.resolve(chain))
  if (bytes === undefined) throw new CountersignError('file.missing', { path: chain, what: 'certificate chain' })
  const certificates = parseFile(chain, 'certificate chain', () => [
    ...certificatesIn(
      forms.chain === 'pem' ? bytes : Buffer.from(readForm(forms.chain, new TextDecoder().decode(bytes))),
    ),
  ])
  return {
    serverChain: certificates.map(({ der }) => der),
    serverKey: await keys.loadHandedIn(files.resolve(key), forms.key),
    serverSource: chain,
  }
}

type Reading = { readonly files: Files; readonly keys: Keys }

/**
 * Finds a server certificate that is not of the home: what is handed in now; else what the export in this directory was
 * handed in with, which stays until other files come, or until its chain is removed.
 *
 * @throws {CountersignError} `file.missing`, `file.malformed`, `file.exposed`
 */
export async function findOwnServer(
  handedIn: ServerFiles | undefined,
  directory: string,
  target: Pick<TargetManifest, 'material'>,
  reading: Reading,
): Promise<OwnServer | undefined> {
  if (handedIn !== undefined) return readOwnServer(handedIn, reading)
  const { files } = reading
  const record = await readExportRecord(files, directory)
  const [chainFile, keyFile] = [fileOf(target, 'serverChain'), fileOf(target, 'serverKey')]
  const chain = `${directory}/${chainFile.path}`
  if (record?.recipe.server !== 'own' || (await files.describe(chain)) === undefined) return undefined
  const forms = { chain: chainFile.form, key: keyFile.form }
  return readOwnServer({ chain, key: `${directory}/${keyFile.path}` }, reading, forms)
}

/** Remarks on a chain that was handed in: points that a person has to judge. */
export function remarksOn({ serverChain, serverSource }: OwnServer): readonly string[] {
  const [server, ...issuers] = serverChain as readonly [Der<'Certificate'>, ...Der<'Certificate'>[]]
  const certificate = parseCertificate(server)
  if (issuers.length > 0 || isSelfIssued(certificate)) return []
  return [
    `${serverSource} holds the server's certificate alone: clients that do not know its issuer (${formatName(certificate.tbs.issuer)}) by themselves will not trust it; where there is a file with the full chain, hand that in`,
  ]
}
