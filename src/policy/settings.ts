/** Reads the settings of a home from the text of `countersign.json`. */
import { dirname } from 'node:path'
import { parseOid } from '../asn1/oid.ts'
import { type EntryName, type Oid, parseEntryName } from '../core/brand.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { parseJson, requireShape } from '../schema/gate.ts'
import { validateSettings } from '../schema/generated/settings.ts'
import { parseTrustDomain } from './hostname.ts'
import { parseNameAttribute } from './identity.ts'

/** The layout of homes that this version reads and writes. */
export const homeFormat = 1

/** Where OIDs of claims lie while an organisation has no arc of its own (RFC 5612 is its example for documentation). */
export const documentationArc: Oid = parseOid('1.3.6.1.4.1.32473')

/** How an authority's key is kept: behind a passphrase that somebody types, or open to a running program. */
export type Custody = 'attended' | 'unattended'

export type AuthoritySettings = { readonly name: EntryName; readonly usage: Usage; readonly custody: Custody }

export type Settings = {
  readonly format: typeof homeFormat
  readonly organisation: string
  /** Host name with which the SPIFFE IDs of this home begin. */
  readonly trustDomain: string
  readonly oidArc: Oid
  readonly crlLifetimeDays: number
  /** `crlUrl` has `{authority}` where the authority's name belongs; see {@link crlUrlFor}. */
  readonly distribution: {
    readonly crlUrl?: string
    /** Into how many shards CRLs are divided for those who look at that URL; see `shard.ts`. */
    readonly crlShards?: number
  }
  readonly authorities: readonly AuthoritySettings[]
}

/**
 * Parses the text of `countersign.json`.
 *
 * Pure.
 *
 * @param file its path, for refusals
 * @throws {CountersignError} `home.malformed`, with the value's own refusal for a cause where the organisation, the trust domain
 * or the arc cannot stand in a certificate; `home.newer` for a format of the future
 */
export function parseSettings(text: string, file: string): Settings {
  const refuse = (fault: { pointer: string; expected: string }) =>
    new CountersignError('home.malformed', { file, ...fault })
  const json = parseJson(text, refuse)
  requireKnownFormat(json, file)
  const shape = requireShape(validateSettings, json, refuse)
  const names = shape.authorities.map(({ name }) => name)
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index)
  if (twice >= 0) throw refuse({ pointer: `/authorities/${twice}/name`, expected: 'another name for each authority' })
  const { crlUrl, crlShards } = shape.distribution ?? {}
  if (crlShards !== undefined && crlUrl === undefined) {
    throw refuse({ pointer: '/distribution', expected: 'a crlUrl where there are crlShards' })
  }
  /** Faults that the schema lets pass and a certificate does not. */
  const at = <T>(pointer: string, parse: () => T): T => {
    try {
      return parse()
    } catch (cause) {
      if (!isRefusal(cause) || !('expected' in cause.facts)) throw cause
      const { expected } = cause.facts
      throw new CountersignError('home.malformed', { file, pointer, expected }, { cause })
    }
  }
  return {
    format: shape.format,
    organisation: at('/organisation', () => parseNameAttribute('organizationName', shape.organisation).value),
    trustDomain: at('/trustDomain', () => parseTrustDomain(shape.trustDomain)),
    oidArc: at('/oidArc', () => parseOid(shape.oidArc)),
    crlLifetimeDays: shape.crlLifetimeDays,
    distribution: shape.distribution ?? {},
    authorities: shape.authorities.map(({ name, usage, custody }, index) => ({
      name: at(`/authorities/${index}/name`, () => parseEntryName(name)),
      usage,
      custody,
    })),
  }
}

/** Notices a newer format before the schema, which knows only this one, calls it malformed. */
function requireKnownFormat(json: unknown, file: string): void {
  const found = (json as { format?: unknown } | null)?.format
  if (typeof found === 'number' && found > homeFormat) {
    throw new CountersignError('home.newer', { home: dirname(file), found, supported: homeFormat })
  }
}

/** Gives the text of `countersign.json`, with the schema that editors check it by. Pure. */
export function encodeSettings(settings: Settings): string {
  return `${JSON.stringify({ $schema: 'schemas/settings.schema.json', ...settings }, undefined, 2)}\n`
}

/** Gives the URL of an authority's CRL as certificates carry it, or undefined where none is published. Pure. */
export function crlUrlFor(settings: Pick<Settings, 'distribution'>, authority: string): string | undefined {
  return settings.distribution.crlUrl?.replaceAll('{authority}', authority)
}
