import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { pageActor, pageArea } from '@/app/page-actor'
import { currentCity } from '@/features/areas/server'
import { orderList, orderQuery } from '@/features/supervision/server'
import { OrdersDesk } from '@/features/supervision/ui/orders-desk'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { FilterRow } from '@/ui/desk/filter-row'
import { NextPage } from '@/ui/desk/next-page'
import { DeskPage } from '@/ui/shell/desk-page'
import { plainSearch } from '../../desk/plain-search'
import '@/features/supervision/ui/supervision.css'

export const dynamic = 'force-dynamic'

interface OrdersProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('supervision.orders.title')} · ${t('common.product')}` }
}

/** Orders: an officer sees those of the own unit first, a supervisor what waits to be judged. */
export default async function OrdersPage({ searchParams }: OrdersProps) {
  const actor = await pageActor()
  const [asked, locale, t, messages] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations('supervision'),
    getMessages(),
  ])
  const lang = locale === 'en' ? 'en' : 'zh'
  const city = currentCity()
  const own = actor.kind === 'person' ? actor.unit : null
  const { lang: _, ...search } = plainSearch(asked)
  const isOne = search.order !== undefined
  const unit = search.unit ?? (own !== null && !isOne && search.whose !== 'all' ? own : undefined)
  const query = orderQuery.safeParse({
    ...(isOne ? {} : { state: 'open' }),
    ...search,
    unit,
    area: await pageArea(actor, search.area),
  })
  if (!query.success) notFound()
  const sql = database()
  const { newest: seq } = await logBounds(sql)
  const list = await orderList(sql, { city, actor, at: clock().now() }, query.data)
  const { counts } = list
  const open = counts.issued + counts.working + counts.returned + counts.reported
  const name = unit ? city.units.get(unit)?.name[lang] : null
  const states = ['issued', 'working', 'returned', 'reported', 'accepted'] as const
  return (
    <DeskPage title={t('orders.title')} lead={name ? t('orders.leadOf', { unit: name }) : t('orders.lead')}>
      {own ? (
        <FilterRow
          label={t('filter.whose')}
          path="/orders"
          search={search}
          name="whose"
          choices={[
            { value: null, label: t('filter.own') },
            { value: 'all', label: t('filter.all') },
          ]}
        />
      ) : null}
      <FilterRow
        label={t('filter.state')}
        path="/orders"
        search={search}
        name="state"
        choices={[
          { value: null, label: t('filter.open'), count: open },
          { value: 'overdue', label: t('filter.overdue'), count: counts.overdue },
          ...states.map(state => ({ value: state, label: t(`state.${state}`), count: counts[state] })),
        ]}
      />
      <NextIntlClientProvider messages={{ supervision: messages.supervision }}>
        <OrdersDesk
          list={JSON.parse(JSON.stringify(list))}
          timeZone={city.timezone}
          seq={seq}
          opened={search.order ?? null}
        />
      </NextIntlClientProvider>
      <NextPage path="/orders" search={search} next={list.next} words={{ next: t('next'), first: t('first') }} />
    </DeskPage>
  )
}
