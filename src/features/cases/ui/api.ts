import type { CommandResult } from '../commands/command-result'
import type { OpenedCase } from '../commands/open-case'
import type { NoteFilter } from '../domain/case-query'
import type { RegisterInput } from '../domain/command-inputs'
import type { CaseCounter } from '../domain/counters'
import type { CaseCommand } from '../domain/transitions'
import type { CasePage } from '../queries/case-list'
import type { DispatchCandidates } from '../queries/dispatch-candidates'
import type { IntakeAdvice } from '../queries/intake-advice'
import type { CaseDetail } from '../queries/one-case'
import type { Json } from './json'

export type ShownPage = Json<CasePage>
export type ShownRow = ShownPage['items'][number]
export type ShownCase = Json<CaseDetail>
export type ShownCandidates = Json<DispatchCandidates>
export type Advice = Json<IntakeAdvice>
export type Numbers = Record<CaseCounter | 'withoutPlace', number>

/** A problem as the interface answers it. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    super(code)
  }
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`/api/v1${path}`, { cache: 'no-store', ...init }).catch(() => {
    throw new ApiProblem(0, 'offline', {})
  })
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (response.ok) return body as T
  throw new ApiProblem(response.status, typeof body.code === 'string' ? body.code : 'internal', body)
}

const post = <T>(path: string, body: unknown, signal?: AbortSignal) =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })

export const readCases = (search: URLSearchParams, signal?: AbortSignal) =>
  ask<ShownPage>(`/cases?${search}`, signal ? { signal } : {})
export const readNumbers = (search: URLSearchParams) => ask<Numbers>(`/cases/counts?${search}`)
export const readNoteNumbers = () => ask<Record<NoteFilter, number>>('/cases/notes/counts')
export const readCase = (id: string, signal?: AbortSignal) => ask<ShownCase>(`/cases/${id}`, signal ? { signal } : {})
export const readCandidates = (id: string, unit: string, signal: AbortSignal) =>
  ask<ShownCandidates>(`/cases/${id}/candidates?${new URLSearchParams({ unit })}`, { signal })
export const readAdvice = (body: object, signal?: AbortSignal) => post<Advice>('/cases/advice', body, signal)
export const openNewCase = (body: RegisterInput) => post<OpenedCase>('/cases', body)
export const commandCase = (id: string, command: CaseCommand, body: object) =>
  post<CommandResult>(`/cases/${id}/${command}`, body)
