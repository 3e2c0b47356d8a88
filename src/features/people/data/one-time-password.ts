import { randomInt } from 'node:crypto'

/** Without letters and digits that look alike when read out. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Three groups of five signs, about 74 bits: easy to read out, hopeless to guess. */
export const oneTimePassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('')).join('-')
