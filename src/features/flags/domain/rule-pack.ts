import first from '../../../../seed/rules.json'

export type Colour = 'red' | 'yellow'

/** Every rule in the order they are shown: first those that are on at first. */
export const flagRules = [
  'ninety-days',
  'late-step',
  'behind-plan',
  'unsettled-problem',
  'unanswered-rating',
  'no-change',
  'not-started',
  'months-behind',
  'outside-flow',
] as const
export type FlagRule = (typeof flagRules)[number]
/** Those on projects and steps. */
export type LampRule = Exclude<FlagRule, 'unsettled-problem' | 'unanswered-rating'>

/** Posts a rule may tell, in the bell and by alert; those of a unit are told of their own unit's lamps only. */
export const toldPosts = ['leader', 'supervisor', 'duty-officer', 'assistant', 'approver'] as const
export type ToldPost = (typeof toldPosts)[number]

/** What each rule looks at. */
export const subjectOf: Readonly<Record<FlagRule, 'project' | 'step' | 'unit'>> = {
  'ninety-days': 'project',
  'late-step': 'step',
  'behind-plan': 'project',
  'unsettled-problem': 'unit',
  'unanswered-rating': 'unit',
  'no-change': 'project',
  'not-started': 'project',
  'months-behind': 'project',
  'outside-flow': 'project',
}

/** The colour at which a rule that gives orders gives them: red where it has a red, since yellow is near and not late. */
export const orderColour: Readonly<Record<FlagRule, Colour>> = {
  'ninety-days': 'red',
  'late-step': 'red',
  'behind-plan': 'red',
  'unsettled-problem': 'yellow',
  'unanswered-rating': 'yellow',
  'no-change': 'red',
  'not-started': 'yellow',
  'months-behind': 'red',
  'outside-flow': 'yellow',
}

/** Every number of the rules together: what a dry run may try others of. */
export interface RuleNumbers {
  /** Days from signing within which the construction permit must be there; red from the day after. */
  readonly signingDays: number
  /** A step is near within so many working days of its due moment, or within this share of its limit if more. */
  readonly nearWorkdays: number
  readonly nearShare: number
  /** Points behind plan from which a project is yellow, and beyond which it is red. */
  readonly behindYellow: number
  readonly behindRed: number
  /** Calendar days after which an unsettled problem puts a yellow flag on its unit. */
  readonly flagDays: number
  /** Working days without any change of a project's steps. */
  readonly quietYellow: number
  readonly quietRed: number
  /** Days after the end of the month a project was to start in. */
  readonly startDays: number
  /** So many reported months in a row, each at least so many points behind. */
  readonly months: number
  readonly monthsPoints: number
  /** What is counted from fewer problems or projects than this is marked: it says little. */
  readonly few: number
}
export type RuleNumber = keyof RuleNumbers

/** Which numbers are whose, and between what they lie. */
export const ruleParameters: Readonly<Record<FlagRule, readonly RuleNumber[]>> = {
  'ninety-days': ['signingDays'],
  'late-step': ['nearWorkdays', 'nearShare'],
  'behind-plan': ['behindYellow', 'behindRed'],
  'no-change': ['quietYellow', 'quietRed'],
  'not-started': ['startDays'],
  'months-behind': ['months', 'monthsPoints'],
  'outside-flow': [],
  'unsettled-problem': ['flagDays', 'few'],
  'unanswered-rating': [],
}
export const numberBounds: Readonly<Record<RuleNumber, readonly [least: number, most: number]>> = {
  signingDays: [1, 3650],
  nearWorkdays: [0, 60],
  nearShare: [0, 1],
  behindYellow: [1, 100],
  behindRed: [1, 100],
  flagDays: [1, 3650],
  quietYellow: [1, 250],
  quietRed: [1, 250],
  startDays: [0, 365],
  months: [2, 24],
  monthsPoints: [1, 100],
  few: [1, 1000],
}

/** One rule as it holds from a moment on. */
export interface RuleVersion {
  readonly rule: FlagRule
  readonly version: number
  readonly isOn: boolean
  /** Its own numbers only. */
  readonly numbers: Readonly<Partial<RuleNumbers>>
  readonly tells: readonly ToldPost[]
  /** Gives orders at `orderColour`: of a project or step to its assistant and its approving unit, of a flag to the unit. */
  readonly orders: boolean
}

/** The rules that hold at one moment. */
export interface RulePack {
  readonly numbers: RuleNumbers
  readonly on: Readonly<Record<FlagRule, boolean>>
  readonly versions: Readonly<Record<FlagRule, RuleVersion>>
}

/** The first version of every rule, as `seed/rules.json` has it. */
export const firstVersions: readonly RuleVersion[] = first.map(each => ({ ...each, version: 1 }) as RuleVersion)

/** The rules of some versions; a rule that has none among them is as it was at first. */
export function packOf(versions: readonly RuleVersion[]): RulePack {
  const newest = new Map([...firstVersions, ...versions].map(each => [each.rule, each]))
  const all = [...newest.values()]
  return {
    // a version published before a number was there leaves it as it was at first
    numbers: Object.assign({}, ...[...firstVersions, ...all].map(each => each.numbers)),
    on: Object.fromEntries(all.map(each => [each.rule, each.isOn])) as Record<FlagRule, boolean>,
    versions: Object.fromEntries(newest) as Record<FlagRule, RuleVersion>,
  }
}
export const firstPack: RulePack = packOf([])

/** The same with one rule alone, on as it was: what it lights itself, whatever others light on the same thing. */
export const aloneIn = ({ numbers, on, versions }: RulePack, rule: FlagRule): RulePack => ({
  numbers,
  versions,
  on: Object.fromEntries(flagRules.map(each => [each, each === rule && on[rule]])) as Record<FlagRule, boolean>,
})

/** What is wrong with the numbers together; null where nothing is. */
export function numbersTrouble({ behindYellow, behindRed, quietYellow, quietRed }: RuleNumbers): string | null {
  if (behindRed < behindYellow) return 'behindRed is not below behindYellow'
  return quietRed < quietYellow ? 'quietRed is not below quietYellow' : null
}
