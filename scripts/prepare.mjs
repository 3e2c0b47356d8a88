import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode } from './lib/node-version.mjs'
import { root } from './lib/paths.mjs'

/**
 * Makes what `public/` needs before a build. Every file of `scripts/prepare/` exports `prepare()`, which does nothing
 * when its output is fresh and otherwise says what it makes.
 */
export async function prepareAll() {
  const folder = join(root, 'scripts', 'prepare')
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.mjs')) continue
    const { prepare } = await import(pathToFileURL(join(folder, name)).href)
    await prepare()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireNode()
  await prepareAll()
}
