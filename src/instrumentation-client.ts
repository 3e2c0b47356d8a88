/**
 * Runs in the browser before everything else. Zod would try out whether it may make code from text; the policy of our
 * pages forbids that, and browsers report the attempt. Zod keeps what `z.config()` sets under this name, and finds it
 * here without every page having to load it.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
