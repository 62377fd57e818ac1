/** The beginning of a table as read from a file: text cells, nothing decided yet. */
export interface TableSample {
  readonly rows: readonly (readonly string[])[]
  /** Line of the file for each row; 1 is the first. */
  readonly lines: readonly number[]
  /** True when `rows` is the whole table. */
  readonly isWhole: boolean
  /** True when numbers and dates come from a program's own types (JSON, a workbook), so that `.` is the decimal mark and the year comes first. */
  readonly isTyped: boolean
}
