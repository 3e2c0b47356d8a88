const began = performance.now()

/** One line of progress for the person at the terminal, with the seconds since the start. */
export const say = (line: string): void => {
  process.stdout.write(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}\n`)
}
