import { describe, expect, it } from 'vitest'
import { pictureAddress } from './picture-address'

const facts = { device: 'camera 7/1', at: Date.parse('2026-11-21T12:00:00Z') }
const hosts = ['pictures.city.example']
const answer = (template: string | undefined) => pictureAddress(template, facts, hosts)

describe('the address of a picture', () => {
  it('is filled and lies on an allowed host', () => {
    expect(answer('https://pictures.city.example/{device}.jpg?at={at}')).toEqual({
      kind: 'ok',
      url: 'https://pictures.city.example/camera%207%2F1.jpg?at=2026-11-21T12%3A00%3A00.000Z',
    })
  })

  it.each([
    'https://elsewhere.example/{device}.jpg',
    'https://pictures.city.example:8443/a.jpg',
    'https://user@pictures.city.example/a.jpg',
    'https://pictures.city.example.evil.example/a.jpg',
    'javascript:alert(1)',
    'a picture',
  ])('is refused elsewhere: %s', template => {
    expect(answer(template)).toEqual({ kind: 'refused' })
  })

  it('is none without a template', () => {
    expect(answer(undefined)).toEqual({ kind: 'none' })
  })
})
