const started = performance.now()

/** Seconds since the command started, as people read them. */
export const elapsed = () => `${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`

/** One line of progress in both languages, with the time since the start. */
export function say(zh, en) {
  console.log(`[${elapsed()}] ${zh} / ${en}`)
}

/** A reason to stop that a person can act on: printed as it is, without a stack. */
export class Refusal extends Error {
  constructor(zh, en) {
    super(`${zh}\n${en}`)
  }
}

/** Runs a command's main function; a refusal ends it with its message, anything else with its stack. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Refusal ? `\n✗ ${error.message}` : error)
    process.exit(1)
  }
}
