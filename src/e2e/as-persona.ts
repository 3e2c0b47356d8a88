import type { BrowserContext, Page } from '@playwright/test'

/** A page of one of the demo's people, who chose himself at the door by keyboard and was led on. */
export async function asPersona(
  context: BrowserContext,
  baseUrl: string,
  persona: string,
  next: string,
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${baseUrl}/sign-in?next=${encodeURIComponent(next)}&lang=zh`)
  await page.locator(`button[value="${persona}"]`).press('Enter')
  await page.waitForURL(url => url.pathname === next)
  return page
}
