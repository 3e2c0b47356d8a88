import { randomUUID } from 'node:crypto'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { system } from '@/shared/auth'
import { type City, cellsBelow } from '../../areas'
import { dayOf } from '../../areas/server'
import { planRound } from '../commands/plan-round'
import { recordFinding } from '../commands/record-finding'
import { runRound } from '../commands/run-round'
import { cellChoices, rounds } from '../data/round.queries'
import { type Thing, thingsOf } from '../data/thing.queries'
import { nextDue, type RoundState } from '../domain/round'

interface Demo {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
}

/** How far each of the demo's rounds is; the first is left to whoever tries the collector's page. */
const wanted: readonly RoundState[] = ['planned', 'running', 'submitted', 'signed']
const CELLS = 3
const surveyor = { zh: '示范测绘院', en: 'Model Survey Institute' }
const title = { zh: '部件普查', en: 'component census' }

/** A handful of rounds in the demo city, each in a district of its own; done by the commands, once. */
export async function makeDemoRounds(demo: Demo): Promise<void> {
  const { sql, city, clock } = demo
  const unit = [...city.units.values()].find(each => each.kind === 'crew')?.code
  if (!unit || (await rounds(sql, 1)).length > 0) return
  const language = city.languages[0] === 'zh' ? 'zh' : 'en'
  const today = dayOf(clock.now(), city.timezone)
  for (const [at, state] of wanted.entries()) {
    const district = city.districts[at]
    const cells = district ? await cellsWithThings(demo, district.code) : []
    if (!district || cells.length === 0) continue
    const { id } = await planRound(demo, as(demo, 'demo-planner'), {
      title: `${district.name[language]} ${title[language]}`,
      cells,
      unit,
      surveyor: surveyor[language],
      grade: at % 2 === 0 ? 'A' : 'B',
      certificate: `DEMO-${String(at + 1).padStart(4, '0')}`,
      certifiedTo: nextDue(today, 18),
      dueOn: nextDue(today, 1),
    })
    if (state !== 'planned') await walk(demo, id, state)
  }
}

const as = ({ clock }: Demo, name: string) => ({ actor: system(name), clock, requestId: 'demo', from: null })

/** Cells of a district's first streets in which the ledger has something, the fullest first. */
async function cellsWithThings({ sql, city }: Demo, district: string): Promise<string[]> {
  for (const street of city.children(district)) {
    const cells = cellsBelow(city, street.code).map(each => each.code)
    const full = (await cellChoices(sql, cells, city.timezone)).filter(each => each.things > 0)
    const found = full.toSorted((a, b) => b.things - a.things).slice(0, CELLS)
    if (found.length === CELLS) return found.map(each => each.cell)
  }
  return []
}

async function walk(demo: Demo, id: string, state: RoundState): Promise<void> {
  const collector = as(demo, 'demo-collector')
  const run = (command: 'begin' | 'submit' | 'sign', by = collector) => runRound(demo, by, { id, command, body: {} })
  await run('begin')
  const things = await thingsOf(demo.sql, [id])
  const walked = state === 'running' ? things.slice(0, Math.floor(things.length / 2)) : things
  for (const [at, thing] of walked.entries())
    await recordFinding(demo, collector, id, {
      commandId: randomUUID(),
      at: demo.clock.now().toISOString(),
      thing: thing.id,
      ...findingOf(thing, at),
    })
  if (state === 'running') return
  await run('submit')
  if (state === 'signed') await run('sign', as(demo, 'demo-chief'))
}

/** Most things stand where they should; here and there one is gone, has been moved, or is broken. */
function findingOf({ lng, lat }: Thing, at: number) {
  if (at % 11 === 7) return { kind: 'missing' }
  if (at % 13 === 5 && lng !== null && lat !== null) return { kind: 'moved', lng: lng + 0.0002, lat }
  return { kind: 'found', state: at % 6 === 4 ? 'damaged' : 'intact' }
}
