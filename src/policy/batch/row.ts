/** Turns the texts of a row into a request for a certificate. Does not plan it, and asks no record. */
import { type KeyType, keyTypes } from '../../core/key.ts'
import { present } from '../../core/present.ts'
import { type AnyRefusal, CountersignError, isRefusal } from '../../core/refusal.ts'
import type { ClaimValue } from '../../x509/extensions/claim.ts'
import type { GeneralName } from '../../x509/general-name.ts'
import { type ClaimDefinition, type Claims, parseClaimValue, requireDefinition } from '../claim.ts'
import { type NameScope, nameKinds, parseSubjectAltName } from '../identity.ts'
import { type Cells, CLAIM, columnOf, type SingleColumn } from './columns.ts'

/** What a row says of its certificate, its name apart. */
export type RowRequest = {
  readonly names: readonly GeneralName[]
  readonly claims: Claims
  readonly profile?: string
  readonly days?: number
  readonly keyType?: KeyType
}

/** A refusal of a row, and the column that it is about. */
export class RowRefusal extends Error {
  readonly column: string
  readonly refusal: AnyRefusal
  constructor(column: string, refusal: AnyRefusal) {
    super(refusal.message)
    this.column = column
    this.refusal = refusal
  }
}

/** Reads a cell, and says of a refusal in which column it stands. */
export function inColumn<T>(column: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isRefusal(error)) throw error
    throw new RowRefusal(column, error)
  }
}

/** The same of what takes its time. */
export async function inColumnLater<T>(column: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!isRefusal(error)) throw error
    throw new RowRefusal(column, error)
  }
}

const textIn = (cells: Cells, column: SingleColumn): string | undefined => cells[column]?.[0]

function parseDays(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  throw new CountersignError('input.malformed', { what: 'number of days', value, expected: 'a whole number from 1' })
}

function parseKeyType(value: string, request: string | undefined): KeyType {
  if (request !== undefined) {
    const expected = 'nothing where the column csr names a request, which brings a key of its own'
    throw new CountersignError('input.malformed', { what: 'type of key', value, expected })
  }
  const found = keyTypes.find((type) => type === value)
  if (found !== undefined) return found
  const expected = `one of ${keyTypes.join(', ')}`
  throw new CountersignError('input.malformed', { what: 'type of key', value, expected })
}

const columnsOfNames = nameKinds.map((kind) => ({ kind, column: columnOf(kind) }))

/**
 * Reads a row.
 *
 * Pure.
 *
 * @throws {RowRefusal} at the first cell that cannot be what its column says: `identity.refused`, `claim.refused`, `input.malformed`
 */
export function readRow(cells: Cells, definitions: readonly ClaimDefinition[], scope: NameScope): RowRequest {
  const names: GeneralName[] = []
  for (const { kind, column } of columnsOfNames) {
    for (const text of cells[column] ?? []) names.push(inColumn(column, () => parseSubjectAltName(kind, text, scope)))
  }
  const claims: Record<string, ClaimValue> = {}
  for (const column of Object.keys(cells)) {
    const text = cells[column]?.[0]
    if (text === undefined || !column.startsWith(CLAIM)) continue
    const claim = column.slice(CLAIM.length)
    claims[claim] = inColumn(column, () => parseClaimValue(requireDefinition(definitions, claim), text))
  }
  const days = textIn(cells, 'days')
  const keyType = textIn(cells, 'key-type')
  return {
    names,
    claims,
    ...present({
      profile: textIn(cells, 'profile'),
      days: days === undefined ? undefined : inColumn('days', () => parseDays(days)),
      keyType:
        keyType === undefined ? undefined : inColumn('key-type', () => parseKeyType(keyType, textIn(cells, 'csr'))),
    }),
  }
}

/** The name of a row as it stands there. @throws {RowRefusal} where there is none */
export function nameOf(cells: Cells): string {
  const name = textIn(cells, 'name')
  if (name !== undefined) return name
  throw new RowRefusal(
    'name',
    new CountersignError('input.malformed', { what: 'name', value: '', expected: 'a name in each row' }) as AnyRefusal,
  )
}
