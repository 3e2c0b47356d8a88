import type { Page } from '@playwright/test'

/** A page of which every breach of its policy and every error it wrote is kept, from before its first script on. */
export async function watch(page: Page): Promise<{ faults(): Promise<string[]> }> {
  const errors: string[] = []
  const breaches: string[] = []
  await page.exposeFunction('noteBreach', (breach: string) => breaches.push(breach))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      ;(window as unknown as { noteBreach(breach: string): void }).noteBreach(
        `${location.pathname}: ${effectiveDirective} ${blockedURI} ${sample}`,
      )
    })
  })
  page.on('console', message => {
    // a missing page is an error of the line to a browser; that it is missing is what was asked for
    if (message.type() === 'error' && !/status of 40[34]/.test(message.text())) errors.push(message.text())
  })
  page.on('pageerror', error => errors.push(error.message))
  return {
    async faults() {
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
      return [...new Set([...breaches, ...errors])]
    },
  }
}
