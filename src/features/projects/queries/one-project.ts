import { config } from '@/platform/config'
import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import { capPauses, readNamedPauses } from '@/shared/time'
import type { City, Text } from '../../areas'
import { cityCalendar } from '../../datasets/server'
import { stateOf } from '../../docking'
import { silentSources, type Verified, verifiedSteps } from '../../docking/server'
import { flagTrace, openFlags, rulesAt } from '../../flags/server'
import { sourceTitles } from '../../sources/server'
import { problemsOfProject } from '../../supervision/server'
import { unitResolver } from '../../units'
import {
  linkedOf,
  monthsOf,
  type ProjectFacts,
  projectFacts,
  type StepFacts,
  stepsOf,
  typicalStages,
} from '../data/one-project.queries'
import type { When } from '../data/when'
import { criticalPath } from '../domain/critical-path'
import { coveringZone } from '../domain/zone-assessments'
import { type ProjectZone, zonesOfProject } from './zones-of-project'

const ms = (moment: Date | null): number | null => moment?.getTime() ?? null
/** 带方案出让用地社会投资: the land comes with its design. */
const FLOW_WITH_DESIGN = 5

/** One project with everything that is known of it at a moment; null where there is none. */
export async function oneProject(sql: Connection, city: City, id: string, when: When) {
  const project = await projectFacts(sql, id, when)
  if (!project) return null
  const asOf = { ...(when.isPast ? { at: when.at } : {}), ...(when.known ? { known: when.known } : {}) }
  const linked = await linkedOf(sql, id)
  const codes = [...new Set([project.projectCode, ...linked.map(each => each.projectCode)])]
  const sources = [project.source, ...linked.map(each => each.source)]
  const steps = await stepsOf(sql, codes, when)
  const [zones, months, typical, problems, trace, flags, silent, { numbers }, titles] = await Promise.all([
    zonesOfProject(sql, project, when),
    monthsOf(sql, project.source, project.projectCode, when),
    typicalStages(sql, project.flowType, when.at),
    problemsOfProject(sql, city, project.projectCode, when),
    flagTrace(sql, { id, at: when.at, asOf, city }),
    openFlags(sql, {
      at: when.at,
      isPast: when.isPast,
      ...(when.known ? { known: when.known } : {}),
      subjects: ['step'],
      only: { step: steps.map(each => each.id) },
    }),
    silentSources(sql, config().dockingUrls, when.at),
    rulesAt(sql, when.at, when.known ?? undefined),
    sourceTitles(sql),
  ])
  const verified = new Map(
    (
      await verifiedSteps(
        sql,
        steps.map(each => each.instanceCode),
        sources,
      )
    ).map(each => [`${each.source} ${each.stepCode}`, each]),
  )
  const lamps = new Map(flags.map(each => [each.id, each]))
  const now = when.at.getTime()
  const covering = new Map(
    steps.flatMap(step => {
      const isDone = step.doneAt !== null && step.doneAt <= when.at
      const zone = isDone ? null : coveringZone(step.item, zones, now)
      return zone ? [[step.id, zone] as const] : []
    }),
  )
  // the source's word stands where no zone is drawn: it then says so of all its assessments
  const isByWord = zones.length === 0 && project.regionAssess === true
  const isCovered = ({ id, stage }: StepFacts) => covering.has(id) || (stage === 5 && isByWord)
  const path = pathOf(
    project,
    steps.map(each => ({ ...each, isCovered: isCovered(each) })),
    new Map(typical.map(each => [each.stage, each.workdays])),
    when.at,
    city,
  )
  const units = namesOf(city)
  const items = new Map(steps.map(each => [each.id, each.item]))
  const shown = steps.map(step => ({
    ...step,
    pauses: pausesOf(step, city),
    unitName: units(step.unit ?? step.dept),
    ...verification(verified.get(`${step.source} ${step.instanceCode}`), step),
    state: stateOf(step.status),
    lamp: lampOf(lamps.get(step.id)),
    coveredBy: coveredBy(covering.get(step.id)),
  }))
  return {
    at: when.at.toISOString(),
    ...project,
    address: project.address === null ? null : maskedText(project.address),
    districtName: project.district === null ? null : (city.areas.get(project.district)?.name ?? null),
    parties: {
      lead: units(project.leadUnit),
      assistant: units(project.assistantUnit),
      approving: units(project.approvingUnit),
    },
    steps: shown,
    zones: zones.map(({ validTo, ...zone }) => ({
      ...zone,
      sourceTitle: titles.get(zone.source) ?? null,
      validTo: iso(validTo),
    })),
    stepsChangedAt: newest(shown.map(each => each.changedAt)),
    stepsVerifiedAt: newest(shown.map(each => each.verifiedAt)),
    months: [...months],
    sourceTitle: titles.get(project.source) ?? null,
    linked: linked.map(each => ({ ...each, title: titles.get(each.source) ?? null })),
    silent: silent.filter(each => sources.includes(each.name)),
    problems,
    lamp: trace?.lit ? { ...trace.lit, since: new Date(trace.lit.since).toISOString() } : null,
    rules: (trace?.rules ?? []).map(rule => ({
      ...rule,
      lit: rule.lit && { ...rule.lit, since: new Date(rule.lit.since).toISOString() },
    })),
    path: {
      ...path,
      segments: path.segments.map(each => ({
        ...each,
        from: iso(each.from),
        to: iso(each.to),
        items: each.steps.map(step => items.get(step) ?? null),
      })),
      covered: steps.flatMap(({ id: step, item }) => {
        const zone = covering.get(step)
        return zone ? [{ step, item, zone: zone.id }] : []
      }),
      permitAt: iso(path.permitAt),
      openAt: iso(path.openAt),
      typical: typical.map(each => ({ ...each, isFew: each.projects < numbers.few })),
      facts: {
        startsWithLand: project.flowType === FLOW_WITH_DESIGN,
        usesZoneAssessment: project.regionAssess === true,
        commitments: steps.filter(each => each.commitment === true).length,
      },
    },
  }
}

