import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import { atOneMoment, type CommandContext } from '@/platform/command/context'
import type { Tx } from '@/platform/db/client'
import { authorize } from '@/shared/auth'
import { conflict, notFound, Problem } from '@/shared/problem'
import { localDay } from '@/shared/time'
import { dayText } from '@/shared/time/local-time'
import type { City } from '../../areas'
import { OWN_SOURCE, type OwnRecord, saveRecords } from '../../sources/server'
import { unitResolver } from '../../units'
import { insertAct, isDone } from '../data/act.queries'
import {
  findProject,
  lastSerial,
  lockSupervision,
  orderDataset,
  type ProjectRow,
  problemDataset,
} from '../data/held.queries'
import { type Finding, type NewProblem, newProblem } from '../domain/new-problem'
import { findingProblems } from '../domain/policies'
import { isCauseOf, problemKinds } from '../domain/problem-kinds'
import { whereaboutsOf } from '../domain/whereabouts'
import { actBy, type Desk } from './desk'

export const openProblemInput = z
  .object({
    projectId: z.string(),
    kind: z.enum(problemKinds).exclude(['rule']),
    cause: z.string().optional(),
    text: z.string().trim().min(2).max(2000),
    /** Code of the unit that is answerable; absent: the project's approving unit. */
    unit: z.string().optional(),
    foundBy: z.string().trim().min(1).max(100).default('督查发现'),
    commandId: z.string().min(8).max(100).optional(),
  })
  .refine(({ kind, cause }) => cause === undefined || isCauseOf(kind, cause), {
    message: 'is no cause of this kind',
    path: ['cause'],
  })

type OpenProblemInput = z.infer<typeof openProblemInput>

export interface OpenedProblem {
  readonly problemNo: string
  readonly orders: readonly string[]
}

/**
 * A person found something wrong with a project: the problem is written down, and its orders go out with it.
 * @throws Denied; Problem 404 `unknown-project`, 422 `unknown-unit` `no-unit`, 409 `done-before`
 */
export async function openProblem(
  { sql, city }: Desk,
  asked: CommandContext,
  { projectId, kind, cause, text, unit, foundBy, commandId }: OpenProblemInput,
): Promise<OpenedProblem> {
  authorize(asked.actor, findingProblems)
  if (unit !== undefined && !city.units.has(unit))
    throw new Problem(422, 'unknown-unit', `${unit} is no unit of this city`, { field: 'unit' })
  return sql.begin(async tx => {
    await lockSupervision(tx)
    const context = atOneMoment(asked)
    if (await isDone(tx, commandId ?? null)) throw conflict('done-before', 'This was written down before')
    const project = await findProject(tx, projectId)
    if (!project) throw notFound('unknown-project', `No project is called ${projectId.slice(0, 100)}`)
    authorize(context.actor, findingProblems, whereaboutsOf({ ...project }, city))
    const now = context.clock.now()
    const finding = {
      kind,
      cause: cause ?? null,
      ruleCode: null,
      text,
      foundBy,
      unit: unit ?? null,
      foundAt: now,
      about: null,
    }
    const [found] = await numbered(tx, city, now, [{ project, finding }])
    if (!found) throw new Problem(422, 'no-unit', 'The project names neither an assistant unit nor an approving unit')
    return writeProblems(tx, city, context, [found], commandId ?? null)
  }) as Promise<OpenedProblem>
}

interface Found {
  readonly project: ProjectRow
  readonly finding: Finding
  readonly made: NewProblem
  readonly problemNo: string
}

/** Gives numbers to findings; those whose project names no unit are left out. Under the lock of supervision. */
export async function numbered(
  tx: Tx,
  city: City,
  now: Date,
  findings: readonly { readonly project: ProjectRow; readonly finding: Finding }[],
): Promise<Found[]> {
  const { resolve } = unitResolver(city)
  const unitOf = (word: string | null) => (word === null ? null : resolve(word))
  const county = (district: string | null) =>
    [...city.units.values()].find(each => each.kind === 'county' && each.district === district)?.code ?? null
  const prefix = `WT${dayText(localDay(city.timezone, now.getTime())).replaceAll('-', '')}`
  let serial = await lastSerial(tx, prefix)
  return findings.flatMap(({ project, finding }) => {
    const problemNo = `${prefix}${String(serial + 1).padStart(4, '0')}`
    const units = {
      assistantUnit: unitOf(project.assistantUnit) ?? county(project.district),
      approvingUnit: unitOf(project.approvingUnit) ?? unitOf(project.leadUnit),
    }
    const made =
      project.district === null
        ? null
        : newProblem({ ...project, ...units, district: project.district }, finding, { problemNo, issuedAt: now })
    if (!made) return []
    serial++
    return [{ project, finding, made, problemNo }]
  })
}

/** Writes problems with their orders, acts and audit entries as one change. */
export async function writeProblems(
  tx: Tx,
  city: City,
  context: CommandContext,
  found: readonly Found[],
  commandId: string | null,
): Promise<OpenedProblem> {
  const now = context.clock.now()
  const records: OwnRecord[] = []
  for (const { project, made, problemNo } of found) {
    const topics = project.id === null ? [] : [`project:${project.id}`]
    records.push({
      dataset: problemDataset,
      source: OWN_SOURCE,
      content: made.problem,
      event: { type: 'problem.found', topics, data: { project: project.id, kind: made.problem.kind } },
    })
    await insertAct(tx, actBy(context, { kind: 'found', problemNo, text: String(made.problem.title), commandId }))
    for (const order of made.orders) {
      records.push({
        dataset: orderDataset,
        source: OWN_SOURCE,
        content: order,
        event: { type: 'order.issued', topics, data: { project: project.id, problemNo, role: order.role } },
      })
      const act = { kind: 'issued', problemNo, orderNo: String(order.orderNo), unit: String(order.unit) } as const
      await insertAct(tx, actBy(context, act))
    }
  }
  await saveRecords(tx, records, { city, actor: context.actor, now })
  for (const { made, problemNo } of found)
    await appendAudit(tx, context, {
      action: findingProblems.name,
      subject: `problem:${problemNo}`,
      after: { ...made.problem, orders: made.orders.map(each => [each.orderNo, each.unit]) },
    })
  const orders = found.flatMap(each => each.made.orders.map(order => String(order.orderNo)))
  return { problemNo: found[0]?.problemNo ?? '', orders }
}
