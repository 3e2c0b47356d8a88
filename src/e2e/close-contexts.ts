import type { Browser } from '@playwright/test'

/**
 * Closes every window that a test has opened. One that nobody looks at any more still draws its map in software and
 * looks for a server that has ended, beside all tests that follow.
 */
export const closeContexts = (browser: Browser) => Promise.all(browser.contexts().map(each => each.close()))
