/** Exact decimals as text, as PostgreSQL gives them. Sums of records are exact; only divisions round, once, to a double. */
export type Decimal = string

interface Scaled {
  readonly units: bigint
  readonly scale: number
}

function scaled(value: Decimal): Scaled {
  const match = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(value)
  if (!match) throw new RangeError(`not a decimal: ${value}`)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const units = BigInt(`${sign}${whole}${fraction}` || '0')
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 }
}

function text({ units, scale }: Scaled): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  const whole = digits.slice(0, digits.length - scale)
  return `${units < 0n ? '-' : ''}${whole}${scale > 0 && fraction !== '' ? `.${fraction}` : ''}`
}

export function plus(a: Decimal, b: Decimal, sign: 1 | -1 = 1): Decimal {
  const left = scaled(a)
  const right = scaled(b)
  const scale = Math.max(left.scale, right.scale)
  const units =
    left.units * 10n ** BigInt(scale - left.scale) + BigInt(sign) * right.units * 10n ** BigInt(scale - right.scale)
  return text({ units, scale })
}

export const isZero = (value: Decimal): boolean => scaled(value).units === 0n

/** Without trailing zeros, so that one number has one spelling. */
export const tidy = (value: Decimal): Decimal => text(scaled(value))
