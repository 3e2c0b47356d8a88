/** A call of the public page. @throws Error whose message is the problem's code */
export async function sendPublic<T>(path: string, body: object): Promise<T> {
  return answerOf<T>(
    await fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
}

export const readPublic = async <T>(path: string): Promise<T> => answerOf<T>(await fetch(`/api/v1${path}`))

/** Sends a picture and answers where it is. */
export async function sendPhoto(photo: Blob): Promise<string> {
  const response = await fetch('/api/v1/photos', {
    method: 'POST',
    headers: { 'content-type': photo.type },
    body: photo,
  })
  return (await answerOf<{ url: string }>(response)).url
}

async function answerOf<T>(response: Response): Promise<T> {
  const json = (await response.json().catch(() => ({}))) as { code?: string }
  if (!response.ok) throw new Error(json.code ?? 'internal')
  return json as T
}
