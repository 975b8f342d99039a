/** Tells whether a directory is as it was, or two are the same, for anybody who reads them. It does not say what differs. */
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * A digest of every name, mode, owner and content below a directory. Times do not count.
 */
export function stateOf(directory: string): string {
  const hash = createHash('sha256')
  const take = (path: string, within: string): void => {
    for (const name of readdirSync(path).sort()) {
      const [place, inside] = [`${path}/${name}`, `${within}/${name}`]
      const facts = lstatSync(place)
      hash.update(`${inside}\0${facts.mode} ${facts.uid} ${facts.gid}`)
      if (facts.isDirectory()) take(place, inside)
      else if (facts.isSymbolicLink()) hash.update(`\0${readlinkSync(place)}\0`)
      else hash.update(` ${facts.size}\0`).update(readFileSync(place))
    }
  }
  take(directory, '')
  return hash.digest('hex')
}
