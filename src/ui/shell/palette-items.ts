import { pinyinInitials } from '@/shared/pinyin-initials'

/** One line of the palette: a page, something to do, or a thing that was found. */
export interface PaletteItem {
  readonly key: string
  readonly label: string
  /** Beside the label: the module, the code, the kind. */
  readonly hint?: string
  /** A path, or a question (`?lang=en`) put to the page at hand. */
  readonly href: string
  /** Loaded as a whole: what is outside the shell, or changes all of it. */
  readonly isWhole?: boolean
  /** Sent as a form instead of followed: what changes something is no link. */
  readonly isPost?: boolean
}

export interface PaletteSection {
  readonly name: 'recent' | 'pages' | 'actions' | 'things'
  readonly items: readonly PaletteItem[]
}

const MOST_RECENT = 6
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Whether what was typed is a part of the words of an item, or begins the initials of its pinyin. */
export function answers({ label, hint = '' }: PaletteItem, typed: string): boolean {
  const word = plain(typed)
  return word === '' || plain(label + hint).includes(word) || pinyinInitials(label).startsWith(word)
}

interface Known {
  readonly pages: readonly PaletteItem[]
  readonly actions: readonly PaletteItem[]
  readonly recent: readonly PaletteItem[]
  /** What the server found for what was typed. */
  readonly things: readonly PaletteItem[]
}

/** The sections to show: what was opened last while nothing is typed, then only what answers. Empty ones are left out. */
export function sectionsOf({ pages, actions, recent, things }: Known, typed: string): PaletteSection[] {
  const fitting = (items: readonly PaletteItem[]) => items.filter(each => answers(each, typed))
  const isAsking = plain(typed) !== ''
  const sections: PaletteSection[] = [
    { name: 'recent', items: isAsking ? [] : recent },
    { name: 'pages', items: fitting(pages) },
    { name: 'things', items: isAsking ? things : [] },
    { name: 'actions', items: fitting(actions) },
  ]
  return sections.filter(each => each.items.length > 0)
}

/** The last opened first, each once. */
export const withRecent = (recent: readonly PaletteItem[], opened: PaletteItem): PaletteItem[] =>
  [opened, ...recent.filter(each => each.href !== opened.href)].slice(0, MOST_RECENT)
