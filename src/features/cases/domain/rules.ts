/** Days after its end in which a case can be reopened. */
export const REOPEN_DAYS = 15
/** How often a deadline may be moved, and a clock stopped (城市管理 practice: twice, once). */
export const EXTENSIONS = 2
export const SUSPENSIONS = 1
