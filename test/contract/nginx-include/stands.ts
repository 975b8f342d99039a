/** The exported include: by itself as it is tried, and among other sites that set other things, in the oldest and the newest nginx at hand. */
import { nginxes } from '../../support/nginx.ts'
import type { Release } from '../../support/releases.ts'
import { standOf } from '../nginx/stands.ts'
import type { Particular, Stands } from '../stand.ts'
import { putAmongOthers } from './neighbours.ts'

/** One of them, told where its nginx sees it. */
function asInclude(release: Release, title = ''): Particular {
  const { runner } = release
  const plain = standOf({ ...release, title: `${release.title}, as an include${title}` }, {}, 'limits.conf')
  if (runner === undefined) return plain
  const lying = (directory: string) => ({ installedAt: runner.seen(directory) })
  return {
    ...plain,
    lying,
    life: async () => {
      const { options, ...life } = (await plain.life?.()) ?? {}
      return { ...life, options: { ...options, inputs: { ...options?.inputs, ...lying(options?.out ?? '') } } }
    },
  }
}

const amongOthers = (release: Release): Particular => ({
  ...asInclude(release, ' among other sites'),
  putIn: (directory) => putAmongOthers(directory, release.runner?.seen(directory) ?? directory),
})

export const stands: Stands = () => {
  const [oldest, ...more] = nginxes()
  return [amongOthers(oldest), asInclude(more[0] ?? oldest), amongOthers(more.at(-1) ?? oldest)]
}
