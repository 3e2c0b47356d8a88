import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from './src/e2e/chromium'

export default defineConfig({
  testDir: 'src/e2e',
  testMatch: '*.spec.ts',
  outputDir: '.data/reports/browser',
  // each journey starts servers of its own, and software rendering fills the cores by itself
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  use: { launchOptions: chromiumLaunch(), screenshot: 'only-on-failure' },
})
