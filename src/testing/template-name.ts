/** Name of the migrated, empty database that every test file gets a copy of. */
export const templateName = 'chengmai_template'
