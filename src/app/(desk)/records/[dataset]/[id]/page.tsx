import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { allFields, findDataset } from '@/features/datasets'
import { oneRecord } from '@/features/datasets/server'
import { RecordView } from '@/features/datasets/ui/record-view'
import { database } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { DeskPage } from '@/ui/shell/desk-page'

export const dynamic = 'force-dynamic'

interface RecordProps {
  readonly params: Promise<{ readonly dataset: string; readonly id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('record.title')} · ${t('common.product')}` }
}

/** The record that a number opens down to. */
export default async function RecordPage({ params }: RecordProps) {
  const actor = await pageActor()
  const { dataset: name, id } = await params
  const dataset = findDataset(name)
  if (!dataset) notFound()
  const city = currentCity()
  const record = await oneRecord(database(), city, actor, { dataset, id }).catch((error: unknown) => {
    if (error instanceof Problem) return error.status === 404 ? notFound() : forbidden()
    throw error
  })
  const [locale, { record: words, masked }] = await Promise.all([getLocale(), getMessages()])
  const lang = locale === 'en' ? 'en' : 'zh'
  const fields = allFields(dataset).map(({ name, type, titleZh, titleEn }) => ({ name, type, titleZh, titleEn }))
  const title = record.fields.title
  return (
    <DeskPage
      title={typeof title === 'string' ? title : record.id}
      lead={lang === 'zh' ? dataset.titleZh : dataset.titleEn}
      layout="narrow"
    >
      <NextIntlClientProvider messages={{ record: words, masked }}>
        <RecordView
          dataset={name}
          record={JSON.parse(JSON.stringify(record))}
          fields={fields}
          lang={lang}
          timeZone={city.timezone}
        />
      </NextIntlClientProvider>
    </DeskPage>
  )
}
