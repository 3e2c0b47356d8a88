'use client'

import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { LampBadge, StateBadge } from '@/ui/desk/badges'
import { DataTable } from '@/ui/desk/data-table'
import type { TableColumn } from '@/ui/desk/table-columns'
import { type Axis, placeOn } from './time-axis'
import type { ToldStep as Step, ToldFrame } from './told'

interface StepLanesProps {
  readonly project: ToldFrame
  /** Those of the page that is shown. */
  readonly steps: readonly Step[]
  /** Of all of them, so that every page has the same. */
  readonly axis: Axis
  readonly timeZone: string
}

const ms = (moment: string | null) => (moment === null ? null : Date.parse(moment))

/** Steps as lanes of one time axis: what ran beside what, where the clock stood still, which lamp is lit, what decides. */
export function StepLanes({ project, steps, axis, timeZone }: StepLanesProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const now = Date.parse(project.at)
  const deciding = new Set(project.path.segments.filter(each => each.basis === 'open').flatMap(each => each.steps))
  const owing = new Set(project.path.owing)
  const columns: readonly TableColumn<Step>[] = [
    {
      key: 'item',
      title: t('step.item'),
      width: 'minmax(12rem, 1.2fr)',
      cell: each => (
        <span className="pj-item" data-deciding={deciding.has(each.id) || undefined}>
          <i>{each.stage === 5 ? '∥' : each.stage}</i>
          {each.item}
          {each.commitment ? <small>{t('step.commitment')}</small> : null}
          {owing.has(each.id) ? <small>{t('step.owing')}</small> : null}
        </span>
      ),
    },
    {
      key: 'unit',
      title: t('step.unit'),
      width: 'minmax(8rem, 0.8fr)',
      isExtra: true,
      cell: each => each.unitName?.name[lang],
    },
    {
      key: 'lane',
      title: <AxisHead axis={axis} />,
      width: 'minmax(14rem, 3fr)',
      isExtra: true,
      cell: each => <Lane step={each} axis={axis} now={now} label={laneWords(each, moments, t)} />,
    },
    {
      key: 'clock',
      title: t('step.clock'),
      width: '11.5rem',
      cell: each => (
        <a className="pj-clock" href={`?why=${each.id}`} data-why={each.id} title={t('step.why')}>
          <StepClock step={each} now={now} covered={each.coveredBy && coveredWords(each.coveredBy, moments, t)} />
        </a>
      ),
    },
    ...(steps.some(each => each.foreignStatus !== null)
      ? [
          {
            key: 'foreign',
            title: t('step.foreign'),
            width: '13rem',
            isExtra: true,
            cell: (each: Step) => (
              <ForeignStatus step={each} told={moments.time} isShared={project.linked.length > 0} />
            ),
          },
        ]
      : []),
    {
      key: 'due',
      title: t('step.due'),
      width: '7rem',
      cell: each => (each.doneAt ? moments.time(each.doneAt) : moments.due(each.dueAt)),
    },
  ]
  return (
    <DataTable
      label={t('step.title')}
      columns={columns}
      rows={steps}
      rowKey={each => each.id}
      empty={t('step.none')}
      rowHeight={34}
    />
  )
}

interface ForeignStatusProps {
  readonly step: Step
  readonly told: (moment: string | null) => string
  /** Steps of several systems stand together: each says whose it is. */
  readonly isShared: boolean
}

/** A status as its system gave it, what it is to us, and when the system last said so. */
function ForeignStatus({ step, told, isShared }: ForeignStatusProps) {
  const t = useTranslations('projects')
  const verified = step.verifiedAt ? t('step.verified', { at: told(step.verifiedAt) }) : null
  const words = [isShared ? step.source : null, step.foreignStatus, step.state ? t(`step.state.${step.state}`) : null]
  return (
    <span title={[...words, verified].filter(Boolean).join(' · ')} className="pj-foreign">
      {words.filter(Boolean).join(' · ')}
      {verified ? <small>{verified}</small> : null}
    </span>
  )
}

function laneWords(
  step: Step,
  moments: ReturnType<typeof momentsIn>,
  t: ReturnType<typeof useTranslations<'projects'>>,
) {
  const parts = [
    step.acceptedAt ? t('step.accepted', { at: moments.time(step.acceptedAt) }) : t('step.waiting'),
    step.dueAt ? t('step.limit', { at: moments.due(step.dueAt) }) : null,
    step.doneAt ? t('step.decided', { at: moments.time(step.doneAt) }) : null,
    ...step.pauses.map(each => pauseWords(each, moments, t)),
    step.coveredBy ? coveredWords(step.coveredBy, moments, t) : null,
  ]
  return parts.filter(Boolean).join(' · ')
}

