import { type Damage, type Outcome, tryDamaged } from './damaged-inputs.ts'

// One of the bounded processes of the torture's fuzzing: tries the inputs `from` to `until` of one kind and says after each hundred how far it is. What goes wrong is told, not fatal;
// what ends this process is noticed by the one that started it.
const [kind, seed, from, until] = process.argv.slice(2)
const outcomes: Partial<Record<Outcome, number>> = {}
for (let i = Number(from); i < Number(until); i += 1) {
  try {
    const outcome = await tryDamaged(kind as Damage, Number(seed), i)
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  } catch (error) {
    process.send?.({ wrong: i, why: told(error) })
  }
  if (i % 100 === 0) process.send?.({ at: i })
}
process.send?.({ done: outcomes })
process.disconnect?.()

function told(error: unknown): string {
  const parts: string[] = []
  for (let one = error; one instanceof Error; one = one.cause) parts.push(one.message)
  return parts.join(' ← ').slice(0, 2_000)
}
