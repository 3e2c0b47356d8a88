import type { RuleTrace } from '../domain/trace'

/** How one rule came to its verdict, as the interface tells it: moments are texts. */
export interface ToldRule extends Omit<RuleTrace, 'lit'> {
  readonly lit: { readonly colour: 'red' | 'yellow'; readonly since: string } | null
}

/** One thing under the rules, as `GET /flags/{id}` tells it. */
export interface ToldTrace {
  readonly id: string
  readonly subject: 'project' | 'step' | 'unit'
  readonly name: string
  readonly item: string | null
  readonly unitName: { readonly zh: string; readonly en: string } | null
  readonly rules: readonly ToldRule[]
  readonly problems: readonly { readonly id: string; readonly problemNo: string; readonly foundAt: string }[]
}
