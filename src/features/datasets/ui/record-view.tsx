'use client'

import { useTranslations } from 'next-intl'
import { useMoments } from '@/ui/desk/moments'
import { Masked } from '@/ui/masked'
import type { Field } from '../domain/field'
import type { OneRecord } from '../queries/one-record'
import './record.css'

interface RecordViewProps {
  readonly dataset: string
  readonly record: OneRecord
  readonly fields: readonly Pick<Field, 'name' | 'type' | 'titleZh' | 'titleEn'>[]
  readonly lang: 'zh' | 'en'
  readonly timeZone: string
}

/** Every field of a record that has a value, under its title. */
export function RecordView({ dataset, record, fields, lang, timeZone }: RecordViewProps) {
  const t = useTranslations('record')
  const { moment } = useMoments(timeZone)
  const address = `/api/v1/datasets/${dataset}/records/${record.id}/unmask`
  const unmaskable = new Set(record.unmaskable)
  const text = (type: Field['type'], value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (type === 'timestamp') return moment(String(value))
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return (
    <dl className="rc-fields">
      {fields.map(({ name, type, titleZh, titleEn }) => {
        const value = record.fields[name]
        if (value === undefined || value === null) return null
        return (
          <div key={name}>
            <dt>{lang === 'zh' ? titleZh : titleEn}</dt>
            <dd>
              {unmaskable.has(name) ? (
                <Masked value={text(type, value)} address={address} field={name} />
              ) : (
                text(type, value)
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
