import { useTranslations } from 'next-intl'
import type { StoredEntry } from '@/platform/audit'
import { changesOf } from '../domain/changes'

/** One entry: why, from where, and each field before and after. */
export function EntryDetail({ entry }: { readonly entry: StoredEntry }) {
  const t = useTranslations('audit')
  const changes = changesOf(entry.before, entry.after)
  const facts = [
    ['reason', entry.reason],
    ['from', entry.from],
    ['request', entry.requestId],
    ['hash', entry.hash],
  ] as const
  return (
    <div className="au-detail">
      <dl>
        <div>
          <dt>{t('column.actor')}</dt>
          <dd>
            <code>{entry.actor}</code>
          </dd>
        </div>
        <div>
          <dt>{t('column.action')}</dt>
          <dd>
            <code>{entry.action}</code>
          </dd>
        </div>
        <div>
          <dt>{t('column.subject')}</dt>
          <dd>
            <code>{entry.subject}</code>
          </dd>
        </div>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{t(`detail.${name}`)}</dt>
              <dd>{name === 'reason' ? value : <code>{value}</code>}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {changes.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('detail.field')}</th>
              <th scope="col">{t('detail.before')}</th>
              <th scope="col">{t('detail.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ path, before, after }) => (
              <tr key={path}>
                <th scope="row">{path || '–'}</th>
                <td>{before ?? '–'}</td>
                <td>{after ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  )
}
