/** Finds the words that start this program (such as `countersign` or `npx .`), for command lines that people copy. Reads no files. */

/** Where `countersign` is on the path. */
export const CALLED = 'countersign'

/**
 * Tells the words by the environment. What npm starts is not on the path for that: in a checkout `npx .` reaches it, elsewhere
 * `npx countersign`, as it just did. In a checkout that would do too, but ask the registry where it is typed elsewhere.
 *
 * Pure.
 */
export function calledBy(environment: Readonly<Record<string, string | undefined>>): string {
  const { npm_lifecycle_event: event, npm_package_name: nearby } = environment
  if (nearby === 'countersign' && (event === 'npx' || event === 'demo')) return 'npx .'
  return event === 'npx' ? 'npx countersign' : CALLED
}
