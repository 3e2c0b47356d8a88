import { useDeskWords } from './desk-words'
import type { Posted } from './post'

type Refused = Exclude<Posted<unknown>, { readonly kind: 'done' }>

/** Why a write was not done, in the reader's language: by its code, and where nobody foresaw it, with its code. */
export function useRefusal() {
  const words = useDeskWords()
  return (told: Refused): string => {
    if (told.kind === 'lost') return words('lost')
    const key = `code.${told.code}` as 'code.forbidden'
    return words.has(key) ? words(key) : words('refused', { code: told.code, detail: told.detail })
  }
}
