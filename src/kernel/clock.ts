/** The process's clock: for cookies, logs and pages. Lead, grants, deadlines and audit use the database's time only. */
export const now = (): Date => new Date();
