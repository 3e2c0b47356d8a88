import { readFileSync } from 'node:fs'

/**
 * When a live process started, in the kernel's own ticks; `undefined` when it is gone or only a zombie. Together
 * with the pid it names a process for good, since pids are handed out again. Where there is no /proc it is '0'.
 */
export function processStart(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the second field is the command in brackets and may hold spaces: count from the last bracket
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : (fields[19] ?? '0')
  } catch {
    return process.platform === 'linux' ? undefined : '0'
  }
}

/** The command line of a live process, empty where the system does not tell. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
