import type { Tx } from '@/platform/db/client'
import {
  type ChangedRow,
  findingsOf,
  type LandedRow,
  rowsOfItems,
  rowsOfProjects,
  rowsOfSteps,
  stepsReached,
} from '../data/landing.queries'
import {
  type ComposedRow,
  type Composing,
  composeFinding,
  composeProject,
  composeStep,
  type RowsByTable,
} from '../domain/spgl/compose'
import type { SpglRow } from '../domain/spgl/tables'

const distinct = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.filter(each => each !== null && each !== undefined)),
]

function grouped(rows: readonly LandedRow[], keyOf: (row: LandedRow) => string | null): Map<string, LandedRow[]> {
  const groups = new Map<string, LandedRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

function byTable(rows: readonly LandedRow[]): RowsByTable {
  const tables = new Map<string, SpglRow[]>()
  for (const { table, content } of rows) tables.set(table, [...(tables.get(table) ?? []), content])
  return tables
}

/** Projects by every code that their rows go under. */
async function projectsUnder(tx: Tx, system: string, codes: readonly string[]): Promise<Map<string, ComposedRow>> {
  const projects = new Map<string, ComposedRow>()
  if (codes.length === 0) return projects
  const rows = await rowsOfProjects(tx, system, codes)
  const codeOf = new Map(
    rows.filter(each => each.content.xmdm).map(each => [each.worksCode, each.content.xmdm ?? null]),
  )
  for (const [code, own] of grouped(rows, each => codeOf.get(each.worksCode) ?? null)) {
    const project = composeProject(byTable(own))
    if (!project) continue
    projects.set(code, project)
    for (const each of own) if (each.worksCode !== null) projects.set(each.worksCode, project)
  }
  return projects
}

const ofProject = new Set(['SPGL_XMJBXXB', 'SPGL_XMDWXXB', 'SPGL_JZGCSGXKXXB'])

/** Joins anew what changed rows reach: their projects, steps and findings, projects first. */
export async function recompose(
  tx: Tx,
  { system, table }: { readonly system: string; readonly table: string },
  changed: readonly ChangedRow[],
  composing: Composing,
): Promise<readonly ComposedRow[]> {
  if (changed.length === 0) return []
  const reachesProject = ofProject.has(table)
  const works = reachesProject ? distinct(changed.map(each => each.worksCode)) : []
  const items = table === 'SPGL_DFXMSPLCJDSXXXB' ? distinct(changed.map(each => each.itemCode)) : []
  const own = distinct(changed.map(each => each.stepCode))
  const steps = distinct([
    ...own,
    ...(await stepsReached(tx, system, { works: table === 'SPGL_XMJBXXB' ? works : [], items })),
  ])
  const stepRows = steps.length > 0 ? await rowsOfSteps(tx, system, steps) : []
  const described = await rowsOfItems(tx, system, distinct(stepRows.map(each => each.itemCode)))
  const findings =
    table === 'SPGL_XMJGXXB'
      ? changed.map(each => ({ ...each, table }))
      : table === 'SPGL_XMJBXXB'
        ? await findingsOf(tx, system, works)
        : []
  const codes = distinct([...works, ...[...stepRows, ...findings].map(each => each.worksCode)])
  const projects = await projectsUnder(tx, system, codes)
  const projectOf = (code: string | null) => (code === null ? null : (projects.get(code) ?? null))
  const composed: (ComposedRow | null)[] = reachesProject
    ? [...new Set(works.map(each => projects.get(each) ?? null))]
    : []
  const descriptions = grouped(described, each => each.itemCode)
  for (const rows of grouped(stepRows, each => each.stepCode).values()) {
    const worksCode = rows.find(each => each.worksCode !== null)?.worksCode ?? null
    const itemCode = rows.find(each => each.itemCode !== null)?.itemCode ?? null
    const whole = [...rows, ...(itemCode === null ? [] : (descriptions.get(itemCode) ?? []))]
    composed.push(composeStep(byTable(whole), projectOf(worksCode), composing))
  }
  for (const each of findings) composed.push(composeFinding(each.content, projectOf(each.worksCode), composing))
  return composed.filter(each => each !== null)
}
