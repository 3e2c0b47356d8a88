import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { config } from '../config'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of the Chromium of this machine: the one that `CHROMIUM` names, else one on the path; null where there is none. */
export function findChromium(): string | null {
  const { chromium } = config()
  if (chromium !== undefined) return isProgram(chromium) ? chromium : null
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap(folder => names.map(name => join(folder, name))).find(isProgram) ?? null
}
