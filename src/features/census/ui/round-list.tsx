import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { RoundRow } from '../queries/census-rounds'
import './census.css'

interface RoundListProps {
  readonly rounds: readonly RoundRow[]
  readonly chosen: string | null
  /** A district's name in the reader's language. */
  readonly areaName: (code: string) => string
}

/** Rounds of the census: where each stands, how far it is, what differs, when it is due. */
export async function RoundList({ rounds, chosen, areaName }: RoundListProps) {
  const [t, format] = await Promise.all([getTranslations('census'), getFormatter()])
  if (rounds.length === 0) return <p className="dk-card cn-empty">{t('none')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="cn-scroll" aria-label={t('rounds')} tabIndex={0}>
      <table className="cn-table">
        <thead>
          <tr>
            {(['round', 'place', 'surveyor', 'state', 'progress', 'differences', 'due'] as const).map(name => (
              <th key={name} scope="col">
                {t(`head.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ sums, ...each }) => (
            <tr key={each.id} data-chosen={each.id === chosen || undefined}>
              <th scope="row">
                <Link href={`/census?round=${each.id}`} aria-current={each.id === chosen ? 'true' : undefined}>
                  {each.title}
                </Link>
                <small>{each.no}</small>
              </th>
              <td>
                {areaName(each.district)} <small>{t('cells', { count: each.cells.length })}</small>
              </td>
              <td>{each.surveyor}</td>
              <td>
                <span className="cn-state" data-state={each.state}>
                  {t(`state.${each.state}`)}
                </span>
              </td>
              <td>
                {each.state === 'planned' ? '–' : `${format.number(sums.seen)} / ${format.number(sums.expected)}`}
              </td>
              <td>{format.number(sums.missing + sums.moved + sums.added + sums.changed)}</td>
              <td data-late={each.isLate || undefined}>
                {each.state === 'signed' ? t('nextDue', { day: each.nextDueOn ?? '' }) : each.dueOn}
                {each.isLate ? <b> {t(each.state === 'signed' ? 'dueAgain' : 'late')}</b> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
