import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'

/** MapLibre's worker is a module of two files that a bundler does not follow, so we serve both ourselves. */
const names = ['maplibre-gl-worker.mjs', 'maplibre-gl-shared.mjs']

export function prepare() {
  const from = join(root, 'node_modules', 'maplibre-gl', 'dist')
  const to = join(root, 'public', 'maplibre')
  mkdirSync(to, { recursive: true })
  for (const name of names) {
    const copy = join(to, name)
    if (!existsSync(copy) || !readFileSync(copy).equals(readFileSync(join(from, name))))
      copyFileSync(join(from, name), copy)
  }
}
