import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * An empty temporary folder for DATA_DIR, for the caller to remove. Others may enter it: as root the database runs
 * under another account, and would have to keep its files elsewhere if it could not.
 */
export function dataFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'chengmai-data-'))
  chmodSync(path, 0o755)
  return path
}
