import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { singleton } from '../singleton'
import { BrowserPipe } from './browser-pipe'

export interface Sitting {
  readonly program: string
  /** The one address that is opened; of this very process. */
  readonly url: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  /** Cookies of whoever asks, by name. */
  readonly cookies: readonly (readonly [name: string, value: string])[]
  /** What must be true in the page before the picture is taken, as an expression. */
  readonly isDrawn: string
  readonly patienceMs: number
}

const flags = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--hide-scrollbars',
  '--mute-audio',
  // WebGL also where the machine has no graphics card; a slow frame is no reason to end
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-watchdog',
]
const LOOK_AGAIN_MS = 250

interface Target {
  readonly type: string
  readonly targetId: string
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** The browser ended before it said a word. */
class NeverSpoke extends Error {}

/** Whether this machine gives a browser its sandbox, once that is known. */
const machine = () => singleton('browser.machine', () => ({ hasSandbox: true }))

/**
 * A page as a browser shows it, as PNG. The browser lives for this picture only, in a profile of its own.
 * @throws Error where the browser ends, or the page is not drawn in time
 */
export async function takePicture(sitting: Sitting): Promise<Buffer> {
  if (machine().hasSandbox)
    try {
      return await takenWith(sitting, [])
    } catch (error) {
      if (!(error instanceof NeverSpoke)) throw error
    }
  // root has no sandbox, nor has a user whom neither the kernel nor a setuid helper gives one; the page is our own
  const picture = await takenWith(sitting, ['--no-sandbox'])
  machine().hasSandbox = false
  return picture
}

async function takenWith(sitting: Sitting, own: readonly string[]): Promise<Buffer> {
  const { program, url, width, height, cookies, isDrawn, patienceMs } = sitting
  const profile = await mkdtemp(join(tmpdir(), 'chengmai-picture-'))
  const browser = spawn(
    program,
    [...flags, ...own, `--user-data-dir=${profile}`, `--window-size=${width},${height}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const ended = once(browser, 'exit').catch(() => {})
  const late = setTimeout(() => browser.kill('SIGKILL'), patienceMs + 10_000)
  try {
    const pipe = new BrowserPipe(browser)
    const { targetInfos } = await pipe.ask('Target.getTargets').catch((error: Error) => {
      throw new NeverSpoke(error.message)
    })
    // the window it opened with: another tab would lie behind it, and nothing is drawn there
    const opened = (targetInfos as readonly Target[]).find(each => each.type === 'page')
    const { targetId } = opened ?? (await pipe.ask('Target.createTarget', { url: 'about:blank' }))
    const { sessionId } = await pipe.ask('Target.attachToTarget', { targetId, flatten: true })
    const page = (method: string, params: object = {}) => pipe.ask(method, params, String(sessionId))
    await page('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
    for (const [name, value] of cookies) await page('Network.setCookie', { name, value, url, httpOnly: true })
    await page('Page.navigate', { url })
    const until = performance.now() + patienceMs
    for (;;) {
      const { result } = await page('Runtime.evaluate', { expression: `Boolean(${isDrawn})`, returnByValue: true })
      if ((result as { readonly value?: unknown } | undefined)?.value === true) break
      if (performance.now() > until) throw new Error(`${new URL(url).pathname} was not drawn in ${patienceMs} ms`)
      await pause(LOOK_AGAIN_MS)
    }
    const { data } = await page('Page.captureScreenshot', { format: 'png' })
    return Buffer.from(String(data), 'base64')
  } finally {
    clearTimeout(late)
    browser.kill('SIGKILL')
    await ended
    await rm(profile, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 })
  }
}
