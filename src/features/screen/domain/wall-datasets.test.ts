import { describe, expect, it } from 'vitest'
import { findDataset } from '../../datasets'
import { changesWall, toldDatasets } from './wall-datasets'

describe('datasets of the wall', () => {
  it('are datasets of the registry', () => {
    for (const name of toldDatasets) expect(findDataset(name), name).toBeDefined()
  })

  it('let readings of devices pass by', () => {
    expect(changesWall({ type: 'records.changed', data: { dataset: 'reading' } })).toBe(false)
    expect(changesWall({ type: 'record.added', data: { dataset: 'case' } })).toBe(true)
    expect(changesWall({ type: 'index.computed', data: {} })).toBe(true)
    expect(changesWall({ type: 'flag.raised', data: {} })).toBe(true)
  })
})
