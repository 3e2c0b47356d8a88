import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import type { Loaded } from '../../queries/loaded'

interface LaterProps<T> {
  readonly promise: Promise<Loaded<T>>
  readonly waiting: ReactNode
  readonly children: (data: T) => ReactNode
}

/** A part of the page that comes when its data do; where they could not be read it says so, and the rest stands. */
export const Later = <T,>(props: LaterProps<T>) => (
  <Suspense fallback={props.waiting}>
    <Arrived {...props} />
  </Suspense>
)

async function Arrived<T>({ promise, children }: LaterProps<T>) {
  const [loaded, t] = await Promise.all([promise, getTranslations('indicatorPage')])
  return loaded.ok ? children(loaded.data) : <p className="one-warn">{t('partFailed')}</p>
}

/** Where something will stand: grey lines of its height. */
export const Waiting = ({ height }: { readonly height: number }) => (
  <div className="one-waiting" style={{ height }} aria-hidden="true" />
)
