/** An answer that says no: its problem's code where it has one. */
export class AnswerError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** Reads JSON from our own server. @throws AnswerError */
export async function readJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(url, signal ? { signal } : {})
  if (answer.ok) return (await answer.json()) as T
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string }
  throw new AnswerError(answer.status, problem.code ?? 'unknown', problem.detail ?? `${url}: ${answer.status}`)
}
