'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { ListFormat } from './list-format'
import type { PageOptions } from './options.view'
import type { RowWords } from './row-words'

/** What does not change while a page is open: rows that read only this are not drawn again with every key. */
interface ListTools {
  readonly format: ListFormat
  /** The server's question as it stands in the address: area, moment, period. */
  readonly question: URLSearchParams
  readonly words: RowWords
}

interface ListChoice {
  readonly options: PageOptions
  readonly change: (options: Partial<PageOptions>) => void
}

const Tools = createContext<ListTools | null>(null)
const Choice = createContext<ListChoice | null>(null)

function within<T>(value: T | null): T {
  if (value === null) throw new Error('a part of the index page stands outside of it')
  return value
}

export const useList = (): ListTools => within(useContext(Tools))
export const useOptions = (): ListChoice => within(useContext(Choice))

interface ListContextProps {
  readonly tools: ListTools
  readonly choice: ListChoice
  readonly children: ReactNode
}

export const ListContext = ({ tools, choice, children }: ListContextProps) => (
  <Tools value={tools}>
    <Choice value={choice}>{children}</Choice>
  </Tools>
)
