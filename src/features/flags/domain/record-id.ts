/** How projects and steps are named; whatever else is asked for is a unit's code, or nothing. */
export const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i
