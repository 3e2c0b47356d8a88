import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Software rendering with WebGL2 for a map of real size, and no call home: a browser test fails on any request that
 * leaves the machine, so the browser itself must not make one either.
 */
export const chromiumFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  // a frame drawn in software may take longer than the watchdog allows, which then ends the whole browser
  '--disable-gpu-watchdog',
  '--disable-gpu-process-crash-limit',
]

export interface ChromiumLaunch {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

/**
 * How to launch the Chromium of this machine, for playwright's `chromium.launch()`. Looked up once and kept in
 * DATA_DIR; where there is none, `scripts/lib/chromium.mjs` fetches Debian's.
 */
export function chromiumLaunch(): ChromiumLaunch {
  const record = resolve(process.env.DATA_DIR || '.data', 'tools', 'chromium.json')
  // cheap when it is there, and playwright's workers each read their configuration anew
  execFileSync(process.execPath, ['scripts/lib/chromium.mjs'], { stdio: ['ignore', 2, 2] })
  const { executablePath } = JSON.parse(readFileSync(record, 'utf8')) as { executablePath: string }
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  // without a locale a downloaded file loses a Chinese name
  return { executablePath, args: chromiumFlags, env: { ...Object.fromEntries(inherited), LC_ALL: 'C.UTF-8' } }
}
