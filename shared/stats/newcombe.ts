import { type Proportion, wilsonInterval } from './wilson.ts'

/**
 * Newcombe's interval of the difference of two independent shares (a minus b), from their Wilson intervals: method 10 of Newcombe 1998,
 * Stat. Med. 17:873. Never leaves −1 to 1 and is right for small arms. 56 of 70 against 48 of 80: 0.2, from 0.0524 to 0.3339.
 */
export function newcombeDifference(
  a: { readonly successes: number; readonly n: number },
  b: { readonly successes: number; readonly n: number },
  level = 0.95,
): Proportion {
  const first = wilsonInterval(a.successes, a.n, level)
  const second = wilsonInterval(b.successes, b.n, level)
  const estimate = first.estimate - second.estimate
  return {
    estimate,
    low: estimate - Math.hypot(first.estimate - first.low, second.high - second.estimate),
    high: estimate + Math.hypot(first.high - first.estimate, second.estimate - second.low),
  }
}
