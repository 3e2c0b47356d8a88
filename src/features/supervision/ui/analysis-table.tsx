import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Listing, ListingHead } from '@/ui/desk/listing'
import type { Measured, Outcome } from '../domain/analysis'
import { type AnalysisSearch, type Counted, countedAddress } from './analysis-address'

export interface AnalysisRow {
  readonly key: string
  readonly name: string
  /** It is a part of the row above. */
  readonly isPart?: boolean
  readonly group: Counted
  readonly now: Measured
  /** Its own past; a month has the months above it. */
  readonly before?: Measured
}

interface AnalysisTableProps {
  readonly title: string
  readonly rows: readonly AnalysisRow[]
  readonly search: AnalysisSearch
  readonly span: number
}

/** Columns that count, with the list behind each. */
const counting: readonly (readonly ['found' | 'settled' | 'open' | 'onTime' | 'late', Outcome | null])[] = [
  ['found', null],
  ['settled', 'settled'],
  ['open', 'open'],
  ['onTime', 'on-time'],
  ['late', 'late'],
]

/** Groups with their counts, each number a link to the list it counts, each beside its own past. */
export async function AnalysisTable({ title, rows, search, span }: AnalysisTableProps) {
  const [t, format] = await Promise.all([getTranslations('analysis'), getFormatter()])
  const decimal = (value: number | null, unit = '') =>
    value === null ? '–' : `${format.number(value, { maximumFractionDigits: 1 })}${unit}`
  /** A number opens what it counts; nothing needs no list. */
  const number = (value: number, counted: Counted) =>
    value === 0 ? (
      '0'
    ) : (
      <Link href={countedAddress(search, counted)} prefetch={false}>
        {format.number(value)}
      </Link>
    )
  const past = (value: React.ReactNode) => <small>{t.rich('before', { span, value: () => value })}</small>
  return (
    <Listing label={title} width={58}>
      <ListingHead
        columns={[
          { title },
          ...(['found', 'settled', 'open', 'onTime', 'late', 'onTimeShare', 'days'] as const).map(each => ({
            title: t(`measure.${each}`),
            isEnd: true,
          })),
        ]}
      />
      <tbody>
        {rows.map(({ key, name, isPart, group, now, before }) => (
          <tr key={key} data-row={key} data-part={isPart || undefined}>
            <th scope="row">
              {name} {now.isFew ? <i className="an-few">{t('few')}</i> : null}
            </th>
            {counting.map(([column, only]) => {
              const counted = { ...group, ...(only ? { only } : {}) }
              return (
                <td key={column} data-end data-name={t(`measure.${column}`)} data-cell={column}>
                  {number(now[column], counted)}
                  {before ? past(number(before[column], { ...counted, before: true })) : null}
                </td>
              )
            })}
            <td data-end data-name={t('measure.onTimeShare')} data-few={now.isFew || undefined}>
              {decimal(now.onTimeShare, '%')}
              {before ? past(decimal(before.onTimeShare, '%')) : null}
            </td>
            <td data-end data-name={t('measure.days')} data-few={now.isFew || undefined}>
              {decimal(now.days)}
              {before ? past(decimal(before.days)) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Listing>
  )
}
