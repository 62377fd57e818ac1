/** A table as text for the clipboard: tabs for a spreadsheet, or CSV by RFC 4180. Line breaks and tabs inside a cell become spaces in the tabbed form. */
export function tableText(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  form: 'tabs' | 'csv',
): string {
  const cell =
    form === 'tabs'
      ? (text: string) => text.replace(/[\t\r\n]+/g, ' ')
      : (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const separator = form === 'tabs' ? '\t' : ','
  return [columns, ...rows].map((row) => row.map(cell).join(separator)).join(form === 'tabs' ? '\n' : '\r\n')
}
