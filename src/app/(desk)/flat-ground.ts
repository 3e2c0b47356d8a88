import { getLocale, getTranslations } from 'next-intl/server'
import type { City } from '@/features/areas'
import { basemap } from '@/features/desk-map/server'

/** What a desk's flat map lies on, where it opens, and what must be said of the ground: whose it is, that it is generated. */
export async function flatGround(city: City) {
  const lang = (await getLocale()) === 'en' ? 'en' : 'zh'
  const [base, words] = await Promise.all([basemap(), getTranslations('deskMap')])
  const notice = [
    city.mapNotice[lang],
    base.kind === 'own' ? words('synthetic') : base.credit,
    city.mapApproval ? words('approval', { number: city.mapApproval }) : null,
  ]
  return { center: city.center, basemap: base, notice: notice.filter(Boolean).join(' · ') }
}
