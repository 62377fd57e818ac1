import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../../shared/stats/random.ts'

/** Both programs read the same file and compute the same things in the same run, so the machine divides out. */
const bound = 1
const goal = 0.5
const groups = ['AI strong', 'AI poor', 'human only', 'AI then human'] as const
const shift = [-0.25, 0.35, 0, 0.1]
const covariates = ['size', 'use', 'annual', 'new', 'earlier', 'spend'] as const

/**
 * `npm run bench -- survival [customers]`: one million customers in four groups with six covariates: reading the file, Kaplan–Meier, log-rank, stratified log-rank, Cox with Efron's ties, concordance and
 * proportionality, each side in one process of its own. Prints CPU seconds and peak memory of Proofbook and of R's `survival`, and their ratios.
 */
export function bench(args: readonly string[] = []): void {
  const customers = Number(args[0] ?? 1_000_000)
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-bench-'))
  try {
    const file = join(folder, 'customers.csv')
    inventCustomers(file, customers)
    const own = measureOwn(file)
    print('Proofbook', own)
    const r = measureR(folder, file)
    if (r === null) {
      console.log('left out: R with its package survival is not installed, so there is nothing to divide by')
      return
    }
    print('R survival', r)
    const time = own.seconds / r.seconds
    const memory = own.megabytes / r.megabytes
    console.log(
      `ratio of CPU time ${time.toFixed(2)} (goal ${goal}, must be under ${bound}); of peak memory ${memory.toFixed(2)} (must be under 1)`,
    )
    const apart = Math.max(...own.coefficients.map((coef, j) => Math.abs(coef - (r.coefficients[j] ?? Number.NaN))))
    console.log(`largest difference of a coefficient: ${apart.toExponential(1)}`)
    if (!(time < bound && memory < 1 && apart < 1e-6)) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly seconds: number
  readonly elapsed: number
  readonly megabytes: number
  readonly coefficients: readonly number[]
}

function print(name: string, { seconds, elapsed, megabytes }: Measured): void {
  console.log(
    `${name.padEnd(10)} ${seconds.toFixed(2)} s of CPU, ${elapsed.toFixed(2)} s elapsed, peak ${megabytes.toFixed(0)} MB`,
  )
}

/** Writes customers whose leaving depends on group and covariates; whole days up to three years, most still there. */
function inventCustomers(file: string, customers: number): void {
  const random = seededRandom(20_260_722)
  const out = openSync(file, 'w')
  let text = `id,days,left,handling,${covariates.join(',')}\n`
  for (let i = 1; i <= customers; i++) {
    const pick = random.uniform()
    const group = pick < 0.4 ? 0 : pick < 0.55 ? 1 : pick < 0.85 ? 2 : 3
    const values = [
      random.normal(),
      random.normal(),
      random.uniform() < 0.3 ? 1 : 0,
      random.uniform() < 0.15 ? 1 : 0,
      Math.min(9, Math.floor(random.exponential() * 1.5)),
      Math.exp(0.4 * random.normal()),
    ] as const
    const [size, use, annual, fresh, earlier, spend] = values
    const log = 0.2 * size - 0.1 * use - 0.3 * annual + 0.4 * fresh + 0.1 * earlier + 0.05 * spend + (shift[group] ?? 0)
    const leaves = Math.max(1, Math.ceil((random.exponential() * 900) / Math.exp(log)))
    const seen = 30 + random.integer(1066)
    text += `${i},${Math.min(leaves, seen)},${leaves <= seen ? 1 : 0},${groups[group]},${values.map((v) => (Number.isInteger(v) ? v : v.toFixed(6))).join(',')}\n`
    if (text.length > 1 << 20) {
      writeSync(out, text)
      text = ''
    }
  }
  writeSync(out, text)
  closeSync(out)
}

function measureOwn(file: string): Measured {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'survival-worker.ts'), file],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Measured
}

function measureR(folder: string, file: string): Measured | null {
  if (spawnSync('Rscript', ['-e', 'library(survival)']).status !== 0) return null
  const script = join(folder, 'bench.R')
  writeFileSync(script, rScript)
  const { stdout, status, stderr } = spawnSync('Rscript', ['--vanilla', script, file], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const [seconds, elapsed, megabytes, ...coefficients] = stdout.trim().split(/\s+/).map(Number)
  return { seconds: seconds as number, elapsed: elapsed as number, megabytes: megabytes as number, coefficients }
}

const rScript = `
suppressMessages(library(survival))
d <- read.csv(commandArgs(TRUE)[1])
y <- Surv(d$days, d$left)
km <- survfit(y ~ handling, d, conf.type = "log-log")
at <- summary(km, times = c(90, 180, 365), extend = TRUE)
one <- survdiff(y ~ handling, d)
two <- survdiff(y ~ handling + strata(annual), d)
fit <- coxph(y ~ ${covariates.join(' + ')}, d, ties = "efron")
# coxph computes concordance itself: it is part of the fit's time.
agreement <- fit$concordance
zph <- cox.zph(fit)
p <- proc.time()
peak <- as.numeric(sub("[^0-9]*([0-9]+).*", "\\\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cat(p[["user.self"]] + p[["sys.self"]], p[["elapsed"]], peak, format(coef(fit), digits = 15))
`
