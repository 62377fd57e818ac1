import { survivalOfCsv } from '../../electron/api/survival.ts'

// One process does what R does in one: reads the file, curves, log-rank, stratified log-rank, Cox, concordance and proportionality. Prints what that cost.
const file = process.argv[2] as string
const asked = { time: 'days', event: 'left', group: 'handling' } as const
const names = ['size', 'use', 'annual', 'new', 'earlier', 'spend']
const whole = await survivalOfCsv(file, { ...asked, covariates: names, at: [90, 180, 365] })
// The stratified test is a question of its own, and reads the file again: R has it in memory, we pay for it.
await survivalOfCsv(file, { ...asked, strata: ['annual'] })
const { user, system } = process.cpuUsage()
const { maxRSS } = process.resourceUsage()
console.log(
  JSON.stringify({
    seconds: (user + system) / 1e6,
    elapsed: process.uptime(),
    megabytes: maxRSS / 1024,
    coefficients: whole.cox?.coefficients.map((c) => c.coef) ?? [],
  }),
)
