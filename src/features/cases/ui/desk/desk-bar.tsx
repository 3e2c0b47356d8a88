'use client'

import { Volume2, VolumeX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { noteFilters } from '../../domain/case-query'
import type { CaseCounter } from '../../domain/counters'
import type { Format } from '../format'
import type { Queue, QueueFilter } from './use-queue'

const shown: readonly CaseCounter[] = ['open', 'near', 'overdue', 'supervised', 'returned', 'rework', 'suspended']

interface DeskBarProps {
  readonly queue: Queue
  readonly filter: QueueFilter
  readonly format: Format
  readonly search: Ref<HTMLInputElement>
  readonly hasSound: boolean
  readonly onFilter: (filter: QueueFilter) => void
  readonly onSound: () => void
  readonly onNew: (() => void) | null
  readonly onHelp: () => void
}

/** Which cases are in the queue, with the number of each counter; search, order, sound, help. */
export function DeskBar({ queue, filter, format, search, hasSound, onFilter, onSound, onNew, onHelp }: DeskBarProps) {
  const t = useTranslations('duty')
  const counters = useTranslations('cases.counter')
  const notes = noteFilters.filter(note => queue.notes[note] > 0 || filter.note === note)
  const Sound = hasSound ? Volume2 : VolumeX
  return (
    <div className="dd-bar">
      <fieldset className="dd-counters">
        <legend className="dk-hidden">{t('counters')}</legend>
        {shown.map(counter => (
          <button
            key={counter}
            type="button"
            data-counter={counter}
            aria-pressed={filter.counter === counter}
            onClick={() => onFilter({ ...filter, counter, note: null })}
          >
            {counters(counter)} <b>{format.number(queue.numbers[counter])}</b>
          </button>
        ))}
      </fieldset>
      {notes.length > 0 ? (
        <fieldset className="dd-counters">
          <legend>{t('notes.title')}</legend>
          {notes.map(note => (
            <button
              key={note}
              type="button"
              data-note={note}
              aria-pressed={filter.note === note}
              onClick={() => onFilter({ ...filter, counter: null, note })}
            >
              {t(`notes.${note}`)} <b>{format.number(queue.notes[note])}</b>
            </button>
          ))}
        </fieldset>
      ) : null}
      <input
        ref={search}
        type="search"
        className="dd-search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        value={filter.q}
        onChange={event => onFilter({ ...filter, q: event.target.value })}
        onKeyDown={event => {
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      <button
        type="button"
        className="cs-quiet"
        onClick={() => onFilter({ ...filter, sort: filter.sort === 'due' ? 'newest' : 'due' })}
      >
        {t(filter.sort === 'due' ? 'byDue' : 'byNewest')}
      </button>
      <button
        type="button"
        className="cs-quiet dd-sound"
        aria-pressed={hasSound}
        aria-label={t('sound')}
        title={t(hasSound ? 'soundOn' : 'soundOff')}
        onClick={onSound}
      >
        <Sound size={18} aria-hidden="true" />
      </button>
      <span className="dd-link" data-link={queue.link} title={t(`link.${queue.link}`)}>
        <span className={queue.link === 'live' ? 'dk-hidden' : undefined}>{t(`link.${queue.link}`)}</span>
      </span>
      {onNew ? (
        <button type="button" className="cs-button cs-primary" onClick={onNew}>
          {t('new')} <kbd>N</kbd>
        </button>
      ) : null}
      <button type="button" className="cs-button" aria-label={t('help')} onClick={onHelp}>
        ?
      </button>
    </div>
  )
}
