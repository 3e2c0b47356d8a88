/** What the what-if route answers, as far as it is shown here. */
export interface WhatIfAnswer {
  readonly levels: readonly {
    readonly area: { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }
    readonly before: WhatIfSide
    readonly after: WhatIfSide
    readonly change: number | null
    readonly indicators: readonly {
      readonly code: string
      readonly before: { readonly value: number | null; readonly score: number | null }
      readonly after: { readonly value: number | null; readonly score: number | null }
      readonly gain: number
    }[]
  }[]
  readonly notes: readonly { readonly zh: string; readonly en: string }[]
}

interface WhatIfSide {
  readonly value: number | null
  readonly dimensions: readonly { readonly code: string; readonly value: number | null }[]
}

export type Change =
  | { readonly kind: 'indicator'; readonly code: string; readonly value: number }
  | { readonly kind: 'close'; readonly caseIds: readonly string[] }
  | {
      readonly kind: 'records'
      readonly dataset: string
      readonly ids: readonly string[]
      readonly set: Readonly<Record<string, 'now'>>
    }

/** @throws Error where the route answers anything but an effect */
export async function askWhatIf(area: string, changes: readonly Change[], signal: AbortSignal): Promise<WhatIfAnswer> {
  const answer = await fetch('/api/v1/index/what-if', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ area, changes }),
    signal,
  })
  if (!answer.ok) throw new Error(`what-if: ${answer.status}`)
  return (await answer.json()) as WhatIfAnswer
}
