import { describe, expect, it, vi } from 'vitest'
import { createArbiter, type EffectKind } from './arbiter'

const effect = (log: string[], kind: EffectKind, name: string = kind) => ({
  kind,
  lasts: 100,
  start: () => log.push(`+${name}`),
  end: () => log.push(`-${name}`),
})

describe('attention arbiter', () => {
  it('lets one thing move at a time, the most urgent waiting one first', () => {
    vi.useFakeTimers()
    const log: string[] = []
    const arbiter = createArbiter()
    arbiter.request(effect(log, 'arrival'))
    arbiter.request(effect(log, 'yellow'))
    arbiter.request(effect(log, 'red', 'red 1'))
    arbiter.request(effect(log, 'red', 'red 2'))
    vi.advanceTimersByTime(1000)
    expect(log).toEqual(['+arrival', '-arrival', '+red 1', '-red 1', '+red 2', '-red 2', '+yellow', '-yellow'])
    expect(arbiter.moving()).toBeNull()
    vi.useRealTimers()
  })

  it('drops a rotation while something else moves', () => {
    vi.useFakeTimers()
    const log: string[] = []
    const arbiter = createArbiter()
    arbiter.request(effect(log, 'red'))
    arbiter.request(effect(log, 'rotation'))
    vi.advanceTimersByTime(1000)
    expect(log).toEqual(['+red', '-red'])
    vi.useRealTimers()
  })

  it('keeps the urgent ones of a flood', () => {
    vi.useFakeTimers()
    const log: string[] = []
    const arbiter = createArbiter()
    for (let count = 0; count < 200; count++) arbiter.request(effect(log, 'arrival'))
    arbiter.request(effect(log, 'red'))
    vi.advanceTimersByTime(100)
    expect(log.slice(0, 3)).toEqual(['+arrival', '-arrival', '+red'])
    vi.advanceTimersByTime(100_000)
    expect(log.filter(line => line === '+arrival').length).toBeLessThan(40)
    vi.useRealTimers()
  })
})
