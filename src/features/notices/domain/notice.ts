/** One thing that concerns the reader, as the bell shows it. */
export interface Notice {
  readonly seq: number
  readonly at: string
  /** `flag.raised`; its words stand in `messages/…/notices.json` under `type`. */
  readonly type: string
  readonly colour: 'red' | 'yellow' | null
  /** Of a switch of the city's mode: into which; else null. */
  readonly mode: 'normal' | 'emergency' | null
  /** Whether it is about a unit (a flag) or a thing (a lamp). */
  readonly isUnit: boolean
  /** What it happened to, by name where it has one. */
  readonly what: string
  /** The thing to open, `project:<id>`. */
  readonly thing: { readonly kind: string; readonly id: string } | null
}

/** What an event, read or delivered, must say of itself. */
interface Happening {
  readonly seq: number
  readonly at: Date | string
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

const names = ['name', 'projectName', 'title', 'caseNo', 'orderNo', 'problemNo', 'code'] as const

/** Of `flag:project:<id>` the thing is the project; of `case:<id>` the case itself. */
function thingOf(subject: string): Notice['thing'] {
  const [kind, ...rest] = subject.replace(/^flag:/, '').split(':')
  const id = rest.join(':')
  return kind && id ? { kind, id } : null
}

/** An event as a notice. Of its data only a name and a colour are taken: nothing personal gets into a bell. */
export function noticeOf({ seq, at, type, subject, data }: Happening): Notice {
  const thing = thingOf(subject)
  const named = names.map(each => data[each]).find(each => typeof each === 'string' && each !== '')
  const item = typeof data.item === 'string' && data.item !== '' ? ` · ${data.item}` : ''
  return {
    seq,
    at: typeof at === 'string' ? at : at.toISOString(),
    type,
    colour: data.colour === 'red' || data.colour === 'yellow' ? data.colour : null,
    mode: data.mode === 'normal' || data.mode === 'emergency' ? data.mode : null,
    isUnit: thing?.kind === 'unit',
    what: `${typeof named === 'string' ? named : (thing?.id ?? subject)}${item}`,
    thing,
  }
}
