import type { ReactNode } from 'react'

export type Fact = readonly [label: string, value: ReactNode]

interface FactsProps {
  readonly facts: readonly Fact[]
  readonly className: string
}

/** What is known of a thing, by its names; what is not known is left out. */
export const Facts = ({ facts, className }: FactsProps) => (
  <dl className={className}>
    {facts.map(([label, value]) =>
      value ? (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ) : null,
    )}
  </dl>
)
