/** One choice among some in a cell of a long table, with its label only spoken. The browser's own list: a hundred of React Aria's take a quarter of a second to draw. */
export function CellSelect<Id extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly text: string }[]
  readonly onChange: (id: Id) => void
}) {
  return (
    <div className="field">
      <span className="select cell-select">
        <select
          aria-label={label}
          value={value}
          onChange={(event) => {
            const chosen = options.find(({ id }) => id === event.target.value)
            if (chosen) onChange(chosen.id)
          }}
        >
          {options.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
        <span className="select-mark" aria-hidden="true" />
      </span>
    </div>
  )
}
