import Link from 'next/link'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { momentsIn } from '@/shared/time/moments'
import { Listing, ListingHead } from '@/ui/desk/listing'
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
  const { day } = momentsIn((await getLocale()) === 'en' ? 'en' : 'zh', 'UTC')
  if (rounds.length === 0) return <p className="dk-card cn-empty">{t('none')}</p>
  return (
    <Listing label={t('rounds')} width={56}>
      <ListingHead
        columns={(['round', 'place', 'surveyor', 'state', 'progress', 'differences', 'due'] as const).map(name => ({
          title: t(`head.${name}`),
        }))}
      />
      <tbody>
        {rounds.map(({ sums, ...each }) => (
          <tr key={each.id} data-chosen={each.id === chosen || undefined}>
            <th scope="row">
              <Link href={`/census?round=${each.id}`} aria-current={each.id === chosen ? 'true' : undefined}>
                {each.title}
              </Link>
              <small>{each.no}</small>
            </th>
            <td data-name={t('head.place')}>
              {areaName(each.district)} <small>{t('cells', { count: each.cells.length })}</small>
            </td>
            <td data-name={t('head.surveyor')}>{each.surveyor}</td>
            <td data-name={t('head.state')}>
              <span className="cn-state" data-state={each.state}>
                {t(`state.${each.state}`)}
              </span>
            </td>
            <td data-name={t('head.progress')}>
              {each.state === 'planned' ? '–' : `${format.number(sums.seen)} / ${format.number(sums.expected)}`}
            </td>
            <td data-name={t('head.differences')}>
              {format.number(sums.missing + sums.moved + sums.added + sums.changed)}
            </td>
            <td data-name={t('head.due')} data-late={each.isLate || undefined}>
              {each.state === 'signed' ? t('nextDue', { day: day(each.nextDueOn) }) : day(each.dueOn)}
              {each.isLate ? <b> {t(each.state === 'signed' ? 'dueAgain' : 'late')}</b> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Listing>
  )
}
