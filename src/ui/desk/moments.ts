import { useLocale } from 'next-intl'
import { type Moments, momentsIn } from '../../shared/time/moments'

/** Days and times as the page's reader writes them, in the city's time zone. */
export const useMoments = (timeZone: string): Moments => momentsIn(useLocale() === 'en' ? 'en' : 'zh', timeZone)
