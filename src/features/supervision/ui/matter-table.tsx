import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { momentsIn } from '@/shared/time/moments'
import { FlagBadge, LampBadge, StateBadge } from '@/ui/desk/badges'
import { Listing, ListingHead } from '@/ui/desk/listing'
import { NONE } from '../domain/analysis'
import type { ListedMatter, MatterList } from '../queries/matter-list'

interface MatterTableProps {
  readonly list: MatterList
  readonly timeZone: string
}

const columns = ['number', 'what', 'project', 'units', 'since', 'limit', 'state', 'signs'] as const

/** The numbered list of a month: what is wrong, with whom, since when, until when, how it stands. */
export async function MatterTable({ list, timeZone }: MatterTableProps) {
  const [t, words, locale] = await Promise.all([
    getTranslations('analysis'),
    getTranslations('supervision'),
    getLocale(),
  ])
  const lang = locale === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  if (list.items.length === 0) return <p className="an-empty">{t('list.empty')}</p>
  const titleOf = (column: (typeof columns)[number]) =>
    t(column === 'since' ? `column.since.${list.of}` : `column.${column}`)
  const href = ({ id }: ListedMatter) => (list.of === 'orders' ? `/orders?order=${id}` : `/problems?open=${id}`)
  const causeOf = ({ cause }: ListedMatter) =>
    words.has(`cause.${cause}` as 'cause.other') ? words(`cause.${cause}` as 'cause.other') : null
  const kindOf = ({ kind }: ListedMatter) =>
    words.has(`kind.${kind}` as 'kind.slow') ? words(`kind.${kind}` as 'kind.slow') : t(`none.${NONE}` as 'none.kind')
  const textOf = (each: ListedMatter) =>
    (each.kind === 'rule' ? [causeOf(each), each.item].filter(Boolean).join(' · ') : null) || each.text
  const tone = (each: ListedMatter) => (each.isLate ? 'over' : each.state === 'open' ? 'on-time' : 'rest')
  return (
    <Listing label={t(`list.title.${list.of}`)} width={70}>
      <ListingHead columns={columns.map(each => ({ title: titleOf(each), isEnd: each === 'number' }))} />
      <tbody>
        {list.items.map(each => (
          <tr key={each.id} data-row={each.no}>
            <td data-end data-name={t('column.number')}>
              {each.number}
            </td>
            <th scope="row">
              <Link href={href(each)} prefetch={false}>
                {textOf(each) ?? each.no}
              </Link>
              <small>
                {[kindOf(each), each.kind === 'rule' ? null : causeOf(each), each.no].filter(Boolean).join(' · ')}
              </small>
            </th>
            <td data-name={t('column.project')}>
              {each.projectId ? (
                <Link href={`/projects/${each.projectId}`} prefetch={false}>
                  {each.projectName}
                </Link>
              ) : each.isOwnMatter ? (
                words('ownMatter')
              ) : (
                each.projectCode
              )}
            </td>
            <td data-name={t('column.units')}>
              {each.units.map(unit => unit[lang]).join(lang === 'zh' ? '、' : ', ')}
            </td>
            <td data-name={titleOf('since')} data-day>
              {moments.day(each.since)}
            </td>
            <td data-name={t('column.limit')} data-day>
              {moments.due(each.dueAt)}
            </td>
            <td data-name={t('column.state')}>
              <StateBadge tone={tone(each)}>
                {words(`problemState.${each.state}`)}
                {each.isLate ? ` · ${each.state === 'open' ? t('outcome.late') : words('clock.wasLate')}` : ''}
              </StateBadge>
            </td>
            <td data-name={t('column.signs')}>
              {each.lamp ? <LampBadge colour={each.lamp} /> : null}
              {each.flagDays === null ? null : (
                <span className="sv-flagged">
                  <FlagBadge /> {t('flagDays', { days: each.flagDays })}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Listing>
  )
}
