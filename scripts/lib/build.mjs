import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './child.mjs'
import { exclusively } from './lock.mjs'
import { root } from './paths.mjs'
import { say } from './say.mjs'

const sources = ['src', 'public', 'package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json']
const isTest = path => /\.(test|it|spec)\.tsx?$/.test(path) || /^src\/(e2e|testing)(\/|$)/.test(path)
const output = join(root, process.env.NEXT_DIST_DIR || '.next')
const mark = join(output, 'chengmai-sources')

function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full) || isTest(path)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap(name => filesUnder(`${path}/${name}`))
}

/** A fingerprint of everything that the built pages are made of. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesUnder))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

const isBuilt = print =>
  existsSync(join(output, 'BUILD_ID')) && existsSync(mark) && readFileSync(mark, 'utf8') === print

/** Builds the pages if they were never built or their sources have changed since. */
export async function ensureBuilt() {
  if (isBuilt(fingerprint())) return
  await exclusively('build', async () => {
    const print = fingerprint()
    if (isBuilt(print)) return
    const zh = '构建页面'
    const en = 'building the pages'
    say(zh, en)
    const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
    const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    await runQuietly('build', process.execPath, [next, 'build'], { zh, en, env })
    writeFileSync(mark, print)
  })
}
