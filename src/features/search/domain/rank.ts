import { pinyinInitials } from '@/shared/pinyin-initials'
import type { Thing } from './found'

/** Compared without case, width and spaces: 锦江 区 = 锦江区, Ｓ-RB = s-rb. */
export const plainWord = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** How well a thing answers a word, the lower the better: its code, how its name begins, a part of it, its initials. */
export function rankOf({ name, code }: Pick<Thing, 'name' | 'code'>, word: string): number | null {
  if (word === '') return null
  const names = [plainWord(name.zh), plainWord(name.en)]
  const number = plainWord(code)
  if (number === word) return 0
  if (names.some(each => each.startsWith(word))) return 1
  if (number.startsWith(word)) return 2
  if (names.some(each => each.includes(word))) return 3
  return /^[a-z0-9]{2,}$/.test(word) && pinyinInitials(name.zh).startsWith(word) ? 4 : null
}

/** The best answers, at most `most`; of equals the shorter name first. */
export function bestOf<Each extends Thing>(things: Iterable<Each>, asked: string, most: number): Each[] {
  const word = plainWord(asked)
  const found: { readonly thing: Each; readonly rank: number }[] = []
  for (const thing of things) {
    const rank = rankOf(thing, word)
    if (rank !== null) found.push({ thing, rank })
  }
  return found
    .sort((a, b) => a.rank - b.rank || a.thing.name.zh.length - b.thing.name.zh.length)
    .slice(0, most)
    .map(({ thing }) => thing)
}
