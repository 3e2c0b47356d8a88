import { requireNode } from './lib/node-version.mjs'

requireNode()
const { main } = await import('./lib/say.mjs')
const { start } = await import('./lib/launcher.mjs')
await main(start)
