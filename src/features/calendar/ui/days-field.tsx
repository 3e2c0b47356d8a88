'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { dayNumber, dayText } from '@/shared/time'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import type { ChangedDay } from '../domain/calendar-change'

interface DaysFieldProps {
  readonly days: readonly ChangedDay[]
  readonly today: string
  readonly onChange: (days: readonly ChangedDay[]) => void
}

const LONGEST = 31

/** Days as they would be: a holiday or make-up day, or a stretch of them, one after the other. */
export function DaysField({ days, today, onChange }: DaysFieldProps) {
  const t = useTranslations('calendar.changes')
  const tomorrow = dayText((dayNumber(today) ?? 0) + 1)
  const [entry, setEntry] = useState({ from: '', to: '', isWorkday: false, name: '' })
  const [wrong, setWrong] = useState<string | null>(null)
  const add = () => {
    const first = dayNumber(entry.from)
    const last = dayNumber(entry.to || entry.from)
    if (first === null || last === null || entry.from < tomorrow) return setWrong(t('dayWrong', { tomorrow }))
    if (last < first || last - first >= LONGEST) return setWrong(t('stretchWrong', { count: LONGEST }))
    setWrong(null)
    const { isWorkday, name } = entry
    const added = Array.from({ length: last - first + 1 }, (_, at) => ({
      day: dayText(first + at),
      isWorkday,
      name: name.trim(),
    }))
    const names = new Set(added.map(each => each.day))
    onChange([...days.filter(each => !names.has(each.day)), ...added].sort((a, b) => (a.day < b.day ? -1 : 1)))
    setEntry({ ...entry, from: '', to: '' })
  }
  const date = (name: 'from' | 'to', error: string | null) => (
    <Field label={t(name)} error={error} required={name === 'from'}>
      {control => (
        <input
          {...control}
          type="date"
          min={tomorrow}
          value={entry[name]}
          onChange={event => setEntry({ ...entry, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <fieldset className="cc-days">
      <legend>{t('days')}</legend>
      <div className="cc-entry">
        {date('from', wrong)}
        {date('to', null)}
        <Field label={t('kind')}>
          {control => (
            <select
              {...control}
              value={entry.isWorkday ? 'work' : 'off'}
              onChange={event => setEntry({ ...entry, isWorkday: event.target.value === 'work' })}
            >
              <option value="off">{t('off')}</option>
              <option value="work">{t('work')}</option>
            </select>
          )}
        </Field>
        <Field label={t('name')}>
          {control => (
            <input
              {...control}
              maxLength={40}
              value={entry.name}
              onChange={event => setEntry({ ...entry, name: event.target.value })}
            />
          )}
        </Field>
        <DeskButton onClick={add}>{t('addDays')}</DeskButton>
      </div>
      <ul>
        {days.map(({ day, isWorkday, name }) => (
          <li key={day}>
            {day} {t(isWorkday ? 'work' : 'off')} {name}
            <DeskButton kind="quiet" onClick={() => onChange(days.filter(each => each.day !== day))}>
              {t('drop', { day })}
            </DeskButton>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