/** From when to when the clock stood still, why, and whether it had to go on before its record says so. */
function pauseWords(
  { from, to, kind, reason, isCapped }: Step['pauses'][number],
  moments: ReturnType<typeof momentsIn>,
  t: ReturnType<typeof useTranslations<'projects'>>,
) {
  const name = kind !== null && t.has(`step.pause.${kind}` as 'step.pause.special') ? kind : 'other'
  const span = `${moments.time(from)} – ${to === null ? '…' : moments.due(to)}`
  return [t(`step.pause.${name}` as 'step.pause.special'), span, reason, isCapped ? t('step.capped') : null]
    .filter(Boolean)
    .join(' ')
}

/** Covered by the regional assessment of a zone, until when. */
function coveredWords(
  { title, validTo }: NonNullable<Step['coveredBy']>,
  moments: ReturnType<typeof momentsIn>,
  t: ReturnType<typeof useTranslations<'projects'>>,
) {
  const until = validTo === null ? t('zone.noEnd') : t('zone.until', { day: moments.day(validTo) })
  return `${t('step.coveredBy', { zone: title })} · ${until}`
}

function AxisHead({ axis }: { readonly axis: Axis }) {
  return (
    <span className="pj-axis" aria-hidden="true">
      {ticksWithRoom(axis).map(each => (
        <i key={each.at} style={{ left: `${placeOn(axis, each.at)}%` }}>
          {each.label}
        </i>
      ))}
    </span>
  )
}

/** Per cent of the axis that the words of a tick take: one nearer to the end would be cut. */
const TICK_ROOM = 8
const ticksWithRoom = (axis: Axis) => axis.ticks.filter(each => placeOn(axis, each.at) <= 100 - TICK_ROOM)

interface LaneProps {
  readonly step: Step
  readonly axis: Axis
  readonly now: number
  readonly label: string
}

function Lane({ step, axis, now, label }: LaneProps) {
  const from = ms(step.acceptedAt)
  const to = Math.min(ms(step.doneAt) ?? now, now)
  const due = ms(step.dueAt)
  const span = (a: number, b: number) => ({
    left: `${placeOn(axis, a)}%`,
    width: `${Math.max(0.4, placeOn(axis, b) - placeOn(axis, a))}%`,
  })
  const state = step.doneAt ? 'done' : (step.lamp?.colour ?? 'open')
  return (
    <span className="pj-lane" role="img" aria-label={label} title={label}>
      <i className="pj-now" style={{ left: `${placeOn(axis, now)}%` }} />
      {from === null ? null : <i className="pj-span" data-state={state} style={span(from, to)} />}
      {step.pauses.map(each => (
        <i
          key={each.from}
          className="pj-pause"
          style={span(Date.parse(each.from), Math.min(ms(each.to) ?? now, now))}
        />
      ))}
      {due === null ? null : <i className="pj-due-mark" style={{ left: `${placeOn(axis, due)}%` }} />}
    </span>
  )
}

const DAY = 86_400_000
const NEAR_MS = 3 * DAY

interface StepClockProps {
  readonly step: Step
  readonly now: number
  /** The zone that spares it, in words. */
  readonly covered: string | null
}

function StepClock({ step, now, covered }: StepClockProps) {
  const t = useTranslations('projects')
  if (step.doneAt !== null) {
    const isLate = step.dueAt !== null && step.doneAt > step.dueAt
    return (
      <StateBadge tone={isLate ? 'over' : 'rest'}>
        {t(`status.${step.status}` as 'status.11')}
        {isLate ? ` · ${t('step.wasLate')}` : ''}
      </StateBadge>
    )
  }
  if (step.lamp)
    return (
      <span className="pj-lamp">
        <LampBadge colour={step.lamp.colour} />
        {step.lamp.colour === 'red' ? t('over.late-step', { days: step.lamp.days }) : t('step.near')}
      </span>
    )
  if (covered)
    return (
      <span title={covered}>
        <StateBadge tone="rest">{t('step.covered')}</StateBadge>
      </span>
    )
  const due = ms(step.dueAt)
  return (
    <StateBadge tone={due !== null && due - now < NEAR_MS ? 'near' : 'on-time'}>
      {t(`status.${step.status}` as 'status.11')}
    </StateBadge>
  )
}
