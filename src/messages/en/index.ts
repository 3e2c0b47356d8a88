import audit from './audit.json'
import common from './common.json'
import desk from './desk.json'
import deskMap from './deskMap.json'
import doors from './doors.json'
import error from './error.json'
import indexEditing from './indexEditing.json'
import indexPage from './indexPage.json'
import indicatorPage from './indicatorPage.json'
import keys from './keys.json'
import masked from './masked.json'
import notices from './notices.json'
import people from './people.json'
import rate from './rate.json'
import ratings from './ratings.json'
import record from './record.json'
import shell from './shell.json'
import wall from './wall.json'

export default {
  audit,
  keys,
  masked,
  common,
  desk,
  deskMap,
  doors,
  error,
  indexEditing,
  indexPage,
  indicatorPage,
  people,
  rate,
  ratings,
  record,
  shell,
  wall,
  notices,
}
