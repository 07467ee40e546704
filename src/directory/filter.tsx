type FilterProps = {
  name: string
  label: string
  all: string
  value: string | undefined
  options: readonly { value: string; label: string }[]
}

/** One choice among those that a list is narrowed by; the first one leaves it as it is. */
export const Filter = ({ name, label, all, value, options }: FilterProps) => (
  <div class="ds-field">
    <label class="ds-label" for={name}>
      {label}
    </label>
    <select class="ds-input" id={name} name={name}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)
