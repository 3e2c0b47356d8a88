import zh from '../../../../messages/zh/people.json'

type Code = keyof typeof zh.list.problems

/** What the interface answered: the body, or a code the page has words for. */
export type Answer<T> = { readonly body: T } | { readonly problem: Code }

const codeOf = (code: unknown): Code =>
  typeof code === 'string' && code in zh.list.problems ? (code as Code) : 'unknown'

/** Sends one change of an account. */
export async function send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer<T>> {
  try {
    const answer = await fetch(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const read: unknown = await answer.json()
    return answer.ok ? { body: read as T } : { problem: codeOf((read as { code?: unknown }).code) }
  } catch {
    return { problem: 'network' }
  }
}
