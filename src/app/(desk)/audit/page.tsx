import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { readingAudit } from '@/features/audit'
import { auditQuery, readableAuditPage } from '@/features/audit/server'
import { AuditView } from '@/features/audit/ui/audit-view'
import { database } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { zone } from '@/shared/time'
import { DeskPage } from '@/ui/shell/desk-page'

export const dynamic = 'force-dynamic'

interface AuditProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('audit.title')} · ${t('common.product')}` }
}

/** Who did what: for auditors and administrators. */
export default async function AuditPage({ searchParams }: AuditProps) {
  await pageActor(readingAudit)
  const search: Record<string, string> = {}
  for (const [name, value] of Object.entries(await searchParams)) {
    const one = Array.isArray(value) ? value[0] : value
    if (one) search[name] = one
  }
  const [t, { audit: messages }] = await Promise.all([getTranslations('audit'), getMessages()])
  const { cursor: _, ...filters } = search
  const { page, names } = await readableAuditPage(database(), queryOf(search))
  return (
    <DeskPage
      title={t('title')}
      lead={t('lead')}
      actions={
        <a className="dk-button" href={`/api/v1/audit/export.csv?${new URLSearchParams(filters)}`} download>
          {t('export')}
        </a>
      }
    >
      <NextIntlClientProvider messages={{ audit: messages }}>
        <AuditView page={page} names={names} search={search} timeZone={currentCity().timezone} />
      </NextIntlClientProvider>
    </DeskPage>
  )
}

/** A question that makes no sense has no page. */
function queryOf(search: Readonly<Record<string, string>>) {
  try {
    return auditQuery(new URLSearchParams(search), zone(currentCity().timezone))
  } catch (error) {
    if (error instanceof Problem) notFound()
    throw error
  }
}
