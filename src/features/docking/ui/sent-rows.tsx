'use client'

import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { StateBadge } from '@/ui/desk/badges'
import { FilterRow } from '@/ui/desk/filter-row'
import { Listing, ListingHead } from '@/ui/desk/listing'
import { EmptyNote } from '@/ui/desk/notes'
import { type SentState, sentStates } from '../domain/sent-states'
import { spglTable } from '../domain/spgl/tables'
import { type Trouble, troubles } from '../domain/trouble'
import type { OneSource } from '../queries/one-source'
import { Act } from './act'
import { Comparison } from './comparison'
import { Moment } from './moment'

type Outward = NonNullable<OneSource['outward']>
type Sent = Outward['items'][number]

interface SentRowsProps {
  readonly system: string
  readonly outward: Outward
  readonly state: SentState | null
  readonly timeZone: string
  readonly mayManage: boolean
}

const tones = { waiting: 'near', sent: 'near', acknowledged: 'on-time', refused: 'over' } as const

/** Rows told to a system: their numbers, receipts and refusals, and what comparing both sides found. */
export function SentRows({ system, outward, state, timeZone, mayManage }: SentRowsProps) {
  const t = useTranslations('docking')
  const count = (wanted: SentState) => outward.counts.find(each => each.state === wanted)?.count ?? 0
  const path = `/sources/${encodeURIComponent(system)}`
  return (
    <>
      <Comparison system={system} outward={outward} timeZone={timeZone} mayManage={mayManage} />
      <section className="dc-part" aria-labelledby="sent">
        <h2 id="sent">{t('sent.title')}</h2>
        <FilterRow
          label={t('column.state')}
          path={path}
          search={state === null ? {} : { state }}
          name="state"
          choices={[
            { value: null, label: t('sent.all'), count: sentStates.reduce((sum, each) => sum + count(each), 0) },
            ...sentStates.map(each => ({ value: each, label: t(`sent.state.${each}`), count: count(each) })),
          ]}
        />
        {outward.items.length === 0 ? (
          <EmptyNote>{t('sent.none')}</EmptyNote>
        ) : (
          <Listing label={t('sent.title')} width={56}>
            <ListingHead
              columns={[
                ...(['number', 'table', 'about', 'when'] as const).map(each => ({ title: t(`sent.${each}`) })),
                { title: t('column.state') },
              ]}
            />
            <tbody>
              {outward.items.map(each => (
                <SentRow key={each.number} row={each} system={system} timeZone={timeZone} mayManage={mayManage} />
              ))}
            </tbody>
          </Listing>
        )}
      </section>
    </>
  )
}

interface SentRowProps {
  readonly row: Sent
  readonly system: string
  readonly timeZone: string
  readonly mayManage: boolean
}

function SentRow({ row, system, timeZone, mayManage }: SentRowProps) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const { content } = row
  const table = spglTable(row.table)
  const trouble = troubles.find(each => each === row.reason)
  const reason = trouble ? t(`trouble.${trouble as Trouble}`, { variable: '' }) : row.reason
  const isWaitingAgain = row.state === 'waiting' && row.attempts > 0
  return (
    <tr>
      <th scope="row">{row.number}</th>
      <td data-name={t('sent.table')}>
        {table ? (lang === 'zh' ? table.titleZh : table.titleEn) : row.table}
        <small>{row.table}</small>
      </td>
      <td data-name={t('sent.about')}>
        {content.xmmc ?? content.ycxwnr ?? content.spsxmc ?? content.spsxslbm}
        <small>{content.xmdm ?? content.gcdm}</small>
      </td>
      <td data-name={t('sent.when')}>
        <Moment at={row.receiptAt ?? row.sentAt ?? row.madeAt} timeZone={timeZone} />
      </td>
      <td data-name={t('column.state')}>
        <StateBadge tone={row.replacedBy ? 'rest' : tones[row.state]}>{t(`sent.state.${row.state}`)}</StateBadge>
        {reason ? <small>{reason}</small> : null}
        {isWaitingAgain ? (
          <small>{t('sent.attempts', { count: row.attempts, at: momentsIn(lang, timeZone).time(row.nextAt) })}</small>
        ) : null}
        {row.replacedBy ? <small>{t('sent.replaced', { number: row.replacedBy })}</small> : null}
        {mayManage && row.state === 'refused' && !row.replacedBy ? (
          <Act path={`/docking/${encodeURIComponent(system)}/sent/${row.number}/again`} word={t('sent.again')} />
        ) : null}
      </td>
    </tr>
  )
}
