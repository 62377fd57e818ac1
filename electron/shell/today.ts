/** The calendar day where this computer stands, `2026-11-22`. The only place in the app that asks the clock; `PROOFBOOK_TODAY` answers instead when set. */
export function today(env: NodeJS.ProcessEnv = process.env): string {
  return env.PROOFBOOK_TODAY ?? new Intl.DateTimeFormat('sv-SE').format(new Date())
}
