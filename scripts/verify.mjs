import { requireNode } from './lib/node-version.mjs'

requireNode()
const { ensureInstalled } = await import('./lib/install.mjs')
const { main } = await import('./lib/say.mjs')
const { fastChecks, runChecks } = await import('./lib/checks.mjs')
const { prepareAll } = await import('./prepare.mjs')

// `npm run verify`: everything that needs neither a database nor a browser
await main(async () => {
  await ensureInstalled()
  await prepareAll()
  await runChecks(fastChecks)
})
