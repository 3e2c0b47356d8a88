import pino from 'pino'
import { config } from './config'
import { singleton } from './singleton'

/** Structured log on standard error, so that standard output belongs to progress and the address. */
export const log = () => singleton('log', () => pino({ level: config().logLevel, base: null }, pino.destination(2)))
