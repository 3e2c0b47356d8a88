import type { OneProblem } from '../queries/one-problem'
import type { ListedOrder, OrderList } from '../queries/order-list'
import type { ListedProblem, ProblemList } from '../queries/problem-list'

/** A value as JSON carries it: moments are texts. */
type Json<T> = T extends Date ? string : T extends object ? { readonly [K in keyof T]: Json<T[K]> } : T

interface Shapes {
  readonly order: ListedOrder
  readonly orders: OrderList
  readonly problem: ListedProblem
  readonly problems: ProblemList
  readonly oneProblem: OneProblem
}

/** What the interface tells of a thing, as a browser reads it. */
export type Told<Name extends keyof Shapes> = Json<Shapes[Name]>