/** A system that says again what it said before verifies a step without changing it. */
const verification = (seen: Verified | undefined, { verifiedAt, statusAt }: StepFacts) => ({
  verifiedAt: seen?.verifiedAt ?? verifiedAt,
  changedAt: seen?.changedAt ?? statusAt,
})

/** Stretches in which a step's clock stood still, as far as they count. */
const pausesOf = ({ acceptedAt, pauses }: StepFacts, city: City) =>
  capPauses(cityCalendar(city), ms(acceptedAt) ?? 0, readNamedPauses(pauses) ?? [], city.clocks.pauseWorkdays).map(
    ({ from, to, kind, reason, saidTo }) => ({
      from: new Date(from).toISOString(),
      to: Number.isFinite(to) ? new Date(to).toISOString() : null,
      kind,
      reason: reason === null ? null : maskedText(reason),
      isCapped: saidTo !== null,
    }),
  )

const newest = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce((last, each) => (last === null || (each !== null && each > last) ? each : last), null)

const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())
const lampOf = (flag: { colour: 'red' | 'yellow'; days: number; since: Date } | undefined) =>
  flag ? { colour: flag.colour, days: flag.days, since: flag.since.toISOString() } : null

const namesOf = (city: City) => {
  const { resolve } = unitResolver(city)
  return (word: string | null): { readonly code: string | null; readonly name: Text } | null => {
    if (word === null) return null
    const code = city.units.has(word) ? word : resolve(word)
    const unit = code === null ? undefined : city.units.get(code)
    return { code, name: unit?.name ?? { zh: word, en: word } }
  }
}

const coveredBy = (zone: ProjectZone | undefined) =>
  zone ? { zone: zone.id, title: zone.title, validTo: iso(zone.validTo) } : null

function pathOf(
  project: ProjectFacts,
  steps: readonly (StepFacts & { readonly isCovered: boolean })[],
  typical: ReadonlyMap<number, number>,
  at: Date,
  city: City,
) {
  const calendar = cityCalendar(city)
  const day = (text: string | null) => (text === null ? null : calendar.startOfDay(text))
  const planStart = day(project.planStart)
  const planFinish = day(project.planFinish)
  return criticalPath(
    steps.map(each => ({
      id: each.id,
      item: each.item,
      stage: each.stage,
      acceptedAt: ms(each.acceptedAt),
      dueAt: ms(each.dueAt),
      doneAt: ms(each.doneAt),
      status: each.status,
      limitDays: each.limitDays,
      commitment: each.commitment === true,
      isCovered: each.isCovered,
    })),
    {
      startsWithLand: project.flowType === FLOW_WITH_DESIGN,
      landTransferAt: day(project.landTransferAt),
      permitIssuedAt: ms(project.permitIssuedAt),
      actualStart: day(project.actualStart),
      actualFinish: day(project.actualFinish),
      worksMs: planStart !== null && planFinish !== null && planFinish > planStart ? planFinish - planStart : null,
    },
    typical,
    at.getTime(),
    calendar,
  )
}

export type OneProject = NonNullable<Awaited<ReturnType<typeof oneProject>>>
