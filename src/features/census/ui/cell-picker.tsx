'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Field } from '@/ui/desk/field'
import type { ShownCell } from '../queries/census-rounds'
import { CellMapPanel } from './cell-map-panel'
import type { PlanChoices, PlanGround } from './plan-choices'

interface CellPickerProps {
  readonly districts: PlanChoices['districts']
  readonly ground: PlanGround
  readonly cells: readonly string[]
  readonly onCells: (cells: readonly string[]) => void
}

const none: readonly ShownCell[] = []

/** Unit cells of a street, on the map and in a list, with how much the ledger has in each; cells of several streets of one district add up. */
export function CellPicker({ districts, ground, cells, onCells }: CellPickerProps) {
  const t = useTranslations('census')
  const [district, setDistrict] = useState(districts[0]?.code ?? '')
  const streets = districts.find(each => each.code === district)?.streets ?? []
  const [street, setStreet] = useState(streets[0]?.code ?? '')
  const [choices, setChoices] = useState<readonly ShownCell[] | null>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const stopped = new AbortController()
    setChoices(null)
    setBroken(false)
    fetch(`/api/v1/census/cells?street=${street}`, { cache: 'no-store', signal: stopped.signal })
      .then(async answer => {
        if (!answer.ok) throw new Error(String(answer.status))
        setChoices(((await answer.json()) as { readonly items: readonly ShownCell[] }).items)
      })
      .catch(() => {
        if (!stopped.signal.aborted) setBroken(true)
      })
    return () => stopped.abort()
  }, [street])
  const free = (choices ?? []).filter(each => each.takenBy === null).map(each => each.cell)
  const isAll = free.length > 0 && free.every(cell => cells.includes(cell))
  const toggle = (cell: string) =>
    onCells(cells.includes(cell) ? cells.filter(each => each !== cell) : [...cells, cell])
  return (
    <>
      <Field label={t('field.district')} required>
        {control => (
          <select
            {...control}
            value={district}
            onChange={({ target }) => {
              setDistrict(target.value)
              setStreet(districts.find(each => each.code === target.value)?.streets[0]?.code ?? '')
              onCells([])
            }}
          >
            {districts.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('field.street')} required>
        {control => (
          <select {...control} value={street} onChange={({ target }) => setStreet(target.value)}>
            {streets.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <CellMapPanel ground={ground} cells={choices ?? none} chosen={cells} onCell={toggle} />
      <fieldset className="cn-cells" aria-busy={choices === null && !isBroken}>
        <legend>{t('chosenCells', { count: cells.length })}</legend>
        {isBroken ? <p role="alert">{t('problem.lost')}</p> : null}
        {choices?.length === 0 ? <p>{t('noCells')}</p> : null}
        {free.length > 0 ? (
          <label>
            <input
              type="checkbox"
              checked={isAll}
              onChange={() =>
                onCells(isAll ? cells.filter(each => !free.includes(each)) : [...new Set([...cells, ...free])])
              }
            />
            {t('wholeStreet')}
          </label>
        ) : null}
        {choices?.map(({ cell, things, lastOn, takenBy }) => (
          <label key={cell}>
            <input
              type="checkbox"
              disabled={takenBy !== null}
              checked={cells.includes(cell)}
              onChange={() => toggle(cell)}
            />
            <span>
              {cell} <small>{t('things', { count: things })}</small>{' '}
              {takenBy ? <small>{t('takenBy', { no: takenBy })}</small> : null}
              {lastOn ? <small>{t('lastOn', { day: lastOn })}</small> : null}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  )
}
