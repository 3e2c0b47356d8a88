import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runQuietly } from './child.mjs'
import { unpackChromium } from './chromium-unpacked.mjs'
import { exclusively } from './lock.mjs'
import { dataDir } from './paths.mjs'
import { Refusal, say } from './say.mjs'

const tools = join(dataDir, 'tools')
/** What was found or installed: `{executablePath}`; src/e2e/chromium.ts reads it. */
const record = join(tools, 'chromium.json')

function works(executablePath) {
  try {
    execFileSync(executablePath, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

function onThisMachine() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(':')
  const paths = [process.env.CHROMIUM, ...folders.flatMap(folder => names.map(name => join(folder, name)))]
  return paths.filter(path => path && existsSync(path)).find(works)
}

/** Debian's package: installed by root, else unpacked into our own folder. */
async function fromDebian() {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  const zh = '取得 Chromium（apt-get）'
  const en = "fetching Debian's chromium for the browser tests"
  say(zh, en)
  if (process.getuid?.() !== 0) return await unpackChromium(join(tools, 'chromium'), { zh, en })
  const said = { zh, en, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  await runQuietly('apt-update', 'apt-get', ['update', '-q'], said)
  await runQuietly('apt-install', 'apt-get', ['install', '-yq', '--no-install-recommends', 'chromium'], said)
  return onThisMachine()
}

/** Finds a Chromium that runs, fetching one if the machine has none. */
export async function ensureChromium() {
  if (existsSync(record) && works(JSON.parse(readFileSync(record, 'utf8')).executablePath)) return
  await exclusively('chromium', async () => {
    const executablePath = onThisMachine() ?? (await fromDebian())
    if (executablePath === undefined || !works(executablePath))
      throw new Refusal(
        '没有可用的 Chromium；请安装 chromium，或用 CHROMIUM 指明一个',
        'no Chromium that runs: install chromium, or name one by CHROMIUM',
      )
    mkdirSync(tools, { recursive: true })
    writeFileSync(record, JSON.stringify({ executablePath }))
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureChromium()
