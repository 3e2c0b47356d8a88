import { database } from '@/platform/db/client'
import { openCouriers } from '@/platform/delivery'
import { sendNext } from '../commands/send-due'
import { testKind } from './kind'

// A worker of its own process, to be killed: sends what waits, as the environment says.
const sql = database()
const couriers = openCouriers()
while (await sendNext({ sql, couriers, kinds: [testKind], at: new Date() }));
await Promise.all(Object.values(couriers).map(each => each?.close()))
await sql.end()
