import type { Decimal } from '../decimal'

/** A decimal as whole units of 10^-scale: sums of any number of them lose nothing. */
export interface Exact {
  readonly units: bigint
  readonly scale: number
}

export const ZERO: Exact = { units: 0n, scale: 0 }

/** @throws RangeError for a text that is no decimal */
export function exact(value: Decimal | number): Exact {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { units: BigInt(value), scale: 0 }
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(String(value))
  if (!match || (match[2] === '' && !match[3])) throw new RangeError(`not a decimal: ${value}`)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const units = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n)
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 }
}

const at = ({ units, scale }: Exact, wanted: number) => units * 10n ** BigInt(wanted - scale)

export function sum(a: Exact, b: Exact): Exact {
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale }
  const scale = Math.max(a.scale, b.scale)
  return { units: at(a, scale) + at(b, scale), scale }
}

export const negative = ({ units, scale }: Exact): Exact => ({ units: -units, scale })
export const product = (a: Exact, b: Exact): Exact => ({ units: a.units * b.units, scale: a.scale + b.scale })

/** Negative, nought or positive as `a` is less than, equal to or more than `b`. */
export function difference(a: Exact, b: Exact): number {
  const { units } = sum(a, negative(b))
  return units < 0n ? -1 : units > 0n ? 1 : 0
}

/** The one spelling of a number: without trailing zeros. */
export function decimalOf({ units, scale }: Exact): Decimal {
  if (units === 0n) return '0'
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
