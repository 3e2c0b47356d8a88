export { ensureIngestKey } from '../../platform/ingest-key'
export { ingestFile } from './commands/ingest-file'
export { OWN_SOURCE, type OwnRecord, saveRecords } from './commands/save-records'
export { type HeldRecord, holdRecord, holdRecordByKey } from './data/own-record.queries'
