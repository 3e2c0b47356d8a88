import { describe, expect, it } from 'vitest'
import { allFields } from './common-fields'
import { datasets, findDataset, refDataset } from './registry'

describe('the registry', () => {
  it('declares 29 datasets and the reference series', () => {
    expect(datasets).toHaveLength(29)
    expect(new Set([...datasets, refDataset].map(each => each.name)).size).toBe(30)
    expect(findDataset('nothing')).toBeUndefined()
  })

  it.each([...datasets, refDataset])('$name names only fields it has', dataset => {
    const names = new Set(allFields(dataset).map(each => each.name))
    const own = dataset.fields.map(each => each.name)
    expect(new Set(own).size).toBe(own.length)
    const named = [
      ...dataset.key,
      ...dataset.order.flat(),
      ...dataset.fields.flatMap(each => (each.max ? [each.max] : [])),
      ...[dataset.time, dataset.producer, dataset.futureCheck, dataset.updatedField].filter(
        each => typeof each === 'string',
      ),
    ]
    expect(named.filter(each => !names.has(each))).toEqual([])
  })

  it.each([...datasets, refDataset])('$name has titles in both languages and values where it needs them', dataset => {
    expect(dataset.titleZh).toMatch(/\p{Script=Han}/u)
    expect(dataset.titleEn).toMatch(/^[A-Z]/)
    for (const field of allFields(dataset)) {
      expect(field.titleZh, field.name).toMatch(/\p{Script=Han}/u)
      expect(field.titleEn, field.name).toMatch(/^[A-Za-z]/)
      if (field.type === 'enum') expect(field.values?.length, field.name).toBeGreaterThan(0)
    }
  })

  it('gives an event a time of its own and a ledger none', () => {
    for (const dataset of datasets) {
      const time = allFields(dataset).find(each => each.name === dataset.time)
      expect(time === undefined, dataset.name).toBe(dataset.kind === 'state')
      if (time) expect(['timestamp', 'date']).toContain(time.type)
    }
  })
})
