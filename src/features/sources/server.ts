export { ensureIngestKey } from '../../platform/ingest-key'
export { ingestFile } from './commands/ingest-file'
