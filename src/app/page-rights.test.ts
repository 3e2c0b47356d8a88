import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Pages and route handlers that need no right, and why. */
const open: Readonly<Record<string, string>> = {
  '(desk)/page.tsx': 'the doors: names without numbers',
  '(desk)/[...missing]/page.tsx': 'there is nothing',
  '(door)/sign-in/page.tsx': 'whoever is nobody yet',
  '(door)/set-up/page.tsx': 'whoever has the token of the first start',
  'screen/enrol/page.tsx': 'a screen that nobody has let in yet: it shows a code',
  'report/page.tsx': 'the public, who report and follow by a code',
  'rate/page.tsx': 'the public: averages and published changes',
  'rate/[token]/page.tsx': 'whoever was asked: the token is the right',
  'rate/[token]/own/page.tsx': 'whoever was asked: the token is the right',
  '(desk)/profile/page.tsx': 'the own session, which it asks for itself',
}

/** The right of every other page, by the name it is imported under; `reading` where `pageActor()` names none. */
const closed: Readonly<Record<string, string>> = {
  '(desk)/calendar/page.tsx': 'reading',
  '(desk)/cases/[id]/page.tsx': 'reading',
  '(desk)/census/page.tsx': 'reading',
  '(desk)/duty/drills/page.tsx': 'answeringDrills',
  '(desk)/duty/page.tsx': 'reading',
  '(desk)/duty/room/[id]/page.tsx': 'reading',
  '(desk)/duty/room/page.tsx': 'reading',
  '(desk)/duty/watch/page.tsx': 'keepingDuty',
  '(desk)/evaluation/page.tsx': 'reading',
  '(desk)/index/[code]/page.tsx': 'reading',
  '(desk)/index/edit/page.tsx': 'editingIndex',
  '(desk)/index/new/page.tsx': 'editingIndex',
  '(desk)/index/page.tsx': 'reading',
  '(desk)/orders/analysis/page.tsx': 'reading',
  '(desk)/orders/page.tsx': 'reading',
  '(desk)/people/page.tsx': 'managingPeople',
  '(desk)/problems/page.tsx': 'reading',
  '(desk)/projects/[id]/page.tsx': 'reading',
  '(desk)/projects/same/page.tsx': 'joiningProjects',
  '(desk)/projects/page.tsx': 'reading',
  // of the tab that is asked for
  '(desk)/ratings/page.tsx': 'reading, views[view]',
  '(desk)/audit/page.tsx': 'readingAudit',
  '(desk)/sources/page.tsx': 'readingWholeCity',
  '(desk)/sources/[source]/page.tsx': 'readingWholeCity',
  '(desk)/keys/page.tsx': 'managingKeys',
  '(desk)/map/page.tsx': 'reading',
  '(desk)/matrix/page.tsx': 'reading',
  '(desk)/platforms/page.tsx': 'keepingPlatforms',
  '(desk)/profile/alerts/page.tsx': 'reachingOneself',
  '(desk)/records/[dataset]/[id]/page.tsx': 'reading',
  '(desk)/rules/page.tsx': 'reading',
  'm/census/page.tsx': 'surveying',
  'm/page.tsx': 'casePermissions.accept',
  'ratings/sheet/page.tsx': 'supervisingRatings',
  'screen/page.tsx': 'showingWall',
  '(desk)/screens/page.tsx': 'showingOnScreens',
}

const served = readdirSync('src/app', { recursive: true, encoding: 'utf8' })
  .filter(each => /(^|\/)(page|route)\.tsx?$/.test(each))
  .sort()
const source = (file: string) => readFileSync(`src/app/${file}`, 'utf8')

/** The right that a file asks for before anything else; null where it asks for none. */
function rightOf(text: string): string | null {
  const asked = [...text.matchAll(/\bpageActor\(([^)]*)\)/g)].map(each => each[1] || 'reading')
  return asked.length > 0 ? [...new Set(asked)].join(', ') : null
}

describe('pages', () => {
  it('are all known, each with its right', () => {
    expect(served.length).toBeGreaterThan(8)
    const rights = Object.fromEntries(served.filter(each => !(each in open)).map(each => [each, rightOf(source(each))]))
    expect(rights).toEqual(closed)
  })

  it('that are open ask for none and show nothing that needs one', () => {
    for (const file of Object.keys(open)) {
      expect(served).toContain(file)
      expect([file, /features\/(?!people|areas|ratings|cases|kiosks)/.test(source(file))]).toEqual([file, false])
    }
  })

  it('without a right would be found', () => {
    expect(rightOf('export default async function Page() { return <main /> }')).toBeNull()
    expect(rightOf('  await pageActor(editingIndex)')).toBe('editingIndex')
  })
})
