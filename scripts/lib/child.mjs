import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDir, root } from './paths.mjs'
import { Refusal, say } from './say.mjs'

/**
 * Runs a program to its end with its output in a log file, so that the terminal shows only our steps, and says every
 * quarter of a minute that it is still at it.
 */
export async function runQuietly(name, program, args, { zh, en, env = {}, cwd = root }) {
  mkdirSync(join(dataDir, 'logs'), { recursive: true })
  const logFile = join(dataDir, 'logs', `${name}.log`)
  const log = createWriteStream(logFile)
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const heartbeat = setInterval(() => say(`${zh}，仍在进行…`, `${en}, still at it…`), 15_000)
  const forget = passSignals(child)
  const code = await ending(child)
  clearInterval(heartbeat)
  forget()
  await new Promise(settle => log.end(settle))
  if (code === 0) return
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n')
  // npm ends with its manual; what went wrong stands where its errors begin
  const errors = lines.filter(line => line.startsWith('npm error'))
  const excerpt = (errors.length > 0 ? errors.slice(0, 12) : lines.slice(-25)).join('\n')
  throw new Refusal(
    `${zh}：失败（${code}）。全文见 ${logFile}`,
    `${en}: failed (${code}). All of it is in ${logFile}\n\n${excerpt}`,
  )
}

/**
 * Runs a program on our own terminal to its end; resolves to its exit code. With `minutes` it gets a process group of
 * its own, which is killed as a whole when the time is up: a test that spins for ever is a failure, not a wait.
 */
export async function runOpenly(program, args, { env = {}, cwd = root, minutes } = {}) {
  const isLimited = minutes !== undefined
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit', detached: isLimited })
  const forget = passSignals(child, isLimited)
  let timer
  if (isLimited) {
    timer = setTimeout(() => {
      say(`超过 ${minutes} 分钟，终止`, `not done after ${minutes} minutes, killed`)
      killGroup(child, 'SIGKILL')
    }, minutes * 60_000)
  }
  const code = await ending(child)
  clearTimeout(timer)
  forget()
  return code
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch {
    // it has just ended
  }
}

/** Resolves to the exit code, 128 + n for a signal, 127 where the program cannot be started. */
export function ending(child) {
  return new Promise(settle => {
    child.once('error', () => settle(127))
    child.once('exit', (code, signal) => settle(code ?? 128 + ({ SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1)))
  })
}

function passSignals(child, isGroup = false) {
  const pass = signal => (isGroup ? killGroup(child, signal) : child.kill(signal))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return () => {
    for (const signal of signals) process.off(signal, pass)
  }
}
