import { readFileSync } from 'node:fs'

/** Bytes of memory this process holds now and held at most, as the kernel counts them. */
export function residentMemory(): { now: number; peak: number } {
  const status = readFileSync('/proc/self/status', 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0)
  return { now: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 }
}
