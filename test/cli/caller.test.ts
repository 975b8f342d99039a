import { expect, it } from 'vitest'
import { calledBy } from '../../src/cli/caller.ts'

it.each([
  [{}, 'countersign'],
  [{ npm_lifecycle_event: 'demo', npm_package_name: 'countersign' }, 'npx .'],
  [{ npm_lifecycle_event: 'npx', npm_package_name: 'countersign' }, 'npx .'],
  [{ npm_lifecycle_event: 'npx', npm_package_name: 'somebodys' }, 'npx countersign'],
  [{ npm_lifecycle_event: 'npx' }, 'npx countersign'],
  // Scripts of other packages, and our tests, find it on the path.
  [{ npm_lifecycle_event: 'demo', npm_package_name: 'somebodys' }, 'countersign'],
  [{ npm_lifecycle_event: 'test', npm_package_name: 'countersign' }, 'countersign'],
])('calls it by %j %s', (environment, called) => {
  expect(calledBy(environment)).toBe(called)
})
