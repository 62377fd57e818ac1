/** The calendar day where this computer stands, `2026-11-22`; `PROOFBOOK_TODAY` answers instead when set. */
export function today(env: NodeJS.ProcessEnv = process.env): string {
  return env.PROOFBOOK_TODAY ?? new Intl.DateTimeFormat('sv-SE').format(new Date())
}

/** The instant now, in seconds; the beginning of the day that `PROOFBOOK_TODAY` names, when set. */
export function clock(env: NodeJS.ProcessEnv = process.env): number {
  return Math.floor((env.PROOFBOOK_TODAY ? Date.parse(`${env.PROOFBOOK_TODAY}T00:00:00Z`) : Date.now()) / 1000)
}
