import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Listing, ListingHead } from '@/ui/desk/listing'
import { useMoments } from '@/ui/desk/moments'
import { inClock } from '../domain/drill'
import type { ListedDrill } from '../queries/drills-page'

interface DrillListProps {
  readonly items: readonly ListedDrill[]
  readonly chosen: string | null
  readonly timeZone: string
}

/** Former drills beside the one that runs: how many were called, how many answered in time, how long half of them took. */
export function DrillList({ items, chosen, timeZone }: DrillListProps) {
  const t = useTranslations('drills')
  const { time } = useMoments(timeZone)
  const numbers = ['called', 'inTime', 'late', 'missing'] as const
  return (
    <Listing label={t('all')} width={44}>
      <ListingHead
        columns={[
          { title: t('head.drill') },
          { title: t('head.begun') },
          ...numbers.map(each => ({ title: t(`count.${each}`), isEnd: true })),
          { title: t('head.median'), isEnd: true },
        ]}
      />
      <tbody>
        {items.map(({ tally, ...each }) => (
          <tr key={each.id} data-chosen={each.id === chosen || undefined}>
            <th scope="row">
              <Link href={`/duty/drills?drill=${each.id}`} aria-current={each.id === chosen ? 'true' : undefined}>
                {each.title}
              </Link>
              <small>{t(each.endedAt === null ? 'running' : 'ended')}</small>
            </th>
            <td data-name={t('head.begun')}>{time(each.begunAt)}</td>
            {numbers.map(name => (
              <td key={name} data-name={t(`count.${name}`)} data-end>
                {tally[name]}
              </td>
            ))}
            <td data-name={t('head.median')} data-end>
              {tally.medianMs === null ? '–' : inClock(tally.medianMs)}
            </td>
          </tr>
        ))}
      </tbody>
    </Listing>
  )
}
