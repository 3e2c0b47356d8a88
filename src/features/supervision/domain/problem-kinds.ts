import { flagRules } from '../../flags'

/** 慢, 堵, 烦 as the city calls them, and what a rule found; each with the causes a supervisor may name. */
export const problemKinds = ['slow', 'blocked', 'troublesome', 'rule'] as const
export type ProblemKind = (typeof problemKinds)[number]

export const causesOf: Readonly<Record<ProblemKind, readonly string[]>> = {
  slow: ['approval-wait', 'opinion-wait', 'papers-wait', 'survey-wait', 'other'],
  blocked: ['land', 'utilities', 'demolition', 'planning-conflict', 'funding', 'other'],
  troublesome: ['asked-twice', 'corrections-piecemeal', 'system-rejects', 'many-visits', 'other'],
  rule: flagRules,
}

export const isCauseOf = (kind: ProblemKind, cause: string): boolean => causesOf[kind].includes(cause)

/** Every cause once, in the order of the kinds. */
export const problemCauses: readonly string[] = [...new Set(problemKinds.flatMap(kind => causesOf[kind]))]
