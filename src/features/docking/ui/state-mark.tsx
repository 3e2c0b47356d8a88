import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { StateBadge } from '@/ui/desk/badges'
import type { Liveliness } from '../domain/system'
import type { Trouble } from '../domain/trouble'
import type { ListedSource } from '../queries/source-list'

const tones = { live: 'on-time', waiting: 'near', silent: 'over', unreachable: 'over' } as const

/** How a source does, as a word with its sign. */
export function StateMark({ state }: { readonly state: Liveliness | null }) {
  const t = useTranslations('docking')
  return <StateBadge tone={state === null ? 'rest' : tones[state]}>{t(`state.${state ?? 'undeclared'}`)}</StateBadge>
}

/** The variable of the environment that holds the address of a system's database. */
export const addressVariable = (name: string): string => `DOCKING_URL_${name.toUpperCase().replaceAll('-', '_')}`

/** Why a source is not live, in words; nothing where it is. */
export function useStateWords(timeZone: string) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  return ({ name, trouble, silentSince }: Pick<ListedSource, 'name' | 'trouble' | 'silentSince'>): string | null => {
    if (trouble !== null) return t(`trouble.${trouble as Trouble}`, { variable: addressVariable(name) })
    return silentSince === null ? null : t('silentSince', { at: momentsIn(lang, timeZone).time(silentSince) })
  }
}
