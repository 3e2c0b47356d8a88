import type { ProblemKind } from './problem-kinds'

/** A project as a new problem needs it; units are codes. */
export interface ProjectUnits {
  readonly projectCode: string
  readonly name: string
  readonly district: string
  readonly lng: number | null
  readonly lat: number | null
  readonly assistantUnit: string | null
  readonly approvingUnit: string | null
}

export interface Finding {
  readonly kind: ProblemKind
  readonly cause: string | null
  readonly ruleCode: string | null
  readonly text: string
  /** How it was found, as people say it: 督查发现, 规则自动. */
  readonly foundBy: string
  /** Unit that is answerable; absent: the one that decides. */
  readonly unit: string | null
  readonly foundAt: Date
  /** What it is about, where that is not the project as a whole. */
  readonly about: { readonly subject: 'step' | 'unit'; readonly id: string } | null
}

type Content = Readonly<Record<string, unknown>>

export interface NewProblem {
  readonly problem: Content
  /** One order for each unit: the assistant's first. A unit that is both gets one. */
  readonly orders: readonly Content[]
}

/** The orders of a problem by unit: a flag on a unit is the unit's own affair, whatever part it has in a project. */
function addressees({ assistantUnit }: ProjectUnits, { about }: Finding, approving: string | null) {
  if (about?.subject === 'unit') return [{ unit: about.id, suffix: 'A' }]
  return [
    ...(assistantUnit !== null ? [{ role: 'assistant', unit: assistantUnit, suffix: 'A' }] : []),
    ...(approving !== null && approving !== assistantUnit ? [{ role: 'approving', unit: approving, suffix: 'B' }] : []),
  ]
}

/**
 * A problem and the orders that go out with it, together, to the unit that assists the project and the unit that
 * decides (交办). `null` where the project names neither, so that nobody could be asked.
 */
export function newProblem(
  project: ProjectUnits,
  finding: Finding,
  { problemNo, issuedAt }: { readonly problemNo: string; readonly issuedAt: Date },
): NewProblem | null {
  const approving = finding.unit ?? project.approvingUnit
  const unit = approving ?? project.assistantUnit
  if (unit === null) return null
  const { district, lng, lat, projectCode } = project
  const place = { district, ...(lng !== null && lat !== null ? { lng, lat } : {}) }
  return {
    problem: {
      problemNo,
      projectCode,
      title: finding.text,
      kind: finding.kind,
      ...(finding.cause === null ? {} : { cause: finding.cause }),
      ...(finding.ruleCode === null ? {} : { ruleCode: finding.ruleCode }),
      ...(finding.about === null ? {} : { about: `${finding.about.subject}:${finding.about.id}` }),
      text: `${project.name}：${finding.text}`,
      unit,
      foundBy: finding.foundBy,
      foundAt: finding.foundAt.toISOString(),
      ...place,
    },
    orders: addressees(project, finding, approving).map(({ suffix, ...each }) => ({
      orderNo: `JB${problemNo.slice(2)}${suffix}`,
      problemNo,
      title: finding.text,
      ...each,
      issuedAt: issuedAt.toISOString(),
      state: 'issued',
      ...place,
    })),
  }
}
