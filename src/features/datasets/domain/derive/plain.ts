import { dayNumber } from '@/shared/time'
import { isCreditCode, isProjectCode } from './codes'
import type { DeriveContext } from './context'
import { derive, numberOf, rounded, textOf, type Values } from './values'
import { workOrderDeriver } from './work-order'

type RowDeriver = (values: Values) => void

/** A done quantity, counted up to the planned one; empty where either is. */
const upToPlan =
  (field: string, done: string, plan: string): RowDeriver =>
  values => {
    const doneQty = numberOf(values[done])
    const planQty = numberOf(values[plan])
    if (doneQty !== null && planQty !== null) derive(values, field, Math.min(doneQty, planQty))
  }

/** `from` + so many working days. */
const workingDaysAfter =
  (context: DeriveContext, field: string, from: string, days: (values: Values) => number | null): RowDeriver =>
  values => {
    const start = numberOf(values[from])
    const limit = days(values)
    if (start !== null && limit !== null) derive(values, field, context.calendar.addWorkingDays(start, limit))
  }

/**
 * The longest run of dark lamps on a circuit, from the numbers of lit and all lamps: known only where every way to
 * spread the dark ones gives the same run (none dark, one dark, all dark, …).
 */
export function darkRun(total: number, lit: number): number | null {
  const dark = total - lit
  if (dark < 0) return null
  return Math.ceil(dark / (lit + 1)) === dark ? dark : null
}

function deriveProject(context: DeriveContext): RowDeriver {
  return values => {
    const land = dayNumber(textOf(values.landTransferAt) ?? '')
    const start = dayNumber(textOf(values.actualStart) ?? '')
    if (land !== null && start !== null) derive(values, 'landToStartDays', start - land)
    derive(values, 'codeValid', isProjectCode(textOf(values.projectCode) ?? ''))
    const credit = textOf(values.ownerCredit)
    if (credit !== null) derive(values, 'ownerCreditValid', isCreditCode(credit))
    derive(values, 'lifeStage', stageByDates(values, context))
  }
}

/** The stage of life that a project's own dates prove; its finished steps may prove a later one. */
export function stageByDates(values: Values, context: Pick<DeriveContext, 'calendar' | 'now'>): string {
  const today = context.calendar.dayOf(context.now)
  const hasCome = (field: string) => (textOf(values[field]) ?? '9999') <= today
  const isPast = (field: string) => (numberOf(values[field]) ?? Number.POSITIVE_INFINITY) <= context.now
  if (hasCome('actualFinish')) return isPast('closedAt') ? 'operating' : 'accepted'
  if (hasCome('actualStart')) return 'started'
  if (isPast('permitIssuedAt')) return 'construction-permit'
  if (hasCome('landTransferAt')) return 'land'
  return isPast('signedAt') ? 'signed' : 'planned'
}

/** Derived fields of every dataset that needs only a line or two. */
export function plainDeriver(dataset: string, context: DeriveContext): RowDeriver | null {
  switch (dataset) {
    case 'maint':
      return upToPlan('doneOfPlan', 'doneQty', 'planQty')
    case 'facility_day':
      return upToPlan('openOfPlan', 'openHours', 'planHours')
    case 'progress':
      return upToPlan('investOfPlan', 'actualInvest', 'planInvest')
    case 'illegal_build':
      return upToPlan('demolishedOfPlan_m2', 'demolished_m2', 'plan_m2')
    case 'survey':
      return values => {
        const score = numberOf(values.score)
        const answers = numberOf(values.answers)
        if (score !== null && answers !== null) derive(values, 'scoreSum', rounded(score * answers))
      }
    case 'lamp':
      return values => {
        const total = numberOf(values.lampsTotal)
        const lit = numberOf(values.lampsLit)
        if (total !== null && lit !== null) derive(values, 'darkRun', darkRun(total, lit))
      }
    case 'road_permit':
      return workingDaysAfter(context, 'decisionDueAt', 'acceptedAt', values => numberOf(values.limitDays))
    case 'service_txn':
      return workingDaysAfter(
        context,
        'dueAt',
        'acceptedAt',
        values => numberOf(values.promisedDays) ?? numberOf(values.statutoryDays),
      )
    case 'work_order':
      return workOrderDeriver(context)
    case 'parking':
      // Which row is the first of its day is known only beside the others; until then none is.
      return values => derive(values, 'daily', false)
    case 'project':
      return deriveProject(context)
    default:
      return null
  }
}
