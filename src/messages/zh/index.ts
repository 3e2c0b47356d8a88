import common from './common.json'
import doors from './doors.json'
import error from './error.json'
import indexEditing from './indexEditing.json'
import indexPage from './indexPage.json'
import indicatorPage from './indicatorPage.json'
import people from './people.json'
import wall from './wall.json'

export default { common, doors, error, indexEditing, indexPage, indicatorPage, people, wall }
