import type { Preview } from '../../commands/preview-change'
import type { FormulaMistake, FormulaReads } from '../../domain/check-formula'
import type { FormulaClass } from '../../domain/classify'
import type { Draft } from '../../domain/draft'
import type { DraftIssueCode } from '../../domain/draft-rules'
import type { ChangedField, VersionState } from '../../domain/version-history'
import type { TriedArea } from '../../queries/try-formula'

/** What a refused request says; `issue` is `shape` where a part could not be read at all. */
export interface EditingProblem {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly issues?: readonly {
    readonly field: string
    readonly issue: DraftIssueCode | 'shape'
    readonly code?: string
    readonly formula?: FormulaMistake
  }[]
  readonly conflicts?: readonly ShownConflict[]
}

export interface ShownConflict {
  readonly what: 'definition' | 'parameters' | 'shares'
  readonly code: string | null
  readonly expected: number
  readonly version: number
  readonly by: string | null
  readonly reason: string
  readonly now: Readonly<Record<string, unknown>>
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: EditingProblem }

export type FormulaAnswer =
  | { readonly ok: false; readonly mistake: FormulaMistake }
  | {
      readonly ok: true
      readonly class: FormulaClass
      readonly reads: readonly FormulaReads[]
      readonly units: readonly string[] | null
      readonly doesUnitFit: boolean | null
      readonly words: { readonly zh: string; readonly en: string }
      readonly try: Trial | null
    }

export type Trial = { readonly period: { readonly name: string } } & (
  | { readonly state: 'tried'; readonly areas: readonly TriedArea[] }
  | { readonly state: 'too-slow'; readonly patienceMs: number }
)

export interface ShownChange {
  readonly validFrom: string
  readonly madeAt: string | null
  readonly by: string | null
  readonly reason: string
  readonly count: number
  readonly items: readonly {
    readonly what: 'definition' | 'parameters' | 'shares'
    readonly code: string | null
    readonly version: number
    readonly state: VersionState
    readonly act: 'first' | 'changed' | 'retired'
    readonly changes: readonly ChangedField[]
  }[]
}

export interface ChangePage {
  readonly items: readonly ShownChange[]
  readonly next: string | null
}

export interface PublishedAnswer {
  readonly validFrom: string
  readonly versions: readonly { readonly what: string; readonly code: string | null; readonly version: number }[]
}

interface Sending {
  readonly body?: unknown
  readonly signal?: AbortSignal
}

const unreachable: EditingProblem = { status: 0, code: 'unreachable', detail: '' }

async function call<Value>(path: string, { body, signal }: Sending = {}): Promise<Answer<Value>> {
  try {
    const answer = await fetch(`/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
    if (answer.ok) return { ok: true, value: (await answer.json()) as Value }
    const problem = (await answer.json().catch(() => ({}))) as Partial<EditingProblem>
    return { ok: false, problem: { code: 'internal', detail: '', ...problem, status: answer.status } }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    return { ok: false, problem: unreachable }
  }
}

export const askFormula = (
  question: { readonly formula: string; readonly unit?: string; readonly try?: boolean },
  signal?: AbortSignal,
) => call<FormulaAnswer>('/indicators/check', { body: question, ...(signal ? { signal } : {}) })

export const askPreview = (draft: Draft) => call<Preview>('/index/changes/preview', { body: draft })

export const publishDraft = (draft: Draft, signature: { readonly reason: string; readonly fingerprint: string }) =>
  call<PublishedAnswer>('/index/changes', { body: { ...draft, ...signature } })

export const readChanges = (cursor: string | null) =>
  call<ChangePage>(`/index/versions?limit=20${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
