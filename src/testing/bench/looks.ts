import { median } from './pairs'

interface Look {
  readonly cookie: string
  /** How often the address is asked, after once to warm it. */
  readonly times: number
  /** The whole answer, or of a stream its first byte. */
  readonly until?: 'all' | 'first byte'
}

/** Median milliseconds that an address takes to answer. @throws Error where the answer is no success */
export async function look(address: string, { cookie, times, until = 'all' }: Look): Promise<number> {
  const took: number[] = []
  for (let i = 0; i <= times; i++) {
    const began = performance.now()
    const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' })
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    const reader = answer.body?.getReader()
    await reader?.read()
    if (until === 'all') while (reader && !(await reader.read()).done);
    if (i > 0) took.push(performance.now() - began)
    await reader?.cancel()
  }
  return median(took)
}
