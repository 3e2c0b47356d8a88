/** What came of a write: done with its answer, or why not, in a word the caller can translate. */
export type Posted<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }

/** Sends JSON to the interface. */
export async function post<T>(path: string, body: unknown): Promise<Posted<T>> {
  const answer = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  if (answer === null) return { kind: 'lost' }
  const value = (await answer.json().catch(() => ({}))) as Record<string, unknown>
  if (answer.ok) return { kind: 'done', value: value as T }
  return { kind: 'refused', code: String(value.code ?? answer.status), detail: String(value.detail ?? '') }
}
