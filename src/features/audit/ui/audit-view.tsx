import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMoments } from '@/ui/desk/moments'
import { EmptyNote } from '@/ui/desk/notes'
import type { AuditPage } from '../queries/audit-page'
import { AuditFilters } from './audit-filters'
import { EntryDetail } from './entry-detail'
import './audit.css'

interface AuditViewProps {
  readonly page: AuditPage
  /** Of those who acted, by `person:<id>` and `client:<id>`. */
  readonly names: ReadonlyMap<string, string>
  /** The parameters of the page's address. */
  readonly search: Readonly<Record<string, string>>
  readonly timeZone: string
}

const hrefOf = (path: string, search: Readonly<Record<string, string>>) => {
  const text = new URLSearchParams(search).toString()
  return text ? `${path}?${text}` : path
}

/** Who did what, newest first. Plain links and one form: it works by keyboard and without a script. */
export function AuditView({ page, names, search, timeZone }: AuditViewProps) {
  const t = useTranslations('audit')
  const { second: stamp } = useMoments(timeZone)
  const { cursor, ...filters } = search
  return (
    <>
      <AuditFilters search={filters} />
      {page.items.length === 0 ? (
        <EmptyNote>{t(Object.keys(filters).length > 0 ? 'noneFound' : 'none')}</EmptyNote>
      ) : (
        <>
          <div className="au-head" aria-hidden="true">
            {(['seq', 'at', 'actor', 'action', 'subject', 'outcome'] as const).map(name => (
              <span key={name}>{t(`column.${name}`)}</span>
            ))}
          </div>
          <ol className="au-list" aria-label={t('title')}>
            {page.items.map(entry => (
              <li key={entry.seq}>
                <details>
                  <summary>
                    <span className="au-seq">{entry.seq}</span>
                    <time dateTime={entry.at.toISOString()}>{stamp(entry.at)}</time>
                    <span title={entry.actor}>{names.get(entry.actor) ?? entry.actor}</span>
                    <span>
                      {t.has(`action.${entry.action.replaceAll('.', '_')}`)
                        ? t(`action.${entry.action.replaceAll('.', '_')}`)
                        : entry.action}
                    </span>
                    <span className="au-cut" title={entry.subject}>
                      {names.get(entry.subject) ?? entry.subject}
                    </span>
                    <span className="au-outcome" data-outcome={entry.outcome}>
                      {t(`outcome.${entry.outcome}`)}
                    </span>
                  </summary>
                  <EntryDetail entry={entry} />
                </details>
              </li>
            ))}
          </ol>
        </>
      )}
      <nav className="au-pages" aria-label={t('pages')}>
        {cursor ? <Link href={hrefOf('/audit', filters)}>{t('newest')}</Link> : null}
        {page.next ? <Link href={hrefOf('/audit', { ...filters, cursor: page.next })}>{t('older')}</Link> : null}
      </nav>
    </>
  )
}
