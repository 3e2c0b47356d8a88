'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ExportMenu } from './export-menu'
import { useOptions } from './list-context'
import { Menu } from './menu'
import { bands, type Filter, filterGroups, isNarrowed, sortColumns, withFilter } from './options.view'
import { SavedViews } from './saved-views'

interface ToolbarProps {
  readonly counts: ReadonlyMap<Filter, number>
  readonly shown: number
  readonly total: number
  /** Offered when live values have left their places; null: they stand in order. */
  readonly arrange: (() => void) | null
}

/** Search, filters with how many rows each would leave, views, and the way out. */
export function Toolbar({ counts, shown, total, arrange }: ToolbarProps) {
  const t = useTranslations('indexPage')
  const { options, change } = useOptions()
  const { filters, sort } = options
  const more = [...filterGroups.length, ...filterGroups.kind]
  const count = more.filter(each => filters.has(each)).length
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const own = bar.current
    const page = own?.closest<HTMLElement>('.ix')
    if (!own || !page) return
    // The heads of the columns stand under it, however many lines it needs.
    const observer = new ResizeObserver(() => page.style.setProperty('--tools', `${own.offsetHeight}px`))
    observer.observe(own)
    return () => observer.disconnect()
  }, [])
  return (
    <div className="ix-tools" ref={bar}>
      <label className="ix-find">
        <input
          className="ix-search"
          type="search"
          value={options.q}
          placeholder={t('tools.search')}
          aria-label={t('tools.search')}
          aria-keyshortcuts="/"
          onChange={event => change({ q: event.target.value })}
        />
        <kbd>/</kbd>
      </label>
      <label className="ix-sort">
        <span>{t('tools.sort')}</span>
        <select
          aria-label={t('tools.sort')}
          value={sort.column}
          onChange={event => {
            const column = sortColumns.find(each => each === event.target.value)
            if (column) change({ sort: { column, descending: column === 'moved' } })
          }}
        >
          {sortColumns.map(column => (
            <option key={column} value={column}>
              {t(`list.column.${column}`)}
            </option>
          ))}
        </select>
      </label>
      <output className="ix-count">
        {shown === total ? t('tools.all', { count: total }) : t('tools.some', { count: shown, total })}
      </output>
      {isNarrowed(options) ? (
        <button
          type="button"
          className="ix-quiet"
          onClick={() => change({ q: '', dimension: null, domain: null, filters: new Set() })}
        >
          {t('list.clear')}
        </button>
      ) : null}
      {arrange ? (
        <button type="button" className="ix-arrange" onClick={arrange}>
          {t('tools.arrange')}
        </button>
      ) : null}
      <span className="ix-gap" />
      <SavedViews />
      <fieldset className="ix-switch">
        <legend>{t('tools.view')}</legend>
        {(['list', 'heat'] as const).map(view => (
          <button key={view} type="button" aria-pressed={options.view === view} onClick={() => change({ view })}>
            {t(`tools.${view}`)}
          </button>
        ))}
      </fieldset>
      <ExportMenu />
      <div className="ix-filters">
        <fieldset className="ix-chips">
          <legend>{t('tools.filters')}</legend>
          {bands.map(band => (
            <Chip key={band} filter={band} count={counts.get(band) ?? 0} text={t(`band.${band}`)} />
          ))}
          {filterGroups.mark.map(mark => (
            <Chip key={mark} filter={mark} count={counts.get(mark) ?? 0} text={t(`mark.${mark}`)} />
          ))}
        </fieldset>
        <Menu name="more" label={`${t('tools.more')}${count > 0 ? ` ${count}` : ''}`} isOn={count > 0}>
          {(['length', 'kind'] as const).map(group => (
            <fieldset key={group} className="ix-choices">
              <legend>{t(`tools.${group}`)}</legend>
              {filterGroups[group].map(filter => (
                <label key={filter}>
                  <input
                    type="checkbox"
                    checked={filters.has(filter)}
                    onChange={() => change({ filters: withFilter(filters, filter) })}
                  />
                  {group === 'length' ? t(`length.${filter as 'daily'}`) : t(`kind.${filter as 'holistic'}`)}
                  <small>{counts.get(filter) ?? 0}</small>
                </label>
              ))}
            </fieldset>
          ))}
        </Menu>
      </div>
    </div>
  )
}

interface ChipProps {
  readonly filter: Filter
  readonly count: number
  readonly text: string
}

function Chip({ filter, count, text }: ChipProps) {
  const { options, change } = useOptions()
  return (
    <button
      type="button"
      className="ix-chip"
      data-filter={filter}
      aria-pressed={options.filters.has(filter)}
      onClick={() => change({ filters: withFilter(options.filters, filter) })}
    >
      {text} <small>{count}</small>
    </button>
  )
}
