import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterRow } from '@/ui/desk/filter-row'
import { NextPage } from '@/ui/desk/next-page'
import { type StepPage, type StepPart, stepParts } from '../domain/step-page'

interface StepPartsProps {
  readonly path: string
  readonly part: StepPart | null
  readonly page: StepPage<unknown>
  readonly cursor: string | undefined
  readonly children: ReactNode
}

/** Around the steps of a project that has more than a page shows: what is lit, its stages with their numbers, the next page. */
export function StepParts({ path, part, page, cursor, children }: StepPartsProps) {
  const t = useTranslations('projects')
  if (!page.isLong) return children
  const search: Readonly<Record<string, string>> = part === null ? {} : { steps: part }
  const { counts } = page
  return (
    <>
      <FilterRow
        label={t('section.steps', { count: counts.all })}
        path={path}
        search={search}
        name="steps"
        choices={[
          { value: null, label: t('step.all'), count: counts.all },
          ...stepParts
            .filter(each => counts[each] > 0)
            .map(each => ({ value: each, label: t(`step.part.${each}`), count: counts[each] })),
        ]}
      />
      {children}
      <NextPage
        path={path}
        search={cursor === undefined ? search : { ...search, cursor }}
        next={page.next}
        words={{ next: t('next'), first: t('first') }}
      />
    </>
  )
}
