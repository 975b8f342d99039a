/**
 * Makes the folder that is published, `package/`: what `npm pack` takes, told where the repository is. npm shows a README apart
 * from its repository, so its links and pictures are made to lead there.
 *
 *   npm run package -- https://example.org/acme/countersign && npm publish ./package
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Links as the prose has them; what stands in a fenced block leads nowhere. */
const LINK = /(!?)\[((?:!\[[^\]]*\]\([^)]*\)|[^\]])*)\]\((?!https?:|#)([^)\s]+)\)/g

/** Makes every relative link of a README lead into the repository, as it was at this version; pictures to their octets. Pure. */
export function publishedReadme(readme: string, repository: string, version: string): string {
  return readme.replace(LINK, (_, bang: string, text: string, where: string) => {
    const inner = text.replace(LINK, (whole) => publishedReadme(whole, repository, version))
    return `${bang}[${inner}](${repository}/${bang === '' ? 'blob' : 'raw'}/v${version}/${where})`
  })
}

/** What of package.json is for those who install it, with where it comes from. Pure. */
export function publishedManifest(manifest: Readonly<Record<string, unknown>>, repository: string) {
  const { scripts: _, devDependencies: __, allowScripts: ___, ...kept } = manifest
  return {
    ...kept,
    homepage: `${repository}#readme`,
    repository: { type: 'git', url: `git+${repository}.git` },
    bugs: { url: `${repository}/issues` },
    publishConfig: { access: 'public', provenance: true },
  }
}

function makePackage(repository: string | undefined): void {
  if (
    repository === undefined ||
    !/^https:\/\/[^\s/]+\/[^\s]+[^/\s]$/.test(repository) ||
    repository.endsWith('.git')
  ) {
    throw new Error('name the repository, such as https://example.org/acme/countersign')
  }
  const root = join(import.meta.dirname, '..')
  const place = mkdtempSync(join(tmpdir(), 'countersign-package-'))
  execFileSync('npm', ['pack', '--pack-destination', place], { cwd: root, stdio: 'inherit' })
  execFileSync('sh', ['-c', 'tar -xzf *.tgz'], { cwd: place })
  const made = join(place, 'package')
  const manifest = JSON.parse(readFileSync(join(made, 'package.json'), 'utf8')) as { version: string }
  const readme = join(made, 'README.md')
  writeFileSync(readme, publishedReadme(readFileSync(readme, 'utf8'), repository, manifest.version))
  writeFileSync(join(made, 'package.json'), `${JSON.stringify(publishedManifest(manifest, repository), null, 2)}\n`)
  rmSync(join(root, 'package'), { recursive: true, force: true })
  execFileSync('cp', ['-a', made, join(root, 'package')])
  rmSync(place, { recursive: true })
  console.log('made package/; npm publish ./package publishes it')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) makePackage(process.argv[2])
