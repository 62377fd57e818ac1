const pageSize = 10_000

/** Asks page after page until there are no more: the core hands out long lists in pieces. */
export async function allPages<T>(
  askPage: (page: {
    readonly offset: number
    readonly limit: number
  }) => Promise<{ readonly total: number; readonly rows: readonly T[] }>,
): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const { total, rows } = await askPage({ offset: all.length, limit: pageSize })
    all.push(...rows)
    if (rows.length === 0 || all.length >= total) return all
  }
}
