'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FormulaDataset } from '../../domain/formula-complete'

interface RegistryListProps {
  readonly registry: readonly FormulaDataset[]
  readonly insert: (name: string) => void
}

const isLike = (text: string, ...names: readonly string[]) => names.some(name => name.toLowerCase().includes(text))

/** Datasets and their fields; a click puts the name into the formula. */
export function RegistryList({ registry, insert }: RegistryListProps) {
  const t = useTranslations('indexEditing.registry')
  const types = useTranslations('indexEditing.formula.type')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const shown = registry.flatMap(dataset => {
    if (wanted === '' || isLike(wanted, dataset.name, dataset.zh, dataset.en)) return [dataset]
    const fields = dataset.fields.filter(each => isLike(wanted, each.name, each.zh, each.en))
    return fields.length === 0 ? [] : [{ ...dataset, fields }]
  })
  return (
    <section className="ed-registry" aria-labelledby="registry">
      <h2 id="registry">{t('title')}</h2>
      <input
        type="search"
        value={search}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={event => setSearch(event.target.value)}
      />
      {shown.length === 0 ? <p className="ed-hint">{t('nothing')}</p> : null}
      {shown.map(dataset => (
        <details key={dataset.name} open={wanted !== '' || undefined}>
          <summary>
            <code>{dataset.name}</code> {dataset[lang]} <small>{t(`kind.${dataset.kind}`)}</small>
          </summary>
          {dataset.kind === 'reference' ? null : (
            <button type="button" className="ed-name" onClick={() => insert(dataset.name)}>
              {t('insert', { name: dataset.name })}
            </button>
          )}
          <ul>
            {dataset.fields.map(field => (
              <li key={field.name}>
                <button
                  type="button"
                  className="ed-name"
                  onClick={() => insert(dataset.kind === 'reference' ? `${dataset.name}.${field.name}` : field.name)}
                >
                  <code>{field.name}</code>
                </button>{' '}
                {field[lang]} <small>{[types(field.type), field.unit].filter(Boolean).join(' · ')}</small>
                {field.name === dataset.time ? <small> · {t('time')}</small> : null}
                {field.values ? <small className="ed-values"> {field.values.join(' · ')}</small> : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
