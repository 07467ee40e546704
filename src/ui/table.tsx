import type { ComponentChildren } from 'preact'

type Column<Row> = {
  label: string
  cell: (row: Row) => ComponentChildren
  /** The cell that names its row; the first column when none says so. */
  header?: boolean
  numeric?: boolean
}

type TableProps<Row> = {
  caption: string
  /** The caption is for screen readers only where a heading above says the same. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}

/** Rows and columns; on a narrow screen, one card a row with the column's name beside each value. */
export function Table<Row>({ caption, captionHidden = false, columns, rows }: TableProps<Row>) {
  const namer = Math.max(
    0,
    columns.findIndex((column) => column.header),
  )
  return (
    <table class="ds-table stacking">
      <caption class={captionHidden ? 'ds-sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, numeric }) => (
            <th scope="col" class={numeric ? 'numeric' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>{columns.map((column, place) => (place === namer ? named(column, row) : plain(column, row)))}</tr>
        ))}
      </tbody>
    </table>
  )
}

const named = <Row,>({ cell }: Column<Row>, row: Row) => <th scope="row">{cell(row)}</th>

const plain = <Row,>({ label, cell, numeric }: Column<Row>, row: Row) => (
  <td data-label={label} class={numeric ? 'numeric' : undefined}>
    <div>{cell(row)}</div>
  </td>
)

type SummaryListProps = { items: readonly { term: string; value: ComponentChildren }[] }

/** Facts with their names: what is known about one thing. */
export const SummaryList = ({ items }: SummaryListProps) => (
  <dl class="summary">
    {items.map(({ term, value }) => (
      <div>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
