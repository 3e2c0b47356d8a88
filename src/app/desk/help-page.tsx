import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { requestHeader } from '@/ui/i18n/locale'
import { BackButton } from '@/ui/shell/back-button'

interface HelpPageProps {
  readonly title: string
  /** What happened, then what can be done. */
  readonly lines: readonly string[]
  /** One more way on. */
  readonly other?: { readonly href: string; readonly label: string }
}

/** A page instead of the one asked for: what happened, what can be done, and the number to quote. */
export async function HelpPage({ title, lines, other }: HelpPageProps) {
  const [t, asked] = await Promise.all([getTranslations('error'), headers()])
  const id = asked.get(requestHeader)
  return (
    <main className="plain dk-help">
      <h1>{title}</h1>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
      <p className="dk-actions">
        <BackButton>{t('back')}</BackButton>
        <a className="dk-button" href="/">
          {t('home')}
        </a>
        <a className="dk-button" href="/screen">
          {t('wall')}
        </a>
        {other ? (
          <a className="dk-button" href={other.href}>
            {other.label}
          </a>
        ) : null}
      </p>
      {id ? <p className="dk-reference">{t('request', { id })}</p> : null}
    </main>
  )
}
