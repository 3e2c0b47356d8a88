import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What keeps somebody from using the page, or the part of it that is named. */
export async function barriers(page: Page, part = 'html'): Promise<string[]> {
  // what is in order is not listed: on pages of thousands of elements that list is most of the work
  const axe = new AxeBuilder({ page }).include(part).options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations
    .filter(each => each.impact === 'serious' || each.impact === 'critical')
    .map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
}
